/// The first 512 bytes of a compound file ([MS-CFB] 2.2), numbers with the low byte first.
///
///      0  signature                      48  first sector of the directory
///     28  0xFFFE: the low byte first     56  size from which a file is not small
///     30  size of a sector, 2^9 or 2^12  60  first sector of the table of small sectors
///     32  size of a small sector, 2^6    68  first sector of the list of table sectors
///     44  number of table sectors        76  the first 109 table sectors
struct CompoundHeader {
  static let endOfChain = 0xFFFF_FFFE

  /// Whether a number is that of a sector; higher ones are marks.
  static func isSector(_ number: Int) -> Bool { number < 0xFFFF_FFFA }

  /// Bytes of a sector: 512 or 4096.
  let sectorBytes: Int
  let tableSectorCount: Int
  let firstDirectorySector: Int
  /// Size in bytes below which the content of the root holds a file.
  let smallFileLimit: Int
  let firstSmallTableSector: Int
  let firstListSector: Int
  /// Table sectors that the header lists, including unused places.
  let tableSectors: [Int]

  /// Reads a header.
  ///
  /// - Returns: nil if the bytes are no header.
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

/// A file or folder of a compound file ([MS-CFB] 2.6): 128 bytes of the directory.
struct CompoundEntry {
  /// Bytes of an entry in the directory.
  static let size = 128
  static let fileKind = 2
  static let rootKind = 5

  let name: String
  let kind: Int
  /// Numbers of the neighbours in the tree of the folder, and of the root of the folder's own tree.
  let left, right, child: Int
  let firstSector: Int
  /// Bytes of the content.
  let size: Int

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

  /// Whether the entry is a file with this name in small letters, whatever its case.
  func isFile(_ wanted: String) -> Bool { kind == CompoundEntry.fileKind && name.lowercased() == wanted }
}
