/// Guesses what a file is, by itself: what its columns are for, how often ids repeat, how it is called.
enum KindGuess {
  static func kind(of file: InspectedFile) -> FileKind {
    if file.column(.appraiseeColumn) != nil { return .review }
    if let platform = file.platform { return platform.name == .teammates ? .review : .questionnaire }
    let isList = isCalled(file, KnownHeader.listFile)
    if isLedger(file) { return .ledger }
    if !file.items.isEmpty, !isList || isCalled(file, KnownHeader.sheetFile) {
      let hasRater = file.column(.rater) != nil || file.column(.raterIn) != nil
      let hasClock = file.columns.contains { $0.type == .time && $0.profile.times.hasClock }
      if hasRater || hasClock { return .questionnaire }
      if isList || file.items.count * 2 < described(file) { return list(file) }
      return .review
    }
    return list(file)
  }

  /// Columns that say something of a person, a number or a remark aside.
  private static func described(_ file: InspectedFile) -> Int {
    file.columns.count { ![.blank, .sequence, .comment, .name, .appraisee].contains($0.role) }
  }

  private static func isCalled(_ file: InspectedFile, _ words: [String]) -> Bool {
    let name = file.stem.lowercased()
    return words.contains { name.contains($0) }
  }

  /// Who did what, when.
  private static func isLedger(_ file: InspectedFile) -> Bool {
    guard file.column(.rater) == nil, file.items.isEmpty || isCalled(file, KnownHeader.ledgerFile),
      file.column(.date) != nil || file.column(.time) != nil, appraisee(of: file) != nil
    else { return false }
    return activity(of: file) != nil
  }

  /// The column of a ledger that says what was done. Its cells are shown, so that it must be called so.
  static func activity(of file: InspectedFile) -> InspectedColumn? {
    file.columns.first { $0.role == .activity && $0.type == .label && $0.profile.isDistinctComplete }
  }

  /// The column of a ledger or roster that says whose a row is.
  static func appraisee(of file: InspectedFile) -> InspectedColumn? {
    if let named = file.column(.appraisee) { return named }
    return file.columns.first { $0.type == .id && $0.role == .other && $0.profile.repetition >= 1.2 }
  }

  /// Several rows an appraisee make a roster, one makes a list of people.
  private static func list(_ file: InspectedFile) -> FileKind {
    let ids = file.columns.filter { $0.type == .id }
    if let appraisee = appraisee(of: file), appraisee.profile.repetition >= 1.2, key(of: file) != nil { return .roster }
    if file.column(.rater) != nil, file.column(.appraisee) != nil { return .roster }
    return ids.contains { $0.profile.isNearlyDistinct } ? .people : .other
  }

  /// What the rows of a list are about: hardly any value twice.
  static func key(of file: InspectedFile) -> InspectedColumn? {
    let appraisee = appraisee(of: file)?.index
    let distinct = file.columns.filter { $0.profile.isNearlyDistinct && $0.index != appraisee }
    if let rater = file.column(.rater) { return rater }
    return distinct.first { $0.type == .id }
      ?? distinct.first { [.label, .text].contains($0.type) && $0.role != .name && $0.role != .comment }
  }
}
