import Glibc

/// A name or a value from expat: NUL-terminated UTF-8, valid during the callback only.
@safe struct MarkupText {
  let start: UnsafePointer<CChar>

  init(_ start: UnsafePointer<CChar>) { unsafe self.start = start }

  static func == (text: MarkupText, literal: StaticString) -> Bool {
    unsafe strcmp(text.start, UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  var string: String { unsafe String(cString: start) }

  var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: strlen(start)) }

  /// The whole number that the text is; nil if it has anything but digits.
  var integer: Int? { unsafe decimal(bytes) }

  /// Whether a yes/no attribute is yes.
  var isTrue: Bool { self == "1" || self == "true" || self == "on" }

  /// A name of an element without its namespace, whatever its prefix is; nil for a namespace that no workbook has.
  var local: MarkupText? {
    for namespace in MarkupText.namespaces {
      if let local = dropping(namespace) { return local }
    }
    return nil
  }

  /// Those of ECMA-376 "transitional" and "strict", each with the separator of expat.
  private static let namespaces: [StaticString] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main\n", "http://purl.oclc.org/ooxml/spreadsheetml/main\n",
    "http://schemas.openxmlformats.org/package/2006/relationships\n",
    "http://schemas.openxmlformats.org/package/2006/content-types\n",
  ]

  /// The text after a prefix; nil if it has another prefix.
  private func dropping(_ first: StaticString) -> MarkupText? {
    let head = unsafe UnsafeRawPointer(first.utf8Start).assumingMemoryBound(to: CChar.self)
    guard unsafe strncmp(start, head, first.utf8CodeUnitCount) == 0 else { return nil }
    return unsafe MarkupText(start + first.utf8CodeUnitCount)
  }
}

/// Reads a whole number of at most 18 digits.
///
/// - Returns: nil for any other text.
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

/// The attributes of an element: names and values alternate, and a null pointer ends them.
@safe struct MarkupAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { unsafe self.pairs = pairs }

  /// The value of an attribute without namespace; nil if there is none.
  subscript(name: StaticString) -> MarkupText? { first { $0 == name } }

  /// The attribute `id` in the namespace of relationships, which refers to another part; nil if there is none.
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
