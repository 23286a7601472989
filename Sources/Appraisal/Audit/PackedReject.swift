/// A reject in 32 bytes; its texts are numbers of the log that holds it.
struct PackedReject: BitwiseCopyable, Sendable {
  var source: UInt32 = 0
  var file: UInt32 = 0
  var line = 0
  /// What was left out, and why.
  ///
  ///     rank of `Reject.What` × number of codes + rank of `RejectCode`, in the order of published tables
  var kind: UInt32 = 0
  var column: UInt32 = 0
  /// What the message is filled with: nothing, a text of the log or a number below 1,000,000,000.
  ///
  ///     bits 31 … 1       0
  ///          text         1
  ///          number + 1   0
  ///          0            0  nothing
  var first: UInt32 = 0
  var second: UInt32 = 0

  private static let codes = RejectCode.allCases.sorted { $0.rawValue < $1.rawValue }
  private static let whats = Reject.What.allCases.sorted { $0.rawValue < $1.rawValue }
  static let kindCount = codes.count * whats.count

  static func kind(_ what: Reject.What, _ code: RejectCode) -> UInt32 {
    UInt32((whats.firstIndex(of: what) ?? 0) * codes.count + (codes.firstIndex(of: code) ?? 0))
  }

  static func what(of kind: Int) -> Reject.What { whats[kind / codes.count] }
  static func code(of kind: Int) -> RejectCode { codes[kind % codes.count] }

  var what: Reject.What { PackedReject.what(of: Int(kind)) }
  var code: RejectCode { PackedReject.code(of: Int(kind)) }
  /// All that is said of it besides where it was; the same for many.
  var reason: UInt128 { UInt128(kind) << 96 | UInt128(column) << 64 | UInt128(first) << 32 | UInt128(second) }
}

/// Arguments in 32 bits.
extension PackedReject {
  /// - Returns: nil for what is no number, or one that would be written in another way.
  static func argument(number text: String) -> UInt32? {
    let digits = text.utf8
    guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") || digits.count == 1,
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let value = UInt32(text)
    else { return nil }
    return (value + 1) << 1
  }

  static func argument(text number: UInt32) -> UInt32 { number << 1 | 1 }

  /// - Returns: the number of the text; nil for an argument that is none.
  static func text(of argument: UInt32) -> UInt32? { argument & 1 == 1 ? argument >> 1 : nil }

  /// - Returns: an argument that is no text; empty for nothing.
  static func number(of argument: UInt32) -> String { argument == 0 ? "" : "\(argument >> 1 - 1)" }
}

/// The order of `rejects.csv`.
extension PackedReject {
  typealias Order = (place: UInt64, line: Int, reason: UInt64, index: Int)

  /// - Parameters:
  ///   - ranks: of the texts of the log in the order of published tables.
  ///   - index: tells which of two comes first that are alike in everything else.
  func order(_ ranks: [UInt32], index: Int) -> Order {
    let (what, code) = Int(kind).quotientAndRemainder(dividingBy: PackedReject.codes.count)
    return (
      UInt64(ranks[Int(source)]) << 32 | UInt64(ranks[Int(file)]), line,
      UInt64(what) << 40 | UInt64(ranks[Int(column)]) << 8 | UInt64(code), index
    )
  }

  static func sorted(_ rejects: [PackedReject], ranks: [UInt32]) -> [PackedReject] {
    rejects.enumerated().map { (order: $1.order(ranks, index: $0), reject: $1) }
      .sorted { $0.order < $1.order }.map(\.reject)
  }

  /// The same reject in a log that has other numbers for the texts of this one.
  func renumbered(_ numbers: [UInt32]) -> PackedReject {
    func renumbered(_ argument: UInt32) -> UInt32 {
      PackedReject.text(of: argument).map { PackedReject.argument(text: numbers[Int($0)]) } ?? argument
    }
    return PackedReject(
      source: numbers[Int(source)], file: numbers[Int(file)], line: line, kind: kind, column: numbers[Int(column)],
      first: renumbered(first), second: renumbered(second))
  }
}
