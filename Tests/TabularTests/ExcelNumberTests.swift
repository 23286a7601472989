import TestSupport
import Testing

@testable import Tabular

/// How stored numbers are written out.
@Suite struct ExcelNumberTests {
  private func text(_ stored: String) -> String {
    var text: [UInt8] = []
    text.append(storedNumber: Array(stored.utf8))
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    ("4.7000000000000002", "4.7"), ("202100000001", "202100000001"), ("1E-3", "0.001"), ("5.0", "5"), ("-0", "0"),
    ("0.30000000000000004", "0.30000000000000004"), ("1e5", "100000"), ("007", "7"), ("-0.50", "-0.5"), (".5", "0.5"),
    ("1.2345678901234500E+20", "123456789012345000000"), ("9.9999999999999995E-7", "0.000001"), ("+3", "3"),
    ("1E+400", "1E+400"), ("1E+40", "1E+40"), ("-1.5e-40", "-1.5E-40"), ("0E0", "0"), ("100", "100"),
  ])
  func theShortestDecimalOfTheSameDouble(stored: String, expected: String) {
    #expect(text(stored) == expected)
  }

  @Test(arguments: [
    // What Excel writes for 360782199001010000, which it cannot tell from 360782199001009984.
    ("3.6078219900100998E+17", "360782199001010000"),
    // More digits than any Double has: somebody else's, shown as they are.
    ("3.6078219900101001E+17", "360782199001010010"), ("360782199001010010", "360782199001010010"),
    ("110101199003071233", "110101199003071233"),
  ])
  func idsOfMoreThan15DigitsShowWhatIsStored(stored: String, expected: String) {
    #expect(text(stored) == expected)
  }

  @Test(arguments: ["NaN", "inf", "-INF", "abc", "", "1,5", "0x10", "1e", "1 2", "-", ".", "1E99999", "--1"])
  func whatIsNoNumberStaysAsItIs(stored: String) {
    #expect(text(stored) == stored)
  }

  @Test func everyDoubleReadsBackAsItself() throws {
    for seed in 0..<20_000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let value =
        seed % 2 == 0
        ? Double(bitPattern: random.next()) : Double(Int64(truncatingIfNeeded: random.next()) >> (seed % 60)) / 1000
      guard value.isFinite else { continue }
      var written: [UInt8] = []
      written.append(number: value)
      let printed = String(decoding: written, as: UTF8.self)
      #expect(Double(printed) == value, "seed \(seed): \(printed)")
      // An exponent of 30 or less is never written.
      if (1e-29...1e30).contains(value.magnitude) { #expect(!printed.contains("E"), "seed \(seed): \(printed)") }
      #expect(text(value.description) == (value == 0 ? "0" : printed), "seed \(seed)")
    }
  }

  @Test(arguments: [14, 22, 27, 36, 45, 47, 50, 58]) func builtInFormatsOfDays(id: Int) {
    #expect(NumberFormat(builtIn: id) == .date)
  }

  @Test(arguments: [0, 1, 2, 9, 13, 23, 26, 37, 44, 48, 49, 59, 164]) func builtInFormatsOfNumbers(id: Int) {
    #expect(NumberFormat(builtIn: id) == .number)
  }

  @Test(arguments: [
    "yyyy-mm-dd", "YYYY/M/D", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy年m月d日", "h:mm", "mm:ss.0", "[Red]yy", "年月",
    "上午/下午h时", "0;d", "[h]:mm dd",
  ])
  func codesOfDaysAndTimes(code: String) {
    #expect(NumberFormat(code: code) == .date)
  }

  @Test(arguments: [
    "General", "0.00", "\"d\"0", "[Red]0.00", "@", "[$-804]0", "#,##0\\d", "_d0", "*m0", "0个月", "[>100]0", "0.00E+00",
    "#,##0.00\"months\"", "[$¥-804]#,##0", "", "\"yyyy", "[yyyy",
  ])
  func codesOfNumbers(code: String) {
    #expect(NumberFormat(code: code) == .number)
  }

  @Test(arguments: ["[h]:mm:ss", "[mm]:ss", "[SS]", "[hh]"]) func codesOfElapsedTime(code: String) {
    #expect(NumberFormat(code: code) == .elapsed)
  }

  @Test(
    arguments: [
      (46284, false, "2026-09-19"), (46284.5, false, "2026-09-19T12:00:00"), (0.5, false, "12:00:00"),
      (0, false, "00:00:00"), (1, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"),
      (2_958_465, false, "9999-12-31"), (36_585, false, "2000-02-29"), (73_109, false, "2100-02-28"),
      (73_110, false, "2100-03-01"), (46_283.999_999, false, "2026-09-19"), (1, true, "1904-01-02"),
      (44_822, true, "2026-09-19"), (2_957_003, true, "9999-12-31"),
    ] as [(Double, Bool, String)])
  func serialsAreDays(serial: Double, is1904: Bool, expected: String) {
    var text: [UInt8] = []
    #expect(NumberFormat.date.append(serial, is1904: is1904, to: &text))
    #expect(String(decoding: text, as: UTF8.self) == expected)
  }

  @Test(arguments: [60, 60.5, -1, -0.5, 2_958_466, 1e300, .infinity, .nan]) func noDays(serial: Double) {
    var text: [UInt8] = []
    #expect(!NumberFormat.date.append(serial, is1904: false, to: &text))
    #expect(text.isEmpty)
  }
}
