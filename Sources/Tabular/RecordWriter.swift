/// Writes records as UTF-8 with LF line ends, quoting no more than needed.
///
/// A field is quoted if it holds a comma, a quote, CR or LF, or begins or ends with a space or tab; and where it is
/// the only field of its record and empty, since the line would otherwise be blank.
public struct RecordWriter: Sendable {
  /// All that was written since the last `removeAll()`.
  public private(set) var bytes: [UInt8] = []
  /// A comma before each, and what was encoded.
  private var encoded: [UInt8] = []
  private var fieldsInRecord = 0
  /// Whether the record so far would look like a blank line.
  private var isBlank = true

  /// A writer without bytes.
  public init() {}

  /// Writes a record.
  public mutating func write(_ fields: [String]) {
    for text in fields { field(text) }
    endRecord()
  }

  /// Writes the next field of the record that was begun.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Writes the next field of the record that was begun; `utf8` is taken as it is.
  public mutating func field(_ utf8: [UInt8]) {
    unsafe utf8.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Writes a whole number as the next field, with a point before its last `decimals` digits: -905 and 1 are `-90.5`.
  public mutating func field(_ number: Int, decimals: Int = 0) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 + max(0, decimals)) { text in
      // From the last digit on.
      var start = text.count
      var rest = number.magnitude
      var digits = 0
      repeat {
        if digits == decimals, digits > 0 {
          start -= 1
          unsafe text[start] = UInt8(ascii: ".")
        }
        start -= 1
        unsafe text[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        digits += 1
      } while rest > 0 || digits <= decimals
      if number < 0 {
        start -= 1
        unsafe text[start] = UInt8(ascii: "-")
      }
      if fieldsInRecord > 0 {
        start -= 1
        unsafe text[start] = comma
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    fieldsInRecord += 1
    isBlank = false
  }

  /// Encodes fields that are to be written many times, by this writer.
  public mutating func encode(_ fields: [String]) -> EncodedFields {
    var writer = RecordWriter()
    for field in fields { writer.field(field) }
    encoded.append(comma)
    let start = encoded.count
    encoded += writer.bytes
    return EncodedFields(start: start, end: encoded.count, count: fields.count)
  }

  /// Makes room of what was encoded by this writer, and of everything that was encoded after it.
  public mutating func forget(_ fields: EncodedFields) {
    encoded.removeLast(max(0, encoded.count - fields.start + 1))
  }

  /// Writes fields that were encoded before.
  public mutating func fields(_ fields: EncodedFields) {
    guard fields.count > 0 else { return }
    if fields.start < fields.end { isBlank = false }
    // The byte before them is a comma.
    let start = fieldsInRecord > 0 ? fields.start - 1 : fields.start
    RecordWriter.copy(encoded, from: start, to: fields.end, behind: &bytes)
    fieldsInRecord += fields.count
  }

  private static func copy(_ source: [UInt8], from start: Int, to end: Int, behind bytes: inout [UInt8]) {
    unsafe source.withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// Ends the record. One without fields is a blank line, which readers pass over.
  public mutating func endRecord() {
    if fieldsInRecord == 1, isBlank {
      bytes.append(quote)
      bytes.append(quote)
    }
    bytes.append(lineFeed)
    fieldsInRecord = 0
    isBlank = true
  }

  /// Empties the buffer and keeps its memory. A record that was begun goes on.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func startField() {
    if fieldsInRecord > 0 { bytes.append(comma) }
    fieldsInRecord += 1
  }

  private mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
    startField()
    if !field.isEmpty { isBlank = false }
    guard unsafe needsQuotes(field) else {
      unsafe bytes.append(contentsOf: field)
      return
    }
    bytes.append(quote)
    for index in field.indices {
      let byte = unsafe field[index]
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

/// Fields of a record that a `RecordWriter` keeps, quoted where they must be.
public struct EncodedFields: Sendable {
  fileprivate let start: Int
  fileprivate let end: Int
  fileprivate let count: Int
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func needsQuotes(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = unsafe field.first, let last = unsafe field.last else { return false }
  if isSpaceOrTab(first) || isSpaceOrTab(last) { return true }
  return unsafe field.contains { $0 == comma || $0 == quote || $0 == lineFeed || $0 == carriageReturn }
}

private func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
