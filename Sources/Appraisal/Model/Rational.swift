/// An exact fraction of any size, in lowest terms: means, weighted totals and limits before rounding.
///
/// `Rational(1, 3) + Rational(1, 6) == Rational(1, 2)`. Nothing overflows, and `Published` rounds once at the end. Values
/// that fit are held in two machine words, which is much faster than GMP.
public struct Rational: Sendable {
  private enum Value {
    case word(WordFraction)
    /// Only a value that does not fit in words, so that equal values have equal forms.
    case big(BigFraction)
  }

  private let value: Value

  private init(_ big: BigFraction) { value = big.word.map(Value.word) ?? .big(big) }
  private init(_ word: WordFraction) { value = .word(word) }

  /// A whole number.
  public init(_ value: Int) {
    self.value = WordFraction(value).map(Value.word) ?? .big(BigFraction(Int128(value)))
  }

  /// A whole number of up to 128 bits, as sums are held.
  public init(_ value: Int128) {
    if let word = Int(exactly: value) { self.init(word) } else { self.init(BigFraction(value)) }
  }

  /// The fraction `numerator / denominator`.
  ///
  /// - Precondition: the denominator is above zero.
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator > 0, "a denominator is above zero")
    if let word = WordFraction(numerator, over: denominator) {
      self.init(word)
    } else {
      self = Rational(numerator) / Rational(denominator)
    }
  }

  /// Reads the text of `description`: `7/3`, `-2`.
  ///
  /// - Returns: nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ Rational.isWhole($0) }) else { return nil }
    if parts.count == 2, parts[1].allSatisfy({ $0 == "0" || $0 == "-" }) || parts.last?.first == "-" { return nil }
    if let numerator = Int(parts[0]), let denominator = parts.count == 2 ? Int(parts[1]) : 1 {
      self.init(numerator, denominator)
    } else {
      guard let big = BigFraction(text) else { return nil }
      self.init(big)
    }
  }

  /// Reads a plain decimal such as `89.95` or `-3`: digits with at most one point, without exponent, at most 40 bytes.
  ///
  /// - Returns: nil for any other text.
  public init?(decimal text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, Rational.isWhole(whole), text.utf8.count <= 40 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (!fraction.isEmpty && fraction.utf8.allSatisfy(Rational.isDigit)) else { return nil }
    self.init("\(whole)\(fraction)/1\(String(repeating: "0", count: fraction.utf8.count))")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func isWhole(_ text: some StringProtocol) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8.dropFirst(0)
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  public static let zero = Rational(0)
  /// The divisor of percentages.
  public static let hundred = Rational(100)

  /// The value in machine words; nil if it does not fit.
  var word: WordFraction? { if case .word(let word) = value { word } else { nil } }
  private var big: BigFraction {
    switch value {
    case .word(let word): BigFraction(word)
    case .big(let big): big
    }
  }

  public var isZero: Bool { word?.numerator == 0 }
  public var isNegative: Bool { word.map { $0.numerator < 0 } ?? (self < .zero) }

  public static func + (a: Rational, b: Rational) -> Rational {
    if let a = a.word, let b = b.word, let sum = a + b { return Rational(sum) }
    return Rational(a.big + b.big)
  }

  public static func - (a: Rational, b: Rational) -> Rational {
    if let a = a.word, let b = b.word, let difference = a + -b { return Rational(difference) }
    return Rational(a.big - b.big)
  }

  public static func * (a: Rational, b: Rational) -> Rational {
    if let a = a.word, let b = b.word, let product = a * b { return Rational(product) }
    return Rational(a.big * b.big)
  }

  /// The quotient; zero if the divisor is zero, so that no input can trap. Callers test the divisor first.
  public static func / (a: Rational, b: Rational) -> Rational {
    if b.isZero { return .zero }
    if let a = a.word, let b = b.word?.reciprocal, let quotient = a * b { return Rational(quotient) }
    return Rational(a.big / b.big)
  }

  /// 10 to the power of `digits`: 1000 for 3.
  static func powerOfTen(_ digits: Int) -> Rational {
    wordPowersOfTen.indices.contains(digits)
      ? Rational(wordPowersOfTen[digits]) : Rational(BigFraction.powerOfTen(digits))
  }

  /// The powers of 10 that fit in a word, by their exponent: 0 to 18.
  static let wordPowersOfTen = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The largest whole number that is not above the value: -3 for -5/2.
  var floor: Rational {
    switch value {
    case .word(let word): Rational(word.floor)
    case .big(let big): Rational(big.floor)
    }
  }

  /// The smallest whole number that is not below the value: -2 for -5/2.
  var ceiling: Rational { .zero - (.zero - self).floor }

  /// The largest whole number whose square is not above the value; zero for a negative one.
  var floorOfSquareRoot: Rational { isNegative ? .zero : Rational(big.floorOfSquareRoot) }

  /// The value as an `Int`; nil if it is not whole or does not fit.
  public var int: Int? {
    switch value {
    case .word(let word): word.denominator == 1 ? word.numerator : nil
    case .big: self == Rational(Int.min) ? .min : nil
    }
  }
}

extension Rational: Comparable, Hashable {
  public static func < (a: Rational, b: Rational) -> Bool {
    if let a = a.word, let b = b.word { return a < b }
    return a.big < b.big
  }

  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.value, b.value) {
    case (.word(let a), .word(let b)): a == b
    case (.big(let a), .big(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch value {
    case .word(let word): hasher.combine(word)
    case .big(let big): hasher.combine(big.description)
    }
  }
}

extension Rational: LosslessStringConvertible {
  /// The fraction as stage files hold it: `7/3`, or `2` for a whole number.
  public var description: String {
    switch value {
    case .word(let word): word.description
    case .big(let big): big.description
    }
  }

  /// The value as a plain decimal without trailing zeros, `7.5`; as a fraction if it needs more than nine places.
  public var plainDecimal: String {
    for places in 0...9 {
      let scaled = self * .powerOfTen(places)
      if scaled == scaled.floor { return Published(units: scaled, decimals: places).text }
    }
    return description
  }
}
