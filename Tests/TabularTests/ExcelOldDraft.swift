import Foundation

@testable import Tabular

/// The records of a workbook of Excel 97, or of Excel 95 with texts in bytes, for what xlwt does not write.
struct ExcelOldDraft {
  var isUnicode = true
  /// Records of the workbook, between its first and its sheets.
  var globals: [UInt8] = []
  /// Records of the only sheet.
  var cells: [UInt8] = []
  /// The name as stored, with its length.
  var name: [UInt8] = [1, 0, UInt8(ascii: "S")]

  /// A record.
  static func record(_ kind: Int, _ data: [UInt8]...) -> [UInt8] {
    let data = data.flatMap(\.self)
    return low(kind, 2) + low(data.count, 2) + data
  }

  /// A number with its low byte first.
  static func low(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func low(_ number: Double) -> [UInt8] { low(Int(bitPattern: UInt(number.bitPattern)), 8) }

  /// A text with its length in two bytes.
  static func text(_ text: String, isWide: Bool = true) -> [UInt8] {
    low(text.utf16.count, 2) + [isWide ? 1 : 0] + text.utf16.flatMap { low(Int($0), isWide ? 2 : 1) }
  }

  /// The first bytes of each cell: row and column from 0, and style.
  static func place(_ row: Int, _ column: Int, style: Int = 0) -> [UInt8] {
    low(row, 2) + low(column, 2) + low(style, 2)
  }

  var stream: [UInt8] {
    let version = isUnicode ? 0x0600 : 0x0500
    func begin(_ kind: Int) -> [UInt8] { Self.record(0x0809, Self.low(version, 2), Self.low(kind, 2), Self.low(0, 4)) }
    let end = Self.record(0x000A)
    let head = begin(5) + globals
    let position = head.count + 4 + 6 + name.count + end.count
    let sheet = Self.record(0x0085, Self.low(position, 4), [0, 0], name)
    return head + sheet + end + begin(0x10) + cells + end
  }

  /// Writes the workbook; a small one in sectors of 64 bytes.
  func file(isSmall: Bool = false) throws -> ScratchFile {
    var content = stream
    if !isSmall { content += Array(repeating: 0, count: max(4096 - content.count, 0)) }
    return try ScratchFile(compound(content, named: isUnicode ? "Workbook" : "Book"))
  }
}

/// A compound document with one file in it.
func compound(_ content: [UInt8], named name: String) -> [UInt8] {
  let low = ExcelOldDraft.low as (Int, Int) -> [UInt8]
  let none = 0xFFFF_FFFF
  let end = 0xFFFF_FFFE
  let isSmall = content.count < 4096
  let sectors = (content.count + 511) / 512
  // The table, the directory, the table of small sectors, and the content.
  let table = [0xFFFF_FFFD, end, end] + (0..<sectors).map { $0 + 1 < sectors ? $0 + 4 : end }
  let smallSectors = (content.count + 63) / 64
  let smallTable = isSmall ? (0..<smallSectors).map { $0 + 1 < smallSectors ? $0 + 1 : end } : []
  func sector(_ numbers: [Int]) -> [UInt8] {
    (numbers + Array(repeating: none, count: 128 - numbers.count)).flatMap { low($0, 4) }
  }
  func entry(_ name: String, _ kind: UInt8, child: Int, first: Int, size: Int) -> [UInt8] {
    let units = Array(name.utf16).flatMap { low(Int($0), 2) }
    return units + Array(repeating: 0, count: 64 - units.count) + low(units.count + 2, 2) + [kind, 1]
      + low(none, 4) + low(none, 4) + low(child, 4) + Array(repeating: 0, count: 36) + low(first, 4) + low(size, 8)
  }
  let header =
    CompoundFile.signature + Array(repeating: 0, count: 16) + low(0x3E, 2) + low(3, 2) + low(0xFFFE, 2) + low(9, 2)
    + low(6, 2) + Array(repeating: 0, count: 10) + low(1, 4) + low(1, 4) + low(0, 4) + low(4096, 4) + low(2, 4)
    + low(1, 4) + low(end, 4) + low(0, 4) + low(0, 4) + Array(repeating: 0xFF, count: 108 * 4)
  let directory =
    entry("Root Entry", 5, child: 1, first: isSmall ? 3 : end, size: isSmall ? smallSectors * 64 : 0)
    + entry(name, 2, child: none, first: isSmall ? 0 : 3, size: content.count) + Array(repeating: 0, count: 256)
  return header + sector(table) + directory + sector(smallTable) + content
    + Array(repeating: 0, count: sectors * 512 - content.count)
}

/// A copy of one of the files that `Workbooks/make.py` has made.
func oldWorkbook(_ name: String) throws -> ScratchFile {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Workbooks")
  return try ScratchFile(Array(Data(contentsOf: folder.appending(path: "\(name).xls"))))
}
