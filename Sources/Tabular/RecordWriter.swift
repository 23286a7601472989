/// Writes records as UTF-8 with LF line ends, quoting no more than needed.
///
/// A field is quoted if it holds a comma, a quote, CR or LF, or begins or ends with a space or tab; and where it is
/// the only field of its record and empty, since the line would otherwise be blank.
public struct RecordWriter: Sendable {
  /// All that was written since the last `removeAll()`.
  public private(set) var bytes: [UInt8] = []
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

  /// Fields as they are written, for records that have them in common.
  public struct Cells: Sendable {
    fileprivate let bytes: [UInt8]
    fileprivate let count: Int
    fileprivate let isBlank: Bool

    /// Fields that stand one behind the other; at least one.
    public init(_ fields: [String]) {
      var writer = RecordWriter()
      for text in fields { writer.field(text) }
      bytes = writer.bytes
      count = fields.count
      isBlank = writer.isBlank
    }
  }

  /// Writes the next fields of the record that was begun.
  public mutating func cells(_ cells: Cells) {
    if fieldsInRecord > 0 { bytes.append(comma) }
    fieldsInRecord += cells.count
    if !cells.isBlank { isBlank = false }
    bytes += cells.bytes
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

  private mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
    if fieldsInRecord > 0 { bytes.append(comma) }
    fieldsInRecord += 1
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
