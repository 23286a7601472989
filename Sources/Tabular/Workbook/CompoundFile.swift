/// A compound file ([MS-CFB]), the container of Excel 97 to 2003 and of workbooks with a password: a file system in a file.
///
///     header (512 bytes, takes the room of a sector) | sector 0 | sector 1 | …
///
/// A table (FAT) holds, for each sector, the number of the next sector of the same file.
struct CompoundFile {
  /// The first bytes of every compound file.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Entries of the outermost folder. Embedded objects in its subfolders are not read.
  private(set) var entries: [CompoundEntry] = []
  private let file: StoredFile
  private let header: CompoundHeader
  /// Number of sectors.
  private let sectors: Int
  /// The table: four bytes for each sector, the number of the next one.
  private var table: [UInt8] = []
  private var root: CompoundEntry

  /// Reads header, table and directory.
  ///
  /// - Throws: `ReadError.workbook` for a file that is too large or contradicts itself.
  init(_ file: StoredFile, limits: WorkbookLimits) throws(ReadError) {
    guard try file.size() <= limits.storedXLSBytes else {
      throw .workbook(path: file.path, fault: .tooLarge(.storedBytes, limit: limits.storedXLSBytes))
    }
    self.file = file
    guard let header = CompoundHeader(try file.bytes(at: 0, count: 512)) else { throw file.brokenStructure }
    self.header = header
    // The header takes the room of a sector, and the last sector may be cut short.
    sectors = max((try file.size() + header.sectorBytes - 1) / header.sectorBytes - 1, 0)
    root = CompoundEntry([], at: 0)
    for sector in try tableSectors() { table += try bytes(of: sector) }
    try readDirectory(atMost: limits.parts)
  }

  /// The entry of the workbook; nil if there is none. A file for both Excel 95 and 97 has two, of which the one of Excel 97
  /// is read.
  var workbook: CompoundEntry? { entries.first { $0.isFile("workbook") } ?? entries.first { $0.isFile("book") } }

  /// Finds the content of an entry.
  ///
  /// - Throws: `ReadError.workbook` if sectors are missing.
  func content(of entry: CompoundEntry) throws(ReadError) -> CompoundStream {
    if entry.size < header.smallFileLimit {
      return try CompoundStream(file, size: entry.size, sectors: smallSectors(from: entry.firstSector), of: 64)
    }
    let sectors = try chain(from: entry.firstSector).map(offset)
    return try CompoundStream(file, size: entry.size, sectors: sectors, of: header.sectorBytes)
  }

  /// Byte offset of a sector.
  private func offset(of sector: Int) -> Int { (sector + 1) * header.sectorBytes }

  /// The numbers of the sectors of one file, from the first on. A chain longer than the file is a circle, and refused.
  private func chain(from first: Int, in table: [UInt8], of sectors: Int) throws(ReadError) -> [Int] {
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

  private func chain(from first: Int) throws(ReadError) -> [Int] { try chain(from: first, in: table, of: sectors) }

  /// The offsets of the sectors of a small file, which have 64 bytes, a table of their own, and are in the content of the
  /// root.
  private func smallSectors(from first: Int) throws(ReadError) -> [Int] {
    let room = try chain(from: root.firstSector)
    let perSector = header.sectorBytes / 64
    let count = room.count * perSector
    var smallTable: [UInt8] = []
    for sector in try chain(from: header.firstSmallTableSector) where smallTable.count < 4 * count {
      smallTable += try bytes(of: sector)
    }
    return try chain(from: first, in: smallTable, of: count).map { small in
      offset(of: room[small / perSector]) + small % perSector * 64
    }
  }

  /// The bytes of a sector; zeros after the end of the file.
  private func bytes(of sector: Int) throws(ReadError) -> [UInt8] {
    guard sector < sectors else { throw file.brokenStructure }
    let bytes = try file.bytes(at: offset(of: sector), count: header.sectorBytes)
    return bytes + [UInt8](repeating: 0, count: header.sectorBytes - bytes.count)
  }

  /// The numbers of the sectors that hold the table. The header lists the first ones; sectors of their own list the others,
  /// each with the number of the next such sector at its end.
  private func tableSectors() throws(ReadError) -> [Int] {
    var listed = header.tableSectors.filter(CompoundHeader.isSector)
    var list = header.firstListSector
    var lists = 0
    while listed.count < header.tableSectorCount, CompoundHeader.isSector(list) {
      let content = try bytes(of: list)
      lists += 1
      guard lists <= sectors else { throw file.brokenStructure }
      let numbers = stride(from: 0, to: content.count, by: 4).compactMap { content.integer(at: $0, bytes: 4) }
      listed += numbers.dropLast().filter(CompoundHeader.isSector)
      list = numbers.last ?? CompoundHeader.endOfChain
    }
    // More table sectors than these would be about sectors beyond the end of the file.
    let needed = 4 * sectors / header.sectorBytes + 1
    return Array(listed.prefix(min(header.tableSectorCount, needed)))
  }

  /// Reads the directory, and lists the entries of the outermost folder.
  private mutating func readDirectory(atMost limit: Int) throws(ReadError) {
    var all: [CompoundEntry] = []
    for sector in try chain(from: header.firstDirectorySector) {
      guard all.count < limit else { throw .workbook(path: file.path, fault: .tooLarge(.parts, limit: limit)) }
      let content = try bytes(of: sector)
      all += stride(from: 0, to: content.count, by: CompoundEntry.size).map { CompoundEntry(content, at: $0) }
    }
    guard let root = all.first, root.kind == CompoundEntry.rootKind else { throw file.brokenStructure }
    self.root = root
    // The entries of a folder are a binary tree. A circle in it ends when every entry was seen.
    var open = [root.child]
    var isSeen = [Bool](repeating: false, count: all.count)
    while let index = open.popLast() {
      guard all.indices.contains(index), !isSeen[index] else { continue }
      isSeen[index] = true
      entries.append(all[index])
      open += [all[index].left, all[index].right]
    }
  }
}

extension StoredFile {
  /// The error for a container that contradicts itself.
  var brokenStructure: ReadError { .workbook(path: path, fault: .damaged(part: "", line: nil, damage: .structure)) }
}
