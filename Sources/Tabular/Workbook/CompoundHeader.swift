/// The first 512 bytes of a compound document.
struct CompoundHeader {
  static let endOfChain = 0xFFFF_FFFE

  /// Whether a number is one of a sector, and not a mark.
  static func isSector(_ number: Int) -> Bool { number < 0xFFFF_FFFA }

  /// 512 or 4096.
  let sectorBytes: Int
  let tableSectorCount: Int
  let firstDirectorySector: Int
  /// Files smaller than this are held in the content of the root.
  let smallFileLimit: Int
  let firstSmallTableSector: Int
  let firstListSector: Int
  /// As listed in the header itself; places that are not used among them.
  let tableSectors: [Int]

  /// Nil where the bytes are no header.
  init?(_ bytes: [UInt8]) {
    func field(_ index: Int, _ count: Int) -> Int { bytes.integer(at: index, bytes: count) ?? 0 }
    guard bytes.count == 512, bytes.starts(with: CompoundFile.signature), field(28, 2) == 0xFFFE else { return nil }
    switch (field(30, 2), field(32, 2)) {
    case (9, 6): sectorBytes = 512
    case (12, 6): sectorBytes = 4096
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

/// A file or folder of a compound document.
struct CompoundEntry {
  static let size = 128
  static let fileKind = 2
  static let rootKind = 5

  private(set) var name = ""
  private(set) var kind = 0
  private(set) var left = 0
  private(set) var right = 0
  private(set) var child = 0
  private(set) var firstSector = CompoundHeader.endOfChain
  private(set) var size = 0

  init() {}

  init(_ bytes: [UInt8], at start: Int) {
    func field(_ index: Int, _ count: Int) -> Int { bytes.integer(at: start + index, bytes: count) ?? 0 }
    // The length is in bytes and counts the zero at the end.
    let units = stride(from: 0, to: min(field(64, 2), 64) - 2, by: 2).map { UInt16(truncatingIfNeeded: field($0, 2)) }
    name = String(decoding: units, as: UTF16.self)
    kind = field(66, 1)
    left = field(68, 4)
    right = field(72, 4)
    child = field(76, 4)
    firstSector = field(116, 4)
    size = field(120, 4)
  }

  /// Whether this is a file of that name; the case of letters does not count.
  func isFile(_ wanted: String) -> Bool { kind == CompoundEntry.fileKind && name.lowercased() == wanted }
}
