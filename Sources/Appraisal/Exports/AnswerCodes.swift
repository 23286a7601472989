import Synchronization

/// The code of one answer: a valid one is 0 or more (index of the label, or the number in millionths), so that codes
/// compare as missing < not applicable < invalid < valid ascending.
enum AnswerCode {
  static let missing = -3
  static let notApplicable = -2
  static let invalid = -1
  static func isValid(_ code: Int) -> Bool { code >= 0 }
}

/// All answer codes that come up in a source, item by item. Each is given a place, by which answers are held and counted.
///
/// Places 0, 1 and 2 are missing, not applicable and invalid; valid codes follow in the order in which they are met, which
/// nothing that is published depends on.
final class AnswerCodes: Sendable {
  static let missing: UInt32 = 0
  static let notApplicable: UInt32 = 1
  static let invalid: UInt32 = 2
  static let firstValid: UInt32 = 3

  private let books: Mutex<[CodeBook]>
  let itemCount: Int

  init(items: Int) {
    books = Mutex([CodeBook](repeating: CodeBook(), count: items))
    itemCount = items
  }

  /// The place of a code, which is added if it is new. From any thread.
  func place(of code: Int, item: Int) -> UInt32 {
    if !AnswerCode.isValid(code) { return UInt32(code - AnswerCode.missing) }
    return books.withLock { UInt32(clamping: $0[item].place(adding: code)) } + AnswerCodes.firstValid
  }

  /// By item: the valid codes so far, by place.
  var valid: [[Int]] { books.withLock { $0.map(\.codes) } }

  /// Places of the item that has most.
  var placeCount: Int { books.withLock { $0.map(\.codes.count).max() ?? 0 } + Int(AnswerCodes.firstValid) }

  /// Whether a place says something, be it that the item does not apply.
  @inline(__always) static func says(_ place: UInt32) -> Bool { place == notApplicable || place >= firstValid }

  /// The code of a place.
  static func code(of place: UInt32, _ valid: [Int]) -> Int {
    place < firstValid ? AnswerCode.missing + Int(place) : valid[Int(place - firstValid)]
  }
}

/// The answer codes of one item, numbered as they come up. Mostly there are few, and looking along them is quicker than
/// any table.
struct CodeBook: Sendable {
  private(set) var codes: [Int] = []
  /// The place of each code, from some number of codes on.
  private var places: [Int: Int] = [:]
  private static let few = 32

  /// The place of a code, at the end if it is new.
  mutating func place(adding code: Int) -> Int {
    if let place = codes.count <= CodeBook.few ? codes.firstIndex(of: code) : places[code] { return place }
    codes.append(code)
    if codes.count > CodeBook.few {
      if places.isEmpty { places = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices)) }
      places[code] = codes.count - 1
    }
    return codes.count - 1
  }
}
