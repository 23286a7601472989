extension [UInt8] {
  /// Appends a number as people write it: Excel stores 4.7 as `4.7000000000000002`, and much else with an exponent.
  /// What is no number stays as it is.
  mutating func append(storedNumber stored: some Collection<UInt8>) {
    guard let decimal = DecimalText(stored) else { return self += stored }
    // Up to 15 digits, no two decimals give the same Double, so that none is shorter. And whole numbers written out
    // are ids from a writer that knows more than Doubles.
    if decimal.digits.count <= 15 || decimal.isWhole && !decimal.hasExponent { return decimal.append(to: &self) }
    guard let value = Double(String(decoding: stored, as: UTF8.self)), value.isFinite else { return self += stored }
    if decimal.isWhole, !decimal.isWritten(from: value) { return decimal.append(to: &self) }
    append(number: value)
  }

  /// Appends the shortest decimal that gives the same Double.
  mutating func append(number value: Double) {
    let shortest = value.description.utf8
    guard let decimal = DecimalText(shortest) else { return self += shortest }
    decimal.append(to: &self)
  }
}

extension DecimalText {
  /// Whether a whole number is what a Double looks like in 17 digits, as Excel writes it down. Then the shortest decimal
  /// is what Excel shows; any other digits are those of whoever wrote the file.
  fileprivate func isWritten(from value: Double) -> Bool {
    guard let exact = UInt128(exactly: value.magnitude) else { return true }
    let digits = String(exact).utf8
    guard digits.count > 17 else { return DecimalText(digits)?.digits == self.digits }
    var leading = UInt128(String(digits.prefix(17)) ?? "") ?? 0
    if let next = digits.dropFirst(17).first, next >= UInt8(ascii: "5") { leading += 1 }
    return DecimalText(String(leading).utf8)?.digits == self.digits
  }
}
