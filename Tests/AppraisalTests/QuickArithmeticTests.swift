import TestSupport
import Testing

@testable import Appraisal

/// What is done in machine words is what GMP does, also near the limits of words.
@Suite("Quick arithmetic")
struct QuickArithmeticTests {
  /// Small ones, fractions of a percent, powers of two, and the edge of what fits.
  private func number(_ random: inout SeededRandom) -> Int {
    let magnitude =
      switch Int.random(in: 0...3, using: &random) {
      case 0: Int.random(in: 0...12, using: &random)
      case 1: Int.random(in: 0...100_000_000, using: &random)
      case 2: 1 << Int.random(in: 0...62, using: &random)
      default: Int.max - Int.random(in: 0...3, using: &random)
      }
    return Bool.random(using: &random) ? magnitude : -magnitude
  }

  private func fraction(_ random: inout SeededRandom) throws -> WordFraction {
    try #require(WordFraction(number(&random), over: max(1, abs(number(&random)))))
  }

  @Test("sums, differences, products, quotients and order are those of GMP")
  func agreesWithGMP() throws {
    for seed in UInt64(1)...20_000 {
      var random = SeededRandom(seed: seed)
      let (a, b) = (try fraction(&random), try fraction(&random))
      let (bigA, bigB) = (BigFraction(a), BigFraction(b))
      #expect(a + b == (bigA + bigB).word, "seed \(seed)")
      #expect(a + -b == (bigA - bigB).word, "seed \(seed)")
      #expect(a * b == (bigA * bigB).word, "seed \(seed)")
      if b.numerator != 0 {
        #expect(b.reciprocal.flatMap { a * $0 } == (bigA / bigB).word, "seed \(seed)")
      }
      #expect((a < b) == (bigA < bigB), "seed \(seed)")
      #expect((a == b) == (bigA == bigB), "seed \(seed)")
      #expect(a.floor == bigA.floor.word, "seed \(seed)")
      #expect(a.description == bigA.description, "seed \(seed)")
    }
  }

  @Test("what leaves the words comes back into them")
  func thereAndBack() {
    let most = Rational(Int.max)
    #expect(most + Rational(1) - Rational(1) == most)
    #expect(most * most / most == most)
    #expect((most + Rational(1)).description == "9223372036854775808")
    #expect(Rational(Int.min).description == "-9223372036854775808")
    #expect(Rational(Int.min).int == .min)
    #expect(Rational(Int.min, 2).description == "-4611686018427387904")
    #expect((Rational.zero - Rational(Int.min)).int == nil)
    #expect(Rational(1) / Rational(Int.min) < .zero)
    #expect(Set([most * most / most, most]).count == 1)
  }

  @Test("a rounded value is the nearest, and a half goes where its mode says")
  func rounding() throws {
    for seed in UInt64(1)...5000 {
      var random = SeededRandom(seed: seed)
      let decimals = Int.random(in: 0...9, using: &random)
      let word = try fraction(&random)
      let twentieths = WordFraction(Int.random(in: -9999...9999, using: &random), over: 20)
      for value in [word, try #require(twentieths)] {
        let scaled = Rational("\(value.description)").map { $0 * .powerOfTen(decimals) } ?? .zero
        let (down, half) = (magnitude(scaled).floor, Rational(1, 2))
        let rest = magnitude(scaled) - down
        let isEven = (down * half).floor * Rational(2) == down
        for (mode, isUp) in [
          (RoundingMode.down, false), (.halfUp, rest >= half), (.halfEven, rest > half || rest == half && !isEven),
        ] {
          let expected = isUp ? down + Rational(1) : down
          guard let units = Ratio(value).rounded(decimals: decimals, mode: mode) else { continue }
          #expect(Rational(units) == (scaled < .zero ? .zero - expected : expected), "seed \(seed)")
        }
      }
    }
  }

  private func magnitude(_ value: Rational) -> Rational { value < .zero ? .zero - value : value }

  @Test("a rounded root is the nearest whole number of units")
  func roots() throws {
    for seed in UInt64(1)...5000 {
      var random = SeededRandom(seed: seed)
      let decimals = Int.random(in: 0...4, using: &random)
      let numerator = Int.random(in: 0...1_000_000_000, using: &random)
      let square = Ratio(Int128(numerator), over: Int128(Int.random(in: 1...100_000, using: &random)))
      let units = try #require(square.roundedRoot(decimals: decimals, mode: .halfUp))
      // Of the square in units of half the last place.
      let scaled = Rational(square) * .powerOfTen(2 * decimals) * Rational(4)
      #expect(units == 0 || Rational(2 * units - 1) * Rational(2 * units - 1) <= scaled, "seed \(seed)")
      #expect(scaled < Rational(2 * units + 1) * Rational(2 * units + 1), "seed \(seed)")
    }
  }

  @Test("mean and standard deviation are those of plain fractions, of few millionths and of many")
  func moments() throws {
    let values = try [#require(AnswerValue("5".utf8)), #require(AnswerValue("9999999.999999".utf8))]
    for seed in UInt64(1)...400 {
      var random = SeededRandom(seed: seed)
      let highest = try #require(values.randomElement(using: &random))
      let scale = Scale(kind: .range(from: AnswerValue(millionths: 0), to: highest))
      let codes = Set((0..<6).map { _ in Int.random(in: 0...highest.millionths, using: &random) }).sorted()
      let most = [9, 600_000_000].randomElement(using: &random) ?? 9
      let counts = codes.map { (code: $0, count: Int.random(in: 1...most, using: &random)) }
      var tallies = ItemTallies(items: 1)
      tallies.append(counts: counts, missing: 0, notApplicable: 0)
      let item = ItemValues(scale, codes: tallies.codes(of: 0))
      let n = Rational(counts.reduce(0) { $0 + $1.count })
      let percents = counts.map { (Rational($0.code, highest.millionths) * .hundred, Rational($0.count)) }
      let mean = percents.reduce(Rational.zero) { $0 + $1.0 * $1.1 } / n
      let figures = item.figures(
        tallies[0, 0], tallies, Definition.Rounding(mode: .halfUp, scores: 4, rates: 4, clause: nil))
      #expect(figures.mean == Published(mean, decimals: 4, mode: .halfUp), "seed \(seed)")
      #expect(item.mean(tallies[0, 0], tallies) == mean, "seed \(seed)")
      let squares = percents.reduce(Rational.zero) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
      let expected = n < Rational(2) ? nil : Published(rootOf: squares / (n - Rational(1)), decimals: 4, mode: .halfUp)
      #expect(figures.deviation == expected, "seed \(seed)")
    }
  }
}
