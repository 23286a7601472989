/// Turns the cells of one item into answer codes.
package struct AnswerReader: Sendable {
  /// What numbers may be; nil where answers are labels.
  private let limits: (from: AnswerValue, to: AnswerValue)?
  private let platform: Platform?
  /// By text that means something as it is.
  private var coded: [[UInt8]: Int] = [[]: AnswerCode.missing]

  /// - Parameter platform: whose export the cells are of.
  init(_ scale: Scale, platform: Platform? = nil) {
    self.platform = platform
    for text in scale.missing { coded[Array(text.utf8)] = AnswerCode.missing }
    for text in scale.notApplicable { coded[Array(text.utf8)] = AnswerCode.notApplicable }
    switch scale.kind {
    case .labels(let labels):
      for (code, label) in labels.enumerated() {
        for text in [label.label] + (scale.writtenAs[label.label] ?? []) { coded[Array(text.utf8)] = code }
      }
      limits = nil
    case .range(let from, let to): limits = (from, to)
    case .points(let most): limits = (AnswerValue(millionths: 0), most)
    }
    for text in platform?.missing ?? [] where coded[Array(text.utf8)] == nil {
      coded[Array(text.utf8)] = AnswerCode.missing
    }
  }

  /// - Returns: the answer's code, and why it is invalid where it is.
  func code(_ cell: ArraySlice<UInt8>) -> (code: Int, fault: RejectCode?) {
    let cell = AnswerReader.trimmed(cell)
    if let code = coded[Array(cell)] ?? bare(cell).flatMap({ coded[$0] }) { return (code, nil) }
    guard let (from, to) = limits else { return (AnswerCode.invalid, fault(cell, else: .notInScale)) }
    guard let value = AnswerValue(cell) else { return (AnswerCode.invalid, fault(cell, else: .notANumber)) }
    guard from <= value, value <= to else { return (AnswerCode.invalid, .outOfRange) }
    return (value.millionths, nil)
  }

  /// The option alone, where the platform has written something after it: `其他〖…〗` is `其他`, `1.0` is `1`.
  private func bare(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    if platform?.writesWholeNumbersWithPoint ?? false, cell.count > 2, cell.suffix(2).elementsEqual(".0".utf8) {
      return Array(cell.dropLast(2))
    }
    guard let (open, close) = platform?.openText else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    guard text.hasSuffix(close), let start = text.firstRange(of: open) else { return nil }
    return Array(text[..<start.lowerBound].utf8)
  }

  /// Spreadsheets take `3-4` for a day: `3月4日`.
  private func fault(_ cell: ArraySlice<UInt8>, else code: RejectCode) -> RejectCode {
    SpreadsheetDate.isOne(String(decoding: cell, as: UTF8.self)) ? .answerTurnedIntoDate : code
  }

  /// A cell without the blanks and line ends around it.
  static func trimmed(_ cell: String) -> String { String(decoding: trimmed(Array(cell.utf8)[...]), as: UTF8.self) }

  package static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || (byte >= 9 && byte <= 13) }
    guard let first = cell.firstIndex(where: { !isBlank($0) }), let last = cell.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return cell[first...last]
  }
}
