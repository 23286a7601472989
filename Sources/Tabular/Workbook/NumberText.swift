extension [UInt8] {
  /// Appends a number as people write it: `4.7` for 4.7000000000000002, which Excel stores, and without an exponent. A text
  /// that is no number is appended as it is.
  mutating func append(storedNumber stored: some Collection<UInt8>) {
    guard let decimal = DecimalText(stored) else { return self += stored }
    // Of decimals with at most 15 digits, no two are the same Double, so none is shorter. And whole numbers without an
    // exponent are ids, from a writer that stores more digits than a Double has.
    if decimal.digits.count <= 15 || decimal.isWhole && !decimal.hasExponent { return decimal.append(to: &self) }
    guard let value = Double(String(decoding: stored, as: UTF8.self)), value.isFinite else { return self += stored }
    if decimal.isWhole, !decimal.isWritten(from: value) { return decimal.append(to: &self) }
    append(number: value)
  }

  /// Appends the shortest decimal that is the same Double.
  mutating func append(number value: Double) {
    let shortest = value.description.utf8
    guard let decimal = DecimalText(shortest) else { return self += shortest }
    decimal.append(to: &self)
  }
}

extension DecimalText {
  /// Whether a whole number is a Double in 17 digits, as Excel stores it. Then the shortest decimal is what Excel shows; any
  /// other digits come from another writer, and are kept.
  fileprivate func isWritten(from value: Double) -> Bool {
    guard let exact = UInt128(exactly: value.magnitude) else { return true }
    let digits = String(exact).utf8
    guard digits.count > 17 else { return DecimalText(digits)?.digits == self.digits }
    var leading = UInt128(String(digits.prefix(17)) ?? "") ?? 0
    if let next = digits.dropFirst(17).first, next >= UInt8(ascii: "5") { leading += 1 }
    return DecimalText(String(leading).utf8)?.digits == self.digits
  }
}
