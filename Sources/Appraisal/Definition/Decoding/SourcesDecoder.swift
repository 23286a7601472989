extension Source {
  /// Decodes an entry of `sources:` whose kind is not `ledger`. A wrong one is kept by name, so that its uses are not
  /// reported, too.
  init(_ name: String, _ fields: DefinitionFields, _ scales: [String: Scale]) {
    let kind = fields.choice("kind", Kind.self, beside: ["ledger"])
    self.name = name
    self.kind = kind ?? .review
    (title, files) = (fields.titles("title") ?? LocalizedText(zh: name, en: name), fields.text("files") ?? "")
    format = FileFormat(fields)
    let who = Source.who(fields)
    (rater, appraisee) = (who?.rater ?? .fileName, who?.appraisee ?? .column(.position(1)))
    columns = who?.columns ?? Columns(activity: nil, submitted: nil, sequence: nil)
    let isMatrix = if case .columns = appraisee { true } else { false }
    items = Source.items(fields, scales, isMatrix: isMatrix)
    groups = GroupsDecoder(fields: fields, items: items).decode()
    roster = fields.optional("roster", fields.mapping).flatMap { RosterFile($0, id: "rater", hasCollege: true) }
    peers = fields.optional("peers", fields.mapping).map(Provision.init(peers:))
    participation = fields.optional("participation", fields.mapping).flatMap(ParticipationRule.init)
    let (hasActivity, hasGroups) = (columns.activity != nil, !groups.isEmpty)
    score =
      fields.optional("score", fields.mapping)
      .map { ScoreRule($0, hasActivity: hasActivity, hasGroups: hasGroups) } ?? ScoreRule()
    comparesWith = fields.choices("compare-with", Comparison.self)
    isOnlyShown = fields.optional("use") { fields.word($0, of: ["shown"]) } != nil
    decimals = fields.optional("decimals", fields.places)
    duplicates = fields.optional("duplicates") { fields.choice($0, Duplicates.self) } ?? .keepLast
    clause = fields.clause()
    if kind != nil, who != nil { checkShape(fields) }
  }

  /// Decodes raters and appraisees: `rater:`, `appraisee:` and `columns:`.
  private static func who(
    _ fields: DefinitionFields
  ) -> (rater: RaterReference, appraisee: AppraiseeReference, columns: Columns)? {
    let nameless = fields.optional("rater") {
      fields.choice(
        $0, of: ["office": RaterReference.office, "self": .appraisee, "anonymous": .anonymous, "file-name": .fileName])
    }
    let lookedUp = fields.optional("appraisee") { fields.choice($0, of: ["roster": AppraiseeReference.roster]) }
    guard let columns = fields.mapping("columns") else { return nil }
    let rater = fields.has("rater") ? nameless : RaterReference(columns, of: fields)
    let appraisee = fields.has("appraisee") ? lookedUp : AppraiseeReference(columns)
    let others = Columns(
      activity: columns.optional("activity", columns.column), submitted: columns.optional("submitted", columns.column),
      sequence: columns.optional("sequence", columns.column))
    guard let rater, let appraisee else { return nil }
    return (rater, appraisee, others)
  }

  private static func items(_ fields: DefinitionFields, _ scales: [String: Scale], isMatrix: Bool) -> [Item] {
    let named = fields.named("items")
    if named.isEmpty { fields.report("items", .definitionNoItems) }
    if isMatrix, named.count > 1 { fields.report("items", .definitionMatrixOneItem) }
    var users: [ColumnReference: String] = [:]
    return named.compactMap { name, _, item in
      let column = isMatrix ? nil : item.column("column")
      let (scale, weight) = (Source.scale(item, scales), item.optional("weight", item.positive))
      guard let scale, isMatrix || column != nil else { return nil }
      if let column, let other = users.updateValue(name, forKey: column) {
        item.report("column", .definitionColumnTwice(other))
      }
      fields.problems.cite(scale.clause, at: fields.joined("items"))
      return Item(id: name, column: column, scale: scale, weight: weight ?? Rational(1))
    }
  }

  private static func scale(_ item: DefinitionFields, _ scales: [String: Scale]) -> Scale? {
    item.allow(["scale"])
    if item.has("points") { return item.positiveAnswerValue("points").map { Scale(kind: .points($0)) } }
    let names = scales.keys.sorted()
    return item.reference("scale", to: names).flatMap { scales[names[$0]] }
  }

  /// Reports parts of the source that do not agree with each other.
  private func checkShape(_ fields: DefinitionFields) {
    let isOneSheet = [.office, .appraisee].contains(rater)
    if kind == .questionnaire, isOneSheet { fields.report("rater", .definitionQuestionnaireNeedsRater) }
    if isOneSheet, columns.activity != nil { fields.report("columns", .definitionOfficeNeedsNoActivity) }
    if fields.has("roster"), isOneSheet { fields.report("roster", .definitionRosterNeedsRater) }
    if fields.has("peers"), isOneSheet || isAnonymous { fields.report("peers", .definitionPeersNeedRater) }
    if fields.has("peers"), fields.has("roster") { fields.report("roster", .definitionPeersAreRoster) }
    if fields.has("participation"), !fields.has("roster"), !fields.has("peers") {
      fields.report("participation", .definitionGateNeedsRoster)
    }
    if appraisee == .roster, !fields.has("roster") || rater.column == nil {
      fields.report("appraisee", .definitionLookupNeedsRoster)
    }
  }
}

extension RaterReference {
  /// Decodes `rater`, or `rater-in` for cells with other words beside the id, which only a roster can tell apart.
  fileprivate init?(_ columns: DefinitionFields, of source: DefinitionFields) {
    let isWithin = columns.has("rater-in")
    if isWithin, columns.has("rater") { columns.report("rater", .definitionRaterTwice) }
    if isWithin, !source.has("roster"), !source.has("peers") { columns.report("rater-in", .definitionRaterInNeedsList) }
    guard let column = columns.column(isWithin ? "rater-in" : "rater") else { return nil }
    self = isWithin ? .within(column) : .column(column)
  }
}

extension AppraiseeReference {
  /// Decodes `appraisee`, or `appraisees` for a matrix.
  fileprivate init?(_ columns: DefinitionFields) {
    guard columns.has("appraisees") else {
      guard let column = columns.column("appraisee") else { return nil }
      self = .column(column)
      return
    }
    if columns.has("appraisee") { columns.report("appraisee", .definitionAppraiseeTwice) }
    guard let pattern = columns.text("appraisees") else { return nil }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      columns.report("appraisees", .definitionMatrixPattern(pattern))
      return nil
    }
    self = .columns(before: parts[0], after: parts[1])
  }
}
