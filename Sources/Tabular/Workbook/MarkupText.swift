import Glibc

/// A name or a value as expat hands it over: NUL-terminated UTF-8, valid only during the callback.
@safe struct MarkupText {
  private let start: UnsafePointer<CChar>

  init(_ start: UnsafePointer<CChar>) { unsafe self.start = start }

  static func == (text: MarkupText, literal: StaticString) -> Bool {
    unsafe strcmp(text.start, UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  var string: String { unsafe String(cString: start) }

  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: strlen(start)) }

  /// The whole number that this is, in digits only.
  var integer: Int? { unsafe decimal(bytes) }

  /// Whether a yes/no attribute says yes.
  var isTrue: Bool { self == "1" || self == "true" || self == "on" }

  /// The text behind a first part, which must be there.
  func dropping(_ first: StaticString) -> MarkupText? {
    let head = unsafe UnsafeRawPointer(first.utf8Start).assumingMemoryBound(to: CChar.self)
    guard unsafe strncmp(start, head, first.utf8CodeUnitCount) == 0 else { return nil }
    return unsafe MarkupText(start + first.utf8CodeUnitCount)
  }
}

/// The whole number that a run of digits stands for; nil where it is none, or too large.
func decimal(_ digits: UnsafeRawBufferPointer) -> Int? {
  guard digits.count > 0, digits.count <= 18 else { return nil }
  var value = 0
  for index in digits.indices {
    let byte = unsafe digits[index]
    guard isDigit(byte) else { return nil }
    value = 10 * value + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The name of an element, by its namespace: prefixes may be anything.
struct MarkupName {
  private let name: MarkupText
  /// The name without its namespace, if that is the one of worksheets.
  let sheet: MarkupText?

  init(_ name: MarkupText) {
    self.name = name
    // The namespaces of ECMA-376 "transitional" and "strict"; what follows is expat's separator.
    sheet =
      name.dropping("http://schemas.openxmlformats.org/spreadsheetml/2006/main\n")
      ?? name.dropping("http://purl.oclc.org/ooxml/spreadsheetml/main\n")
  }

  /// The name without its namespace, if that is the one of relationships between parts.
  var package: MarkupText? { name.dropping("http://schemas.openxmlformats.org/package/2006/relationships\n") }
}

/// The attributes of an element: names and values by turns, behind them nil.
@safe struct MarkupAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { unsafe self.pairs = pairs }

  subscript(name: StaticString) -> MarkupText? { first { $0 == name } }

  /// The attribute `id` in the namespace of relationships, which points to another part.
  var relationship: MarkupText? {
    first {
      $0 == "http://schemas.openxmlformats.org/officeDocument/2006/relationships\nid"
        || $0 == "http://purl.oclc.org/ooxml/officeDocument/relationships\nid"
    }
  }

  private func first(where isWanted: (MarkupText) -> Bool) -> MarkupText? {
    var index = 0
    while let name = unsafe pairs[index], let value = unsafe pairs[index + 1] {
      if unsafe isWanted(MarkupText(name)) { return unsafe MarkupText(value) }
      index += 2
    }
    return nil
  }
}
