import Appraisal

/// The kind of a file, by the roles of its columns, the repetition of ids and its name, without other files.
extension InspectedFile {
  /// Detects the kind of the file.
  var detectedKind: FileKind {
    if column(.appraiseeColumn) != nil { return .review }
    if let platform { return platform.name == .teammates ? .review : .questionnaire }
    if isLedger { return .ledger }
    let isList = isCalled(KnownHeader.listFile)
    if items.isEmpty || isList && !isCalled(KnownHeader.sheetFile) { return detectedListKind }
    let hasRater = column(.rater) != nil || column(.raterIn) != nil
    if hasRater || columns.contains(where: { $0.type == .time && $0.profile.times.hasClock }) { return .questionnaire }
    // Ids, names, sequence numbers and remarks do not describe a person.
    let described = columns.count { ![.blank, .sequence, .comment, .name, .appraisee].contains($0.role) }
    let isSheet = !isList && Threshold.mostlyItems.isReached(by: items.count, of: described)
    return isSheet ? .review : detectedListKind
  }

  private func isCalled(_ words: [String]) -> Bool { words.contains(where: stem.lowercased().contains) }

  /// Whether the file records who did what on which day.
  private var isLedger: Bool {
    column(.rater) == nil && (items.isEmpty || isCalled(KnownHeader.ledgerFile)) && dateColumn != nil
      && appraiseeColumn != nil && activityColumn != nil
  }

  /// Tells a roster, with several rows for an appraisee, from a list of people, with one.
  private var detectedListKind: FileKind {
    let repetition = appraiseeColumn?.profile.repetition ?? 0
    if repetition >= Threshold.repetitionOfAppraisee, keyColumn != nil { return .roster }
    if column(.rater) != nil, column(.appraisee) != nil { return .roster }
    return columns.contains { $0.isIdOfOneRow } ? .people : .other
  }

  /// The column of a ledger with the day of each record.
  var dateColumn: InspectedColumn? { column(.date) ?? column(.time) }

  /// The column of a ledger with the kinds of activity. Its values go into the draft, so its header must say so.
  var activityColumn: InspectedColumn? {
    columns.first { $0.role == .activity && $0.type == .label && $0.profile.isDistinctComplete }
  }

  /// The column of a ledger or roster with the appraisee of each row; nil if there is none.
  var appraiseeColumn: InspectedColumn? {
    column(.appraisee)
      ?? columns.first {
        $0.type == .id && $0.role == .other && $0.profile.repetition >= Threshold.repetitionOfAppraisee
      }
  }

  /// The key of a roster: a column with hardly any value twice; nil if there is none.
  var keyColumn: InspectedColumn? {
    if let rater = column(.rater) { return rater }
    let appraisee = appraiseeColumn?.index
    let distinct = columns.filter { $0.profile.isNearlyDistinct && $0.index != appraisee }
    return distinct.first { $0.type == .id }
      ?? distinct.first { [.label, .text].contains($0.type) && $0.role != .name && $0.role != .comment }
  }

  /// The key of a list of people: a column of ids, each of one row.
  var personColumn: InspectedColumn? {
    let ids = columns.filter(\.isIdOfOneRow)
    return ids.first { $0.role == .appraisee } ?? ids.first
  }
}

extension InspectedColumn {
  /// Whether the column holds ids, hardly any of them twice.
  var isIdOfOneRow: Bool { type == .id && profile.isNearlyDistinct }
}
