import Appraisal

/// Detects the kind of a file from the roles of its columns, the repetition of ids and its name, without other files.
enum FileKindDetector {
  /// An appraisee has a fifth more rows than one: several raters are assigned to them, or a ledger has several records.
  private static let repetition = 1.2
  /// A half: score sheets have more items than columns about persons, lists fewer.
  private static let mostlyItems = Proportion(1, of: 2)

  static func kind(of file: InspectedFile) -> FileKind {
    if file.column(.appraiseeColumn) != nil { return .review }
    if let platform = file.platform { return platform.name == .teammates ? .review : .questionnaire }
    let isList = isCalled(file, KnownHeader.listFile)
    if isLedger(file) { return .ledger }
    if !file.items.isEmpty, !isList || isCalled(file, KnownHeader.sheetFile) {
      let hasRater = file.column(.rater) != nil || file.column(.raterIn) != nil
      let hasClock = file.columns.contains { $0.type == .time && $0.profile.times.hasClock }
      if hasRater || hasClock { return .questionnaire }
      let isMostlyItems = mostlyItems.isReached(by: file.items.count, of: described(file))
      if isList || !isMostlyItems { return list(file) }
      return .review
    }
    return list(file)
  }

  /// Number of columns that describe a person; ids, names, sequence numbers and remarks do not count.
  private static func described(_ file: InspectedFile) -> Int {
    file.columns.count { ![.blank, .sequence, .comment, .name, .appraisee].contains($0.role) }
  }

  private static func isCalled(_ file: InspectedFile, _ words: [String]) -> Bool {
    let name = file.stem.lowercased()
    return words.contains { name.contains($0) }
  }

  /// Whether the file records who did what on which day.
  private static func isLedger(_ file: InspectedFile) -> Bool {
    guard file.column(.rater) == nil, file.items.isEmpty || isCalled(file, KnownHeader.ledgerFile),
      file.column(.date) != nil || file.column(.time) != nil, appraisee(of: file) != nil
    else { return false }
    return activity(of: file) != nil
  }

  /// The column of a ledger with the kinds of activity. Its values go into the draft, so its header must say so.
  static func activity(of file: InspectedFile) -> InspectedColumn? {
    file.columns.first { $0.role == .activity && $0.type == .label && $0.profile.isDistinctComplete }
  }

  /// The column of a ledger or roster with the appraisee of each row; nil if there is none.
  static func appraisee(of file: InspectedFile) -> InspectedColumn? {
    if let named = file.column(.appraisee) { return named }
    return file.columns.first { $0.type == .id && $0.role == .other && $0.profile.repetition >= repetition }
  }

  /// Tells a roster, with several rows for an appraisee, from a list of people, with one.
  private static func list(_ file: InspectedFile) -> FileKind {
    let ids = file.columns.filter { $0.type == .id }
    if let appraisee = appraisee(of: file), appraisee.profile.repetition >= repetition, key(of: file) != nil {
      return .roster
    }
    if file.column(.rater) != nil, file.column(.appraisee) != nil { return .roster }
    return ids.contains { $0.profile.isNearlyDistinct } ? .people : .other
  }

  /// The key of a list: a column with hardly any value twice; nil if there is none.
  static func key(of file: InspectedFile) -> InspectedColumn? {
    let appraisee = appraisee(of: file)?.index
    let distinct = file.columns.filter { $0.profile.isNearlyDistinct && $0.index != appraisee }
    if let rater = file.column(.rater) { return rater }
    return distinct.first { $0.type == .id }
      ?? distinct.first { [.label, .text].contains($0.type) && $0.role != .name && $0.role != .comment }
  }
}
