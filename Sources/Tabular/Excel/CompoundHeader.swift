/// The first 512 bytes of a compound document.
struct CompoundHeader {
  static let endOfChain = 0xFFFF_FFFE

  /// Whether a number is one of a sector, and not a mark.
  static func isSector(_ number: Int) -> Bool { number < 0xFFFF_FFFA }

  /// 512 or 4096.
  let sectorBytes: Int
  let tableSectorCount: Int
  let firstDirectorySector: Int
  /// Files smaller than this are held in the root's content, in sectors of 64 bytes.
  let smallFileLimit: Int
  let firstSmallTableSector: Int
  let firstListSector: Int
  /// As listed in the header itself; places that are not used among them.
  let tableSectors: [Int]

  /// Nil where the bytes are no header.
  init?(_ bytes: [UInt8]) {
    func field(_ index: Int, _ count: Int) -> Int { bytes.integer(at: index, bytes: count) ?? 0 }
    guard bytes.count == 512, bytes.starts(with: CompoundFile.signature), field(28, 2) == 0xFFFE else { return nil }
    switch (field(26, 2), field(30, 2), field(32, 2)) {
    case (3, 9, 6): sectorBytes = 512
    case (4, 12, 6): sectorBytes = 4096
    default: return nil
    }
    tableSectorCount = field(44, 4)
    firstDirectorySector = field(48, 4)
    smallFileLimit = field(56, 4)
    firstSmallTableSector = field(60, 4)
    firstListSector = field(68, 4)
    tableSectors = stride(from: 76, to: 512, by: 4).map { field($0, 4) }
  }
}
