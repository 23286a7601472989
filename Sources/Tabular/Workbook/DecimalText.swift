/// A decimal number as digits and exponent: 0.d₁d₂d₃… × 10^point. 4.7 has the digits 47 and point 1.
struct DecimalText: Equatable {
  /// Digits in ASCII without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  private(set) var point = 0
  private(set) var isNegative = false
  private(set) var hasExponent = false

  /// Reads a number as XML Schema and Swift write them.
  ///
  /// - Returns: nil for any other text, or for one longer than any Double needs.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= 800 else { return nil }
    var rest = text[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    let hasPoint = rest.first == UInt8(ascii: ".")
    let fraction = hasPoint ? rest.dropFirst().prefix(while: isDigit) : rest.prefix(0)
    rest = rest.dropFirst(fraction.count + (hasPoint ? 1 : 0))
    guard whole.count + fraction.count > 0, let exponent = takeExponent(rest) else { return nil }
    point = whole.count + exponent
    setDigits(whole, fraction)
  }

  /// Reads the exponent; 0 for an empty text.
  ///
  /// - Returns: nil for any other text, or for an exponent beyond those of a Double.
  private mutating func takeExponent(_ text: some Collection<UInt8>) -> Int? {
    guard let first = text.first else { return 0 }
    guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return nil }
    hasExponent = true
    var digits = text.dropFirst()
    let sign = digits.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard (1...4).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
    let size = digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    return sign == UInt8(ascii: "-") ? -size : size
  }

  /// Sets the digits without zeros at either end, and moves the point accordingly.
  private mutating func setDigits(_ whole: some Collection<UInt8>, _ fraction: some Collection<UInt8>) {
    digits.reserveCapacity(whole.count + fraction.count)
    for byte in whole where !(digits.isEmpty && byte == zero) { digits.append(byte) }
    point -= whole.count - digits.count
    for byte in fraction {
      if digits.isEmpty, byte == zero { point -= 1 } else { digits.append(byte) }
    }
    while digits.last == zero { digits.removeLast() }
  }

  /// Whether there are no digits after the point.
  var isWhole: Bool { point >= digits.count }

  /// Appends the number, with an exponent only if there would be more than 30 zeros.
  func append(to text: inout [UInt8]) {
    guard let first = digits.first else { return text.append(zero) }
    if isNegative { text.append(UInt8(ascii: "-")) }
    guard (-30...31).contains(point) else { return appendScientific(first, to: &text) }
    if point <= 0 { text.append(zero) } else { text += digits.prefix(point) }
    if isWhole {
      text += repeatElement(zero, count: point - digits.count)
    } else {
      text.append(UInt8(ascii: "."))
      text += repeatElement(zero, count: max(-point, 0))
      text += digits.dropFirst(max(point, 0))
    }
  }

  private func appendScientific(_ first: UInt8, to text: inout [UInt8]) {
    text.append(first)
    if digits.count > 1 { text.append(UInt8(ascii: ".")) }
    text += digits.dropFirst()
    text += "E\(point > 0 ? "+" : "")\(point - 1)".utf8
  }
}

private let zero = UInt8(ascii: "0")
