/// Reads records in which quotes were never doubled, as old versions of LimeSurvey wrote them, where there is one way
/// to read them.
///
/// Such a writer puts every field between quotes. So `","` ends a field, unless an answer holds just that; the number
/// of fields tells. A record is taken if it opens and closes with a quote, has as many fields as the header, and holds
/// neither a doubled quote, which might be one quote or two, nor one beside a delimiter within a field. Behind a record that could not be read nothing is recovered, for
/// where the next one begins is in doubt.
struct QuoteRecovery: Sendable {
  /// What is known of a record after some of its lines.
  enum Outcome: Equatable {
    /// The record as it should have been written.
    case record([UInt8])
    case open
    case impossible
  }

  private let delimiter: UInt8
  /// Number of fields; nil for the header, whose number is not known.
  private let width: Int?
  private var bytes: [UInt8] = []
  private let quote = UInt8(ascii: "\"")

  init(delimiter: UInt8, width: Int?) {
    self.delimiter = delimiter
    self.width = width
  }

  /// Takes a physical line with its line end.
  mutating func feed(_ line: UnsafeRawBufferPointer) -> Outcome {
    unsafe bytes += line
    guard bytes.first == quote else { return .impossible }
    guard let content = closed() else { return .open }
    guard !content.contains(0) else { return .impossible }
    let fields = self.fields(content)
    if let width, fields.count != width { return .impossible }
    guard fields.allSatisfy({ !isAmbiguous($0) }) else { return .impossible }
    return .record(written(fields))
  }

  /// Whether a line holds `","`.
  func endsField(in line: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 2 < line.count {
      if unsafe line[index] == quote, unsafe line[index + 1] == delimiter, unsafe line[index + 2] == quote {
        return true
      }
      index += 1
    }
    return false
  }

  /// The bytes between the first quote and the last, if the line ends with one, or with one and a delimiter.
  private func closed() -> ArraySlice<UInt8>? {
    var end = bytes.count
    while end > 1, isLineEnd(bytes[end - 1]) { end -= 1 }
    if end > 2, bytes[end - 1] == delimiter { end -= 1 }
    guard end > 1, bytes[end - 1] == quote else { return nil }
    return bytes[1..<(end - 1)]
  }

  private func fields(_ content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var start = content.startIndex
    var index = start
    while index + 2 < content.endIndex {
      if content[index] == quote, content[index + 1] == delimiter, content[index + 2] == quote {
        fields.append(content[start..<index])
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    return fields + [content[start...]]
  }

  /// Whether a field holds a doubled quote, which may be one, or a quote beside a delimiter, where a field may end.
  private func isAmbiguous(_ field: ArraySlice<UInt8>) -> Bool {
    zip(field, field.dropFirst()).contains { first, second in
      (first == quote && (second == quote || second == delimiter)) || (first == delimiter && second == quote)
    }
  }

  private func written(_ fields: [ArraySlice<UInt8>]) -> [UInt8] {
    var record: [UInt8] = []
    for field in fields {
      if !record.isEmpty { record.append(delimiter) }
      record.append(quote)
      for byte in field { record += byte == quote ? [quote, quote] : [byte] }
      record.append(quote)
    }
    return record + [UInt8(ascii: "\n")]
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
