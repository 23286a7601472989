import Appraisal

/// Sources of kind questionnaire or review, and their scales.
extension DraftWriter {
  mutating func write(_ rating: DraftPlan.Rating) {
    let file = plan.files[rating.file]
    let kind = file.kind == .review ? FileKind.review : .questionnaire
    addSource(rating.name, kind, file, times: file.submitted, file.isOrderOpen ? .draftDateOrder : nil)
    writePersons(of: rating, file)
    writeItems(of: rating, file)
    if let roster = rating.roster {
      write(roster)
    } else if rating.isByRoster {
      add(2, "roster: {file: ROSTER.csv, columns: {rater: ID, appraisee: ID}}", .draftGiveRoster)
    }
    add(2, "score: {mean-of: responses}", .draftScore)
    gap()
  }

  private mutating func writePersons(of rating: DraftPlan.Rating, _ file: InspectedFile) {
    if rating.rater == nil {
      let isSheet = file.kind == .review && rating.matrix == nil
      if file.isOneFileEach {
        add(2, "rater: file-name", .draftFileName)
      } else {
        add(2, "rater: \(isSheet ? "office" : "anonymous")", isSheet ? .draftOffice : .draftAnonymous)
      }
    }
    if rating.isByRoster { add(2, "appraisee: roster", .draftLookedUp) }
    add(2, "columns:")
    add(3, rating.rater.map { "\($0.role.rawValue): \($0.draftReference)" }, .draftGuess)
    add(3, rating.appraisee.map { "appraisee: \($0.draftReference)" }, .draftGuess)
    add(3, rating.matrix.map { "appraisees: \(YAMLText.quoted($0 + "*"))" }, .draftMatrix)
    add(3, file.submitted.map { "submitted: \($0.draftReference)" })
    add(3, file.column(.sequence).map { "sequence: \($0.draftReference)" })
    if rating.rater != nil { add(2, "duplicates: last", .draftDuplicates) }
  }

  private mutating func writeItems(of rating: DraftPlan.Rating, _ file: InspectedFile) {
    let scales = plan.scales.names[rating.file]
    add(2, "items:")
    if rating.matrix != nil {
      let column = file.columns(.appraiseeColumn).first { $0.answers != nil }
      return add(3, "q1: {scale: \(column.flatMap { scales[$0.index] } ?? "unknown")}")
    }
    for (number, item) in file.items.enumerated() {
      let scale = scales[item.index] ?? "unknown"
      add(3, "q\(number + 1): {column: \(item.reference.yaml), scale: \(scale)}", item.remark)
    }
  }

  private mutating func write(_ roster: FileRelations.Roster) {
    let list = plan.files[roster.file]
    add(2, "roster:")
    add(3, "file: \(YAMLText.scalar(list.name))")
    add(3, list.format(isFixed: false).map { "format: \($0)" })
    addColumns(3, ["rater": roster.rater, "appraisee": roster.appraisee, "college": list.column(.college)])
    if let status = list.column(.status) { writeExclusions(by: status) }
    add(2, "participation: {threshold: 50, below: withhold}", .draftParticipation)
  }

  private mutating func writeExclusions(by status: InspectedColumn) {
    let texts = status.profile.entries.values.map(\.text).sorted()
    let reasons = texts.compactMap { text in KnownHeader.absence[text.lowercased()].map { (text, $0) } }
    if reasons.isEmpty { return }
    add(3, "exclude:", .draftExclude)
    for (text, reason) in reasons {
      add(4, "- {column: \(status.reference.yaml), equals: \(YAMLText.scalar(text)), reason: \(reason)}")
    }
  }

  // MARK: - Scales

  /// Writes the scales that the sources use; `check` would report others.
  mutating func writeScales(of ratings: [DraftPlan.Rating]) {
    let used = Set(ratings.flatMap { plan.scales.names[$0.file].values })
    let scales = plan.scales.scales.filter { used.contains($0.name) }
    guard !scales.isEmpty else { return }
    note(0, .draftScales)
    add(0, "scales:")
    for scale in scales { write(scale) }
    gap()
  }

  private mutating func write(_ scale: ProposedScale) {
    let list = { (texts: [String]) in "[\(texts.map(YAMLText.scalar).joined(separator: ", "))]" }
    note(1, .draftScale(scale))
    add(1, "\(scale.name):")
    if case .numbers(let from, let to) = scale.kind {
      add(2, "range: {from: \(from), to: \(to)}")
    } else {
      let labels = scale.labels.map { "\(YAMLText.scalar($0.label)): \($0.value)" }
      add(2, "labels: {\(labels.joined(separator: ", "))}")
    }
    if !scale.writtenAs.isEmpty { add(2, "written-as:") }
    for (label, texts) in scale.writtenAs.sorted(by: { $0.key < $1.key }) {
      add(3, "\(YAMLText.scalar(label)): \(list(texts))")
    }
    add(2, scale.missing.isEmpty ? nil : "missing: \(list(scale.missing))")
    add(2, scale.notApplicable.isEmpty ? nil : "not-applicable: \(list(scale.notApplicable))")
  }
}

extension DraftPlan.Rating {
  /// Whether a roster names the appraisees, or has to.
  fileprivate var isByRoster: Bool { appraisee == nil && matrix == nil }
}

extension InspectedColumn {
  /// The reference to a column of a source: by what the platform records, where that is known.
  fileprivate var draftReference: String {
    guard let metadata, metadata != .rater else { return reference.yaml }
    return ColumnReference.metadata(metadata).yaml
  }

  /// A comment with the question, if the reference does not show it, and the values that do not fit the scale.
  fileprivate var remark: LocalizedText? {
    let shown = reference.shown
    let others = names.filter { !shown.contains(HeaderNaming.question($0).text) }
    let question = others.max { $0.utf8.count < $1.utf8.count } ?? ""
    guard let answers, let line = answers.firstMisfit else {
      return question.isEmpty ? nil : LocalizedText(zh: question, en: question)
    }
    return .draftItem(question, misfits: answers.misfits, line: line)
  }
}
