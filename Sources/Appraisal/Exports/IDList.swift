import Tabular

/// Where something was read.
struct Origin: Sendable, Hashable {
  let file: String
  let line: Int
}

/// What an id in an export turns out to be.
enum IDMatch: Sendable {
  case known(Int)
  case unknown
  case broken(RejectCode, candidate: Origin?)

  /// What an id that is on no list is.
  ///
  /// - Parameter candidate: the id on the list that differs in leading zeros only.
  init(unlisted id: IDTable.ID, candidate: () -> Origin?) {
    if !id.key.isSound, let damage = Identifier.damage(id.text) {
      self = .broken(damage, candidate: nil)
    } else if let candidate = candidate() {
      self = .broken(.idLeadingZeros, candidate: candidate)
    } else {
      self = .unknown
    }
  }

  /// The number on the list.
  ///
  /// - Parameter column: the definition's word for it.
  func number(in column: String, else unknown: RejectCode) throws(CellFault) -> Int {
    switch self {
    case .known(let number): return number
    case .unknown: throw CellFault(code: unknown, column: column)
    case .broken(let code, let candidate): throw CellFault(code: code, column: column, candidate: candidate)
    }
  }
}

/// The ids of a list, with the place of each.
final class IDList: Sendable {
  private let table: IDTable
  private let origins: [Origin]

  /// - Parameter ids: distinct; their numbers count from 0.
  init(_ ids: [(id: String, origin: Origin)]) {
    var table = IDTable()
    for entry in ids { Identifier.withID(cleaned: entry.id) { _ = table.add($0) } }
    self.table = table
    origins = ids.map(\.origin)
  }

  /// The number of an id that is on the list as it is.
  @inline(__always) func number(of id: IDTable.ID) -> Int? { table.number(of: id) }

  /// Looks many ids up: `unlisted` for one that is not on the list as it is.
  func find(_ ids: borrowing Column<IDTable.ID>, _ numbers: inout Column<UInt32>) {
    numbers.resize(to: ids.count)
    unsafe numbers.withMutableElements { numbers in
      table.find(ids) { row, number in
        unsafe numbers[row] = number.map { UInt32(truncatingIfNeeded: $0) } ?? IDList.unlisted
      }
    }
  }

  static let unlisted = UInt32.max

  /// - Parameter id: nil for a blank cell.
  func match(_ id: IDTable.ID?) -> IDMatch {
    guard let id else { return .broken(.idMissing, candidate: nil) }
    if let number = table.number(of: id) { return .known(number) }
    return IDMatch(unlisted: id) { table.entries(likeNumber: id).map(\.number).min().map { origins[$0] } }
  }

  func match(_ text: String) -> IDMatch { Identifier.withID(cleaned: Identifier.cleaned(text)) { match($0) } }
}

extension Identifier {
  /// Lets an id be looked up that is a text.
  static func withID<Result>(cleaned text: String, _ body: (IDTable.ID?) -> Result) -> Result {
    if text.isEmpty { return body(nil) }
    let padded = Array(text.utf8) + [UInt8](repeating: 0, count: RecordBatch.padding)
    return unsafe padded.withUnsafeBytes { bytes in
      body(unsafe IDTable.ID(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - RecordBatch.padding)])))
    }
  }

  static func withID(cleaned text: String, _ body: (IDTable.ID) -> Void) {
    withID(cleaned: text) { (id: IDTable.ID?) in if let id { body(id) } }
  }

  /// Finds the id among the words of a cell such as `示例同学 3260000099`: the only one that is listed; where none is, the
  /// only one of letters and digits.
  ///
  /// - Parameter match: looks up a cleaned id; nil for a blank one.
  static func match(wordOf text: String, _ match: (IDTable.ID?) -> IDMatch) -> (word: String, match: IDMatch) {
    // Commas, semicolons, colons and brackets, the full-width ones, too.
    let marks = ",\u{FF0C}\u{3001};\u{FF1B}:\u{FF1A}/|()\u{FF08}\u{FF09}".unicodeScalars
    let words = text.unicodeScalars.split { $0.properties.isWhitespace || marks.contains($0) }.map {
      cleaned(String($0))
    }
    let matches = words.map { word in (word: word, match: withID(cleaned: word, match)) }
    let known = matches.filter { if case .known = $0.match { true } else { false } }
    if let only = known.first { return known.count == 1 ? only : ("", .broken(.idAmbiguous, candidate: nil)) }
    let likely = matches.filter { $0.word.utf8.contains { $0 >= 48 && $0 <= 57 } }
    guard let only = likely.first else { return ("", .broken(.idMissing, candidate: nil)) }
    return likely.count == 1 ? only : ("", .broken(.idAmbiguous, candidate: nil))
  }
}
