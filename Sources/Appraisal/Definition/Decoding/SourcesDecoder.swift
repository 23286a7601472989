/// Decodes `sources:`.
struct SourcesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems

  private static let sourceKeys = [
    "kind", "title", "files", "format", "rater", "appraisee", "columns", "items", "groups", "duplicates", "roster",
    "peers", "participation", "score", "decimals", "compare-with", "use", "clause",
  ]

  private enum Use: String, CaseIterable { case shown }
  private enum LedgerKind: String, CaseIterable { case ledger }

  /// - Returns: rated sources and ledgers, each in the order of the file.
  func decode(targets: [DutyTarget]) -> (sources: [Source], ledgers: [Ledger]) {
    let scales = ScalesDecoder(root: root, problems: problems).decode()
    var sources: [Source] = []
    var ledgers: [Ledger] = []
    for (name, position, node) in root.named("sources") {
      // run.json and rejects.csv use these names for other files.
      if Source.reservedNames.contains(name) {
        problems.add(position, "sources", .definitionNameTaken(name))
      }
      let isLedger = node.value(of: "kind")?.text == LedgerKind.ledger.rawValue
      let fields = DefinitionFields(
        node, path: "sources.\(name)", keys: isLedger ? LedgerDecoder.keys : SourcesDecoder.sourceKeys,
        problems: problems)
      if isLedger {
        ledgers.append(LedgerDecoder(fields: fields, targets: targets).decode(name))
      } else {
        sources.append(source(name, fields, scales))
      }
    }
    return (sources, ledgers)
  }

  private func source(
    _ name: String, _ fields: DefinitionFields, _ scales: [String: Scale]
  ) -> Source {
    let kind = fields.choice("kind", Source.Kind.self, beside: LedgerKind.allCases.map(\.rawValue))
    let title = fields.titles("title")
    let files = fields.text("files")
    let who = RatersDecoder(fields: fields, problems: problems).decode()
    let items = self.items(fields, scales, isMatrix: who?.isMatrix ?? false)
    let groups = GroupsDecoder(fields: fields, problems: problems, items: items).decode()
    let rules = SourceRulesDecoder(fields: fields, problems: problems)
    let roster = rules.roster()
    let peers = rules.peers()
    let participation = rules.participation()
    let score = rules.score(hasActivity: who?.columns.activity != nil, hasGroups: !groups.isEmpty)
    let comparesWith = self.comparesWith(fields)
    let isOnlyShown = fields.has("use") && fields.choice("use", Use.self) != nil
    let decimals = fields.has("decimals") ? fields.places("decimals") : nil
    let duplicates = fields.has("duplicates") ? fields.choice("duplicates", Duplicates.self) : .keepLast
    let format = FormatDecoder.format(of: fields)
    let clause = fields.clause()
    // A wrong source is kept by name, so that its uses are not reported, too.
    let source = Source(
      name: name, title: title ?? Wording(zh: name, en: name), kind: kind ?? .review, files: files ?? "",
      format: format, rater: who?.rater ?? .fileName, appraisee: who?.appraisee ?? .column(.position(1)),
      columns: who?.columns ?? Source.Columns(activity: nil, submitted: nil, sequence: nil), items: items,
      groups: groups, duplicates: duplicates ?? .keepLast,
      roster: roster, peers: peers, participation: participation, score: score, decimals: decimals,
      comparesWith: comparesWith, isOnlyShown: isOnlyShown, clause: clause)
    if kind != nil, who != nil { SourceShape(source: source, fields: fields).check() }
    return source
  }

  private func items(_ fields: DefinitionFields, _ scales: [String: Scale], isMatrix: Bool) -> [Item] {
    let named = fields.named("items")
    if named.isEmpty { fields.report("items", .definitionNoItems) }
    if isMatrix, named.count > 1 { fields.report("items", .definitionMatrixOneItem) }
    var users: [ColumnReference: String] = [:]
    return named.compactMap { name, _, node in
      let item = DefinitionFields(
        node, path: fields.joined("items.\(name)"), keys: (isMatrix ? [] : ["column"]) + ["scale", "points", "weight"],
        problems: problems)
      let column = isMatrix ? nil : item.column("column")
      guard let scale = itemScale(item, scales), isMatrix || column != nil else { return nil }
      if let column, let other = users[column] { item.report("column", .definitionColumnTwice(other)) }
      if let column { users[column] = name }
      return Item(id: name, column: column, scale: scale, weight: GroupsDecoder.weight(item) ?? Rational(1))
    }
  }

  private func comparesWith(_ fields: DefinitionFields) -> [Source.Comparison] {
    let known = Source.Comparison.allCases.map(\.rawValue)
    return fields.texts("compare-with").compactMap { text, position in
      if let comparison = Source.Comparison(rawValue: text) { return comparison }
      let near = suggestion(for: text, among: known)
      problems.add(
        position, fields.joined("compare-with"), .definitionUnknownWord(text, suggestion: near, known: known))
      return nil
    }
  }

  private func itemScale(_ item: DefinitionFields, _ scales: [String: Scale]) -> Scale? {
    if item.has("points") {
      guard let most = item.answerValue("points") else { return nil }
      if most.millionths == 0 { item.report("points", .definitionExpectedNumber("0")) }
      return Scale(kind: .points(most), missing: [], notApplicable: [], clause: nil)
    }
    guard let name = item.text("scale") else { return nil }
    if scales[name] == nil { item.report("scale", .definitionUnknownName(name, known: scales.keys.sorted())) }
    return scales[name]
  }
}

/// Checks that the parts of a source agree with each other.
private struct SourceShape {
  let source: Source
  let fields: DefinitionFields

  func check() {
    let isOneSheet = [.office, .appraisee].contains(source.rater)
    if source.kind == .questionnaire, isOneSheet { fields.report("rater", .definitionQuestionnaireNeedsRater) }
    if isOneSheet, source.columns.activity != nil { fields.report("columns", .definitionOfficeNeedsNoActivity) }
    if fields.has("roster"), isOneSheet { fields.report("roster", .definitionRosterNeedsRater) }
    if fields.has("peers"), isOneSheet || source.isAnonymous { fields.report("peers", .definitionPeersNeedRater) }
    if fields.has("peers"), fields.has("roster") { fields.report("roster", .definitionPeersAreRoster) }
    if fields.has("participation"), !fields.has("roster"), !fields.has("peers") {
      fields.report("participation", .definitionGateNeedsRoster)
    }
    if source.appraisee == .roster, !fields.has("roster") || source.rater.column == nil {
      fields.report("appraisee", .definitionLookupNeedsRoster)
    }
  }
}
