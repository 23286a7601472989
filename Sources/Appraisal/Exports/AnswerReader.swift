/// Turns the cells of one item into answer codes.
struct AnswerReader: Sendable {
  private let kind: Kind
  private let platform: Platform?
  /// Texts that mean something, by their number of bytes: a cell is compared with those of its length only.
  private let texts: [[(bytes: [UInt8], code: Int)]]
  /// What the ten digits give, the commonest cells of all.
  private var digits: [(code: Int, fault: RejectCode?)] = []

  private enum Kind: Sendable {
    case labels
    case numbers(from: AnswerValue, to: AnswerValue)
  }

  /// - Parameter platform: whose export the cells stand in.
  init(_ scale: Scale, platform: Platform? = nil) {
    self.platform = platform
    var coded: [[UInt8]: Int] = [[]: AnswerCode.missing]
    for text in scale.missing { coded[Array(text.utf8)] = AnswerCode.missing }
    for text in scale.notApplicable { coded[Array(text.utf8)] = AnswerCode.notApplicable }
    switch scale.kind {
    case .labels(let labels):
      for (code, label) in labels.enumerated() {
        for text in [label.label] + (scale.writtenAs[label.label] ?? []) { coded[Array(text.utf8)] = code }
      }
      kind = .labels
    case .range(let from, let to): kind = .numbers(from: from, to: to)
    case .points(let most): kind = .numbers(from: AnswerValue(millionths: 0), to: most)
    }
    for text in platform?.missing ?? [] where coded[Array(text.utf8)] == nil {
      coded[Array(text.utf8)] = AnswerCode.missing
    }
    texts = (0...(coded.keys.map(\.count).max() ?? 0)).map { count in
      coded.filter { $0.key.count == count }.map { ($0.key, $0.value) }
    }
    digits = (UInt8(ascii: "0")...UInt8(ascii: "9")).map { code([$0]) }
  }

  /// The texts that mean something as they stand.
  var knownTexts: [[UInt8]] { texts.flatMap { $0.map(\.bytes) } }

  /// - Returns: the answer's code, and why it is invalid where it is.
  func code(_ cell: ArraySlice<UInt8>) -> (code: Int, fault: RejectCode?) {
    if cell.count == 1, let digit = cell.first.map({ Int($0) - 48 }), digits.indices.contains(digit) {
      return digits[digit]
    }
    let cell = AnswerReader.trimmed(cell)
    if let code = meaning(cell) ?? bare(cell).flatMap(meaning) { return (code, nil) }
    guard case .numbers(let from, let to) = kind else { return (AnswerCode.invalid, fault(cell, else: .notInScale)) }
    guard let value = AnswerValue(cell) else { return (AnswerCode.invalid, fault(cell, else: .notANumber)) }
    guard from <= value, value <= to else { return (AnswerCode.invalid, .outOfRange) }
    return (value.millionths, nil)
  }

  private func meaning(_ cell: some Collection<UInt8>) -> Int? {
    guard texts.indices.contains(cell.count) else { return nil }
    return texts[cell.count].first { $0.bytes.elementsEqual(cell) }?.code
  }

  /// The option alone, where the platform has written something behind it: `其他〖…〗` is `其他`, `1.0` is `1`.
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

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || (byte >= 9 && byte <= 13) }
    guard let first = cell.firstIndex(where: { !isBlank($0) }), let last = cell.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return cell[first...last]
  }
}
