/// A reject in 32 bytes; its texts are numbers of the log that holds it.
struct PackedReject: BitwiseCopyable, Hashable, Sendable {
  var place: Place
  var line: Int
  var reason: Reason

  /// Where it was read.
  struct Place: BitwiseCopyable, Hashable, Sendable {
    var source: UInt32
    var file: UInt32
  }

  /// What was wrong; the same for many.
  struct Reason: BitwiseCopyable, Hashable, Sendable {
    let kind: Kind
    var column: UInt32
    var first: Argument
    var second: Argument
  }

  /// What was left out, and why, each by its rank in the order of published tables.
  struct Kind: BitwiseCopyable, Hashable, Sendable {
    private static let codes = RejectCode.allCases.sorted { $0.rawValue < $1.rawValue }
    private static let whats = Reject.What.allCases.sorted { $0.rawValue < $1.rawValue }
    static let count = codes.count * whats.count
    private static let codeCount = UInt32(clamping: codes.count)

    /// From 0 up to `count`.
    let number: UInt32

    init(_ what: Reject.What, _ code: RejectCode) {
      let rank = UInt32(clamping: Kind.whats.firstIndex(of: what) ?? 0)
      number = rank * Kind.codeCount + UInt32(clamping: Kind.codes.firstIndex(of: code) ?? 0)
    }

    init(number: Int) { self.number = UInt32(clamping: number) }

    var whatRank: UInt32 { number / Kind.codeCount }
    var codeRank: UInt32 { number % Kind.codeCount }
    var what: Reject.What { Kind.whats[Int(whatRank)] }
    var code: RejectCode { Kind.codes[Int(codeRank)] }
  }

  /// What a message is filled with: nothing, a number, or a text of the log.
  struct Argument: BitwiseCopyable, Hashable, Sendable {
    private var packed: UInt32 = 0

    static let none = Argument()

    private init() {}

    /// Missing if it takes a text.
    init?(number text: String) {
      let digits = text.utf8
      guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") || digits.count == 1,
        digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let value = UInt32(text)
      else { return nil }
      packed = (value + 1) << 1
    }

    init(text number: UInt32) { packed = number << 1 | 1 }

    var isNone: Bool { packed == 0 }
    /// Missing if it is no text.
    var text: UInt32? { packed & 1 == 1 ? packed >> 1 : nil }
    /// Of what is no text.
    var number: UInt32 { packed == 0 ? 0 : packed >> 1 - 1 }
  }

  /// The order of `rejects.csv`.
  struct Key: Comparable {
    private let place: UInt64
    private let line: Int
    private let reason: UInt64

    init(_ reject: PackedReject, ranks: [UInt32]) {
      place = UInt64(ranks[Int(reject.place.source)]) << 32 | UInt64(ranks[Int(reject.place.file)])
      line = reject.line
      let kind = reject.reason.kind
      reason =
        UInt64(kind.whatRank) << 40 | UInt64(ranks[Int(reject.reason.column)]) << 8 | UInt64(kind.codeRank)
    }

    static func < (a: Self, b: Self) -> Bool {
      if a.place != b.place { return a.place < b.place }
      return a.line == b.line ? a.reason < b.reason : a.line < b.line
    }
  }

  /// In the order of `rejects.csv`; of those that are alike in that, the first comes first.
  static func sorted(_ rejects: [PackedReject], ranks: [UInt32]) -> [PackedReject] {
    rejects.map { (key: Key($0, ranks: ranks), reject: $0) }.sorted { $0.key < $1.key }.map(\.reject)
  }

  /// The same reject in a log that has other numbers for the texts of this one.
  ///
  /// - Parameter first: the line that line 0 is there.
  func renumbered(_ numbers: [UInt32], behind first: Int = 0) -> PackedReject {
    var reject = self
    reject.line += first
    reject.place = Place(source: numbers[Int(place.source)], file: numbers[Int(place.file)])
    reject.reason.column = numbers[Int(reason.column)]
    if let text = reason.first.text { reject.reason.first = Argument(text: numbers[Int(text)]) }
    if let text = reason.second.text { reject.reason.second = Argument(text: numbers[Int(text)]) }
    return reject
  }
}
