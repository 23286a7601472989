/// Turns the cells of one item into answer codes.
struct AnswerReader: Sendable {
  private let kind: Kind
  private let coded: [[UInt8]: Int]

  private enum Kind: Sendable {
    case labels
    case numbers(from: AnswerValue, to: AnswerValue)
  }

  init(_ scale: Scale) {
    var coded: [[UInt8]: Int] = [[]: AnswerCode.missing]
    for text in scale.missing { coded[Array(text.utf8)] = AnswerCode.missing }
    for text in scale.notApplicable { coded[Array(text.utf8)] = AnswerCode.notApplicable }
    switch scale.kind {
    case .labels(let labels):
      for (code, label) in labels.enumerated() { coded[Array(label.label.utf8)] = code }
      kind = .labels
    case .range(let from, let to): kind = .numbers(from: from, to: to)
    case .points(let most): kind = .numbers(from: AnswerValue(millionths: 0), to: most)
    }
    self.coded = coded
  }

  /// - Returns: the answer's code, and why it is invalid where it is.
  func code(_ cell: ArraySlice<UInt8>) -> (code: Int, fault: RejectCode?) {
    let cell = AnswerReader.trimmed(cell)
    if let code = coded[Array(cell)] { return (code, nil) }
    guard case .numbers(let from, let to) = kind else { return (AnswerCode.invalid, .notInScale) }
    guard let value = AnswerValue(cell) else { return (AnswerCode.invalid, .notANumber) }
    guard from <= value, value <= to else { return (AnswerCode.invalid, .outOfRange) }
    return (value.millionths, nil)
  }

  /// A cell without the blanks and line ends around it.
  static func trimmed(_ cell: String) -> String { String(decoding: trimmed(Array(cell.utf8)[...]), as: UTF8.self) }

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || (byte >= 9 && byte <= 13) }
    guard let first = cell.firstIndex(where: { !isBlank($0) }), let last = cell.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return cell[first...last]
  }
}
