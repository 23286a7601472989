/// The container of Excel 97 to 2003, and of workbooks with a password: a small file system in a file.
struct CompoundFile {
  /// A file in the container.
  struct Entry {
    var name: String
    /// 1: a folder; 2: a file; 5: the root, whose content holds all small files.
    var kind: Int
    var firstSector: Int
    var size: Int
  }

  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private(set) var entries: [Entry] = []
  private(set) var header: CompoundHeader
  private let file: StoredFile
  private let sectors: Int
  /// For each sector the one that follows it.
  private var table: [UInt8] = []

  /// Reads the header, the table of sectors and the directory.
  init(_ file: StoredFile) throws(ReadError) {
    self.file = file
    guard let header = CompoundHeader(try file.bytes(at: 0, count: 512)) else { throw file.brokenStructure }
    self.header = header
    // The header takes the room of a sector.
    sectors = max((try file.size() + header.sectorBytes - 1) / header.sectorBytes - 1, 0)
    for sector in try tableSectors() { table += try bytes(of: sector) }
    try readDirectory()
  }

  /// The sectors that belong together, from the first on. None stands in more than one place of it.
  func chain(from first: Int) throws(ReadError) -> [Int] {
    var chain: [Int] = []
    var sector = first
    while sector != CompoundHeader.endOfChain {
      guard sector < sectors, chain.count < sectors, let next = table.integer(at: 4 * sector, bytes: 4) else {
        throw file.brokenStructure
      }
      chain.append(sector)
      sector = next
    }
    return chain
  }

  /// What a sector holds; the last one of a file may be cut short and is filled with zeros.
  func bytes(of sector: Int) throws(ReadError) -> [UInt8] {
    guard sector >= 0, sector < sectors else { throw file.brokenStructure }
    let size = header.sectorBytes
    let bytes = try file.bytes(at: (sector + 1) * size, count: size)
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }

  /// The sectors that the table of sectors stands in: the first are listed in the header, more in sectors of their own.
  private func tableSectors() throws(ReadError) -> [Int] {
    var listed = header.tableSectors
    var list = header.firstListSector
    var lists = 0
    while CompoundHeader.isSector(list) {
      let content = try bytes(of: list)
      lists += 1
      guard lists <= sectors else { throw file.brokenStructure }
      listed += stride(from: 0, to: content.count - 4, by: 4).compactMap { content.integer(at: $0, bytes: 4) }
      list = content.integer(at: content.count - 4, bytes: 4) ?? CompoundHeader.endOfChain
    }
    let used = Array(listed.filter(CompoundHeader.isSector).prefix(header.tableSectorCount))
    guard used.count == header.tableSectorCount, used.count <= sectors else { throw file.brokenStructure }
    return used
  }

  private mutating func readDirectory() throws(ReadError) {
    for sector in try chain(from: header.firstDirectorySector) {
      let content = try bytes(of: sector)
      for start in stride(from: 0, to: content.count, by: 128) {
        if let entry = Entry(content, at: start) { entries.append(entry) }
      }
    }
    guard entries.first?.kind == 5 else { throw file.brokenStructure }
  }
}

extension CompoundFile.Entry {
  fileprivate init?(_ bytes: [UInt8], at start: Int) {
    guard let kind = bytes.integer(at: start + 66, bytes: 1), kind != 0,
      let length = bytes.integer(at: start + 64, bytes: 2), length <= 64,
      let first = bytes.integer(at: start + 116, bytes: 4), let size = bytes.integer(at: start + 120, bytes: 4)
    else { return nil }
    // The length counts the zero at the end.
    let units = stride(from: start, to: start + max(length - 2, 0), by: 2).compactMap {
      bytes.integer(at: $0, bytes: 2)
    }
    name = String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
    self.kind = kind
    firstSector = first
    self.size = size
  }
}

extension StoredFile {
  /// The container contradicts itself.
  var brokenStructure: ReadError {
    .workbook(path: path, fault: .damaged(part: "", line: nil, damage: .structure))
  }
}
