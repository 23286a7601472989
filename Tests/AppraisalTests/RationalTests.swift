import TestSupport
import Testing

@testable import Appraisal

@Suite("Exact numbers")
struct RationalTests {
  @Test("a third and a sixth are a half")
  func addition() {
    #expect(Rational(1, 3) + Rational(1, 6) == Rational(1, 2))
    #expect((Rational(1, 3) * Rational(3)).int == 1)
    #expect(Rational(7) / Rational(2) - Rational(1, 2) == Rational(3))
  }

  @Test("what is written reads back", arguments: ["7/3", "-2", "0", "123456789012345678901234567891/10"])
  func textReadsBack(_ text: String) {
    #expect(Rational(text)?.description == text)
  }

  @Test("what is no fraction is nil", arguments: ["", "1/0", "1/-2", "a", "1/2/3", " 1", "1.5", "/2", "1/", "--1"])
  func noFraction(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test("decimals", arguments: [("89.95", 1799, 20), ("-3", -3, 1), ("0.000001", 1, 1_000_000), ("007.50", 15, 2)])
  func decimals(_ text: String, _ numerator: Int, _ denominator: Int) {
    #expect(Rational(decimal: text) == Rational(numerator, denominator))
  }

  @Test("what is no plain decimal is nil", arguments: ["1e3", "1,5", ".5", "5.", "", "1.2.3", "+1", "0x10", "٣"])
  func noDecimal(_ text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test("plain decimals end without zeros, thirds stay fractions")
  func plainDecimals() {
    #expect(Rational(15, 2).plainDecimal == "7.5")
    #expect(Rational(100).plainDecimal == "100")
    #expect(Rational(1, 3).plainDecimal == "1/3")
  }

  @Test("128-bit sums are taken over whole")
  func wideIntegers() {
    let wide = Int128(9_223_372_036_854_775_807) * 1_000_000
    #expect(Rational(wide).description == "9223372036854775807000000")
    #expect(Rational(-wide).description == "-9223372036854775807000000")
  }

  @Test("sums of random fractions are those of whole numbers")
  func sumsAgreeWithIntegers() {
    for seed in UInt64(1)...200 {
      var random = SeededRandom(seed: seed)
      let parts = (0..<20).map { _ in Int.random(in: -1_000_000...1_000_000, using: &random) }
      let sum = parts.reduce(Rational.zero) { $0 + Rational($1, 60) }
      #expect(sum == Rational(Int128(parts.reduce(0, +))) / Rational(60), "seed \(seed)")
    }
  }
}

@Suite("One rounding")
struct PublishedTests {
  @Test(
    "halves go up, to even, or nowhere",
    arguments: [
      ("2.345", 2, "2.35", "2.34", "2.34"), ("2.355", 2, "2.36", "2.36", "2.35"),
      ("-2.345", 2, "-2.35", "-2.34", "-2.34"),
      ("2.3449999", 2, "2.34", "2.34", "2.34"), ("89.95", 1, "90.0", "90.0", "89.9"),
      ("89.85", 1, "89.9", "89.8", "89.8"),
      ("0.5", 0, "1", "0", "0"), ("0.04", 1, "0.0", "0.0", "0.0"), ("0.05", 1, "0.1", "0.0", "0.0"),
      ("99.999", 2, "100.00", "100.00", "99.99"), ("0.005", 2, "0.01", "0.00", "0.00"),
    ])
  func modes(_ exact: String, _ places: Int, _ up: String, _ even: String, _ down: String) throws {
    let value = try #require(Rational(decimal: exact))
    #expect(Published(value, decimals: places, mode: .halfUp).text == up)
    #expect(Published(value, decimals: places, mode: .halfEven).text == even)
    #expect(Published(value, decimals: places, mode: .down).text == down)
  }

  @Test("two thirds are not taken for a half")
  func thirds() {
    #expect(Published(Rational(2, 3), decimals: 2, mode: .halfUp).text == "0.67")
    #expect(Published(Rational(1, 3), decimals: 0, mode: .halfUp).text == "0")
  }

  @Test("the printed value is the judged one")
  func valueIsPrinted() {
    #expect(Published(Rational(1799, 20), decimals: 1, mode: .halfUp).value == Rational(90))
  }

  @Test(
    "roots are rounded without floating point",
    arguments: [
      ("2", 2, "1.41"), ("4", 2, "2.00"), ("0", 2, "0.00"), ("0.000025", 2, "0.01"), ("0.00002499", 2, "0.00"),
      ("1.050625", 2, "1.03"), ("152399025", 0, "12345"),
      ("152415787532388367501905199875019052100", 1, "12345678901234567890.0"),
    ])
  func roots(_ square: String, _ places: Int, _ root: String) throws {
    let square = try #require(Rational(decimal: square))
    #expect(Published(rootOf: square, decimals: places, mode: .halfUp).text == root)
  }
}
