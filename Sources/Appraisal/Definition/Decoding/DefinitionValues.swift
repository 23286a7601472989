/// Single values. Each method returns nil for an absent or wrong value, and reports a wrong one.
extension DefinitionFields {
  func text(_ key: String) -> String? { required(key).flatMap { text($0, key) } }
  func optionalText(_ key: String) -> String? { optional(key).flatMap { text($0, key) } }

  private func text(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = node.text, !text.isEmpty else {
      problems.add(node.position, joined(key), .definitionExpectedText)
      return nil
    }
    return text
  }

  /// Reads a list of texts, without those that are wrong.
  func texts(_ key: String) -> [(text: String, position: DefinitionPosition)] {
    list(key).enumerated().compactMap { index, node in
      guard let text = node.text else {
        problems.add(node.position, "\(joined(key))[\(index)]", .definitionExpectedText)
        return nil
      }
      return (text, node.position)
    }
  }

  func decimal(_ key: String) -> Rational? { required(key).flatMap { decimal($0, key) } }
  func optionalDecimal(_ key: String) -> Rational? { optional(key).flatMap { decimal($0, key) } }

  private func decimal(_ node: YAMLNode, _ key: String) -> Rational? {
    guard case .scalar(let text, true, _) = node, let value = Rational(decimal: text) else {
      problems.add(node.position, joined(key), .definitionExpectedNumber(node.text))
      return nil
    }
    return value
  }

  /// Reads a number from 0 to 100.
  func percent(_ key: String) -> Rational? {
    guard let value = decimal(key) else { return nil }
    if value.isNegative || value > .hundred { report(key, .definitionOutsidePercent) }
    return value
  }

  /// Reads a whole number.
  func whole(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = decimal(key) else { return nil }
    guard let whole = value.int, range.contains(whole) else {
      report(key, .definitionExpectedWhole(range.lowerBound, range.upperBound))
      return nil
    }
    return whole
  }

  /// Reads a number that an answer can have.
  func answerValue(_ key: String) -> AnswerValue? {
    guard let node = required(key) else { return nil }
    return answerValue(node, path: joined(key))
  }

  func answerValue(_ node: YAMLNode, path: String) -> AnswerValue? {
    guard let text = node.text, let value = AnswerValue(text.utf8), value.millionths >= 0 else {
      problems.add(node.position, path, .definitionExpectedNumber(node.text))
      return nil
    }
    return value
  }

  /// Reads a number of decimals, 0 to 6.
  func places(_ key: String) -> Int? {
    guard let value = decimal(key) else { return nil }
    guard let places = value.int, (0...6).contains(places) else {
      report(key, .definitionExpectedPlaces)
      return nil
    }
    return places
  }

  /// Reads one of several words.
  ///
  /// - Parameter others: further words of the grammar, which the caller has looked for; only messages show them.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Choice.Type, beside others: [String] = []
  ) -> Choice? {
    guard let node = required(key), let text = text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue) + others
    problems.add(
      node.position, joined(key),
      .definitionUnknownWord(text, suggestion: suggestion(for: text, among: known), known: known))
    return nil
  }

  func date(_ key: String) -> CivilDate? {
    guard let node = required(key), let text = text(node, key) else { return nil }
    guard let date = CivilDate(text.utf8) else {
      problems.add(node.position, joined(key), .definitionExpectedDate(text))
      return nil
    }
    return date
  }

  /// Reads titles in both languages: `{zh: 学生满意度, en: Student satisfaction}`.
  func titles(_ key: String) -> Wording? {
    guard let fields = fields(key, keys: ["zh", "en"]) else { return nil }
    let (zh, en) = (fields.text("zh"), fields.text("en"))
    guard let zh, let en else { return nil }
    return Wording(zh: zh, en: en)
  }

  /// Reads the clause of a rule: capitals or digits, a hyphen, a number or word.
  func clause() -> Clause? {
    guard let text = optionalText("clause") else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1)
    let isCapital = { (byte: UInt8) in (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) }
    guard parts.count == 2, parts[0].allSatisfy(isCapital), !text.utf8.contains(UInt8(ascii: " ")) else {
      report("clause", .definitionBadClause(text))
      return nil
    }
    return Clause(id: text)
  }

  /// Reads a column: `工号`, `{pattern: "*工号*"}`, `{position: 3}`, `{metadata: submitted}`, or a list of these, of which
  /// the first that a file has counts.
  func column(_ key: String) -> ColumnReference? { required(key).flatMap { column($0, key) } }
  func optionalColumn(_ key: String) -> ColumnReference? { optional(key).flatMap { column($0, key) } }

  private func column(_ node: YAMLNode, _ key: String) -> ColumnReference? {
    if case .scalar = node { return text(node, key).map(ColumnReference.header) }
    if case .sequence(let items, _) = node {
      if items.isEmpty { problems.add(node.position, joined(key), .definitionExpectedColumn) }
      return .firstOf(items.compactMap { column($0, key) })
    }
    let keys = ["pattern", "position", "metadata"]
    let fields = DefinitionFields(node, path: joined(key), keys: keys, problems: problems)
    if fields.has("pattern") { return fields.text("pattern").map(ColumnReference.pattern) }
    if fields.has("metadata") {
      return fields.choice("metadata", ColumnReference.Metadata.self).map(ColumnReference.metadata)
    }
    guard let position = fields.decimal("position") else { return nil }
    guard let number = position.int, number >= 1 else {
      fields.report("position", .definitionExpectedPosition)
      return nil
    }
    return .position(number)
  }
}
