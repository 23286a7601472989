/// Single values. Each method returns nil for an absent or wrong value, and reports a wrong one.
extension DefinitionFields {
  func text(_ key: String) -> String? { required(key).flatMap { text($0, key) } }

  private func text(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = node.text, !text.isEmpty else {
      report(key, at: node.position, .definitionExpectedText)
      return nil
    }
    return text
  }

  /// Reads a list of texts, without those that are wrong.
  func texts(_ key: String) -> [(text: String, position: DefinitionPosition)] {
    list(key).enumerated().compactMap { index, node in
      if let text = node.text { return (text, node.position) }
      report("\(key)[\(index)]", at: node.position, .definitionExpectedText)
      return nil
    }
  }

  /// Reads a name of an entry of the definition.
  ///
  /// - Returns: its index in `known`.
  func reference(_ key: String, to known: [String]) -> Int? {
    guard let name = text(key) else { return nil }
    let index = known.firstIndex(of: name)
    if index == nil { report(key, .definitionUnknownName(name, known: known)) }
    return index
  }

  /// Reads a list of names of entries.
  ///
  /// - Parameter empty: the problem of a list without names.
  /// - Returns: the index of each in `known`, without unknown ones.
  func references(_ key: String, to known: [String], ifEmpty empty: LocalizedText? = nil) -> [Int] {
    let names = texts(key)
    if names.isEmpty, let empty { report(key, empty) }
    return names.compactMap { name, position in
      let index = known.firstIndex(of: name)
      if index == nil { report(key, at: position, .definitionUnknownName(name, known: known)) }
      return index
    }
  }

  func decimal(_ key: String) -> Rational? {
    guard let node = required(key) else { return nil }
    guard case .scalar(let text, true, _) = node, let value = Rational(decimal: text) else {
      report(key, at: node.position, .definitionExpectedNumber(node.text))
      return nil
    }
    return value
  }

  /// Reads a number above zero.
  func positive(_ key: String) -> Rational? {
    guard let value = decimal(key) else { return nil }
    if value.isNegative || value.isZero { report(key, .definitionExpectedNumber(value.plainDecimal)) }
    return value
  }

  /// Reads a number from 0 to 100.
  func percent(_ key: String) -> Rational? {
    guard let value = decimal(key) else { return nil }
    if value.isNegative || value > .hundred { report(key, .definitionOutsidePercent) }
    return value
  }

  /// Reads a whole number.
  ///
  /// - Parameter wording: the problem of any other number.
  func whole(_ key: String, _ range: ClosedRange<Int>, else wording: LocalizedText? = nil) -> Int? {
    guard let value = decimal(key) else { return nil }
    guard let whole = value.int, range.contains(whole) else {
      report(key, wording ?? .definitionExpectedWhole(range.lowerBound, range.upperBound))
      return nil
    }
    return whole
  }

  /// Reads a number of decimals, 0 to 6.
  func places(_ key: String) -> Int? { whole(key, 0...6, else: .definitionExpectedPlaces) }

  /// Reads a number that an answer can have.
  func answerValue(_ key: String) -> AnswerValue? { required(key).flatMap { answerValue($0, key) } }

  func answerValue(_ node: YAMLNode, _ key: String) -> AnswerValue? {
    guard let text = node.text, let value = AnswerValue(text.utf8), value.millionths >= 0 else {
      report(key, at: node.position, .definitionExpectedNumber(node.text))
      return nil
    }
    return value
  }

  /// Reads a number above zero that an answer can have.
  func positiveAnswerValue(_ key: String) -> AnswerValue? {
    let value = answerValue(key)
    if value?.millionths == 0 { report(key, .definitionExpectedNumber("0")) }
    return value
  }

  /// Reads one of the words of a type.
  ///
  /// - Parameter others: further words of the grammar, which the caller has looked for; only messages show them.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Choice.Type, beside others: [String] = []
  ) -> Choice? {
    word(key, of: Choice.allCases.map(\.rawValue) + others).flatMap(Choice.init)
  }

  /// Reads one of several words, each with its meaning.
  func choice<Value>(_ key: String, of values: KeyValuePairs<String, Value>) -> Value? {
    word(key, of: values.map(\.key)).flatMap { word in values.first { $0.key == word }?.value }
  }

  /// Reads one of several words.
  func word(_ key: String, of known: [String]) -> String? {
    guard let node = required(key), let text = text(node, key) else { return nil }
    return isKnown(text, at: node.position, key, of: known) ? text : nil
  }

  /// Reads a list of words of a type.
  func choices<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> [Choice] {
    texts(key).filter { isKnown($0.text, at: $0.position, key, of: Choice.allCases.map(\.rawValue)) }
      .compactMap { Choice(rawValue: $0.text) }
  }

  private func isKnown(_ text: String, at position: DefinitionPosition, _ key: String, of known: [String]) -> Bool {
    if known.contains(text) { return true }
    report(key, at: position, .definitionUnknownWord(text, known: known))
    return false
  }

  func date(_ key: String) -> CivilDate? {
    guard let node = required(key), let text = text(node, key) else { return nil }
    let date = CivilDate(text.utf8)
    if date == nil { report(key, at: node.position, .definitionExpectedDate(text)) }
    return date
  }

  /// Reads an offset of a clock from UTC: `"+08:00"`.
  func zone(_ key: String) -> UTCOffset? {
    guard let text = text(key) else { return nil }
    let zone = UTCOffset(text)
    if zone == nil { report(key, .definitionExpectedZone(text)) }
    return zone
  }

  /// Reads titles in both languages: `{zh: 学生满意度, en: Student satisfaction}`.
  func titles(_ key: String) -> LocalizedText? { mapping(key).flatMap { $0.titles() } }

  /// Reads the keys `zh` and `en`.
  func titles() -> LocalizedText? {
    let (zh, en) = (text("zh"), text("en"))
    guard let zh, let en else { return nil }
    return LocalizedText(zh: zh, en: en)
  }

  /// Reads a name that is chosen by the writer.
  func name(_ key: String) -> String? {
    let name = text(key)
    if let name, !DefinitionFields.isName(name) { report(key, .definitionBadName(name)) }
    return name
  }

  /// Reads the clause of a rule: capitals or digits, a hyphen, a number or word.
  ///
  /// - Parameter place: the path of the rule in findings, if it is not that of the mapping.
  func clause(at place: String? = nil) -> Clause? {
    let clause = uncitedClause()
    problems.cite(clause, at: place ?? path)
    return clause
  }

  /// Reads a clause whose places are cited by the caller.
  func uncitedClause() -> Clause? {
    guard let text = optional("clause", text) else { return nil }
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

  private func column(_ node: YAMLNode, _ key: String) -> ColumnReference? {
    if case .scalar = node { return text(node, key).map(ColumnReference.header) }
    if case .sequence(let items, _) = node {
      if items.isEmpty { report(key, at: node.position, .definitionExpectedColumn) }
      return .firstOf(items.compactMap { column($0, key) })
    }
    let fields = DefinitionFields(node, path: joined(key), problems: problems)
    fields.allow(["pattern", "position", "metadata"])
    if fields.has("pattern") { return fields.text("pattern").map(ColumnReference.pattern) }
    if fields.has("metadata") {
      return fields.choice("metadata", ColumnReference.Metadata.self).map(ColumnReference.metadata)
    }
    return fields.whole("position", 1...Int.max, else: .definitionExpectedPosition).map(ColumnReference.position)
  }
}
