/// Decodes `sources:`.
struct SourcesDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems

  private static let sourceKeys = [
    "kind", "title", "files", "encoding", "rater", "columns", "items", "duplicates", "roster", "participation", "score",
    "decimals", "clause",
  ]

  func decode() -> [Source] {
    let scales = ScalesDecoder(root: root, problems: problems).decode()
    return root.named("sources").compactMap { name, _, node in
      source(
        name, DefinitionFields(node, path: "sources.\(name)", keys: SourcesDecoder.sourceKeys, problems: problems),
        scales)
    }
  }

  private func source(
    _ name: String, _ fields: DefinitionFields, _ scales: [String: Scale]
  ) -> Source? {
    let kind = fields.choice("kind", Source.Kind.self)
    let title = fields.titles("title")
    let files = fields.text("files")
    let columns = self.columns(fields)
    let items = self.items(fields, scales)
    let roster = self.roster(fields)
    let participation = self.participation(fields, roster)
    let score = self.score(fields, columns)
    let decimals = fields.has("decimals") ? fields.places("decimals") : nil
    let duplicates = fields.has("duplicates") ? fields.choice("duplicates", Duplicates.self) : .keepLast
    let encoding = fields.has("encoding") ? fields.choice("encoding", DeclaredEncoding.self) : nil
    let clause = fields.clause()
    checkShape(kind, columns, roster, fields)
    guard let kind, let title, let files, let columns, let duplicates else { return nil }
    return Source(
      name: name, title: title, kind: kind, files: files, encoding: encoding?.rawValue, columns: columns, items: items,
      duplicates: duplicates, roster: roster, participation: participation, mean: score.mean, decimals: decimals,
      clause: clause, scoreClause: score.clause)
  }

  private func checkShape(
    _ kind: Source.Kind?, _ columns: Source.Columns?, _ roster: RosterFile?, _ fields: DefinitionFields
  ) {
    guard let columns, let kind else { return }
    if kind == .questionnaire, columns.rater == nil { fields.report("columns", .definitionQuestionnaireNeedsRater) }
    if kind == .review, columns.rater != nil { fields.report("columns", .definitionReviewNeedsOffice) }
    if roster != nil, columns.rater == nil { fields.report("roster", .definitionRosterNeedsRater) }
    if columns.rater == nil, columns.activity != nil { fields.report("columns", .definitionOfficeNeedsNoActivity) }
  }

  private func columns(_ fields: DefinitionFields) -> Source.Columns? {
    let isOffice = fields.has("rater")
    if isOffice { _ = fields.choice("rater", OfficeRater.self) }
    let keys = (isOffice ? [] : ["rater"]) + ["appraisee", "activity", "submitted", "sequence"]
    guard let columns = fields.fields("columns", keys: keys) else { return nil }
    let rater = isOffice ? nil : columns.column("rater")
    guard let appraisee = columns.column("appraisee") else { return nil }
    return Source.Columns(
      appraisee: appraisee, rater: rater, activity: columns.optionalColumn("activity"),
      submitted: columns.optionalColumn("submitted"), sequence: columns.optionalColumn("sequence"))
  }

  private func items(_ fields: DefinitionFields, _ scales: [String: Scale]) -> [Item] {
    let named = fields.named("items")
    if named.isEmpty { fields.report("items", .definitionNoItems) }
    var users: [ColumnReference: String] = [:]
    return named.compactMap { name, _, node in
      let item = DefinitionFields(
        node, path: fields.joined("items.\(name)"), keys: ["column", "scale", "points"], problems: problems)
      let (column, scale) = (item.column("column"), itemScale(item, scales))
      guard let column, let scale else { return nil }
      if let other = users[column] { item.report("column", .definitionColumnTwice(other)) }
      users[column] = name
      return Item(id: name, column: column, scale: scale)
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

  private func roster(_ fields: DefinitionFields) -> RosterFile? {
    guard let roster = fields.fields("roster", keys: ["file", "columns", "exclude"], required: false) else {
      return nil
    }
    let exclusions = roster.list("exclude").enumerated().compactMap { index, node in
      exclusion(
        DefinitionFields(
          node, path: "\(roster.joined("exclude"))[\(index)]", keys: ["column", "equals", "reason"], problems: problems)
      )
    }
    let file = roster.text("file")
    guard let columns = roster.fields("columns", keys: ["rater", "appraisee", "college"]) else { return nil }
    let (rater, appraisee) = (columns.column("rater"), columns.column("appraisee"))
    guard let file, let rater, let appraisee else { return nil }
    return RosterFile(
      file: file, rater: rater, appraisee: appraisee, college: columns.optionalColumn("college"), exclusions: exclusions
    )
  }

  private func exclusion(_ fields: DefinitionFields) -> RosterFile.Exclusion? {
    let (column, value, reason) = (fields.column("column"), fields.text("equals"), fields.text("reason"))
    guard let column, let value, let reason else { return nil }
    if !DefinitionFields.isName(reason) { fields.report("reason", .definitionBadName(reason)) }
    return RosterFile.Exclusion(column: column, value: value, reason: reason)
  }

  private func participation(_ fields: DefinitionFields, _ roster: RosterFile?) -> ParticipationRule? {
    let keys = ["threshold", "below", "clause"]
    guard let rule = fields.fields("participation", keys: keys, required: false) else { return nil }
    if roster == nil, !fields.has("roster") { fields.report("participation", .definitionGateNeedsRoster) }
    _ = rule.choice("below", BelowThreshold.self)
    guard let threshold = rule.decimal("threshold") else { return nil }
    if threshold.isNegative || threshold > .hundred { rule.report("threshold", .definitionOutsidePercent) }
    return ParticipationRule(threshold: threshold, clause: rule.clause())
  }

  private func score(_ fields: DefinitionFields, _ columns: Source.Columns?) -> (mean: Source.Mean, clause: Clause?) {
    guard let score = fields.fields("score", keys: ["mean-of", "clause"], required: false) else {
      return (.responses, nil)
    }
    let mean = score.choice("mean-of", Source.Mean.self) ?? .responses
    if mean == .activities, let columns, columns.activity == nil {
      score.report("mean-of", .definitionActivitiesNeedColumn)
    }
    return (mean, score.clause())
  }
}

/// What a definition may say where there is one choice yet; written out so that it reads as a rule.
private enum BelowThreshold: String, CaseIterable { case withhold }
private enum OfficeRater: String, CaseIterable { case office }
private enum DeclaredEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case gb18030
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
}
