import Appraisal

/// Roles of columns: by the platform's own columns, answers, headers and the form of values, in this order.
extension InspectedFile {
  /// Detects type, scale and role of each column.
  mutating func detectRoles() {
    for metadata in ColumnReference.Metadata.allCases {
      if let index = platform?.column(of: metadata, in: columns.map(\.names)) { columns[index].metadata = metadata }
    }
    let own = Set((platform?.signatures ?? []).flatMap(\.names))
    for index in columns.indices {
      columns[index].answers = DetectedScale(columns[index].profile)
      columns[index].type = InspectedColumn.type(of: columns[index].profile, columns[index].answers, platform)
      columns[index].role = columns[index].platformRole(own) ?? columns[index].detectedRole
    }
    for stem in stems { settle(stem) }
    settlePersons()
    for index in columns.indices where !columns[index].isAnswer { columns[index].answers = nil }
  }

  // MARK: - Columns that belong together

  private mutating func settle(_ stem: ColumnStem) {
    let filled = stem.columns.filter { columns[$0].type != .blank }
    guard !filled.isEmpty else { return }
    if isMatrix(stem) {
      for column in stem.columns { columns[column].role = .appraiseeColumn }
    } else if isRanking(stem, filled) {
      for column in filled { columns[column].role = .rank }
    } else if Threshold.ticks.isExceeded(by: filled.count { columns[$0].isTick }, of: filled.count) {
      for column in filled where columns[column].role != .metadata { columns[column].role = .several }
    }
  }

  /// Whether the rows of the matrix are ids: `互评：FD001`.
  private func isMatrix(_ stem: ColumnStem) -> Bool {
    let ids = stem.columns.count { ColumnStem.beforeId(columns[$0].names) != nil }
    return ids >= Threshold.fewestMatrixRows && Threshold.matrixRows.isReached(by: ids, of: stem.columns.count)
  }

  /// Whether every row has each rank once.
  private func isRanking(_ stem: ColumnStem, _ filled: [Int]) -> Bool {
    guard filled.count > 1, !stem.repeats, stem.rows >= Threshold.fewestRankedRows else { return false }
    let texts = filled.map { columns[$0].profile.texts }
    return texts.reduce(Set()) { $0.union($1) }.count == filled.count && texts.contains { $0.count > 1 }
  }

  /// Leaves one rater and one appraisee. Of several columns for the appraisee, the one whose values repeat most keeps the
  /// role; another in an export is the rater's: 班主任工号 of those who rate counselors.
  private mutating func settlePersons() {
    let rated = columns(.appraisee).sorted { $0.profile.repetition > $1.profile.repetition }
    for column in rated.dropFirst() {
      let isRater = platform != nil && self.column(.rater) == nil && self.column(.raterIn) == nil
      columns[column.index].role = isRater ? .rater : .other
    }
    let raters = columns(.rater)
    // An id that the form asked for comes before one that the platform recorded.
    let asked = raters.first { $0.metadata == nil } ?? column(.raterIn) ?? raters.first
    for column in raters + columns(.raterIn) where column.index != asked?.index { columns[column.index].role = .other }
  }
}

extension InspectedColumn {
  /// The role of a column that the platform itself writes; nil for any other.
  ///
  /// - Parameter own: names of the platform's own columns, in small letters.
  fileprivate func platformRole(_ own: Set<String>) -> ColumnRole? {
    switch metadata {
    case .sequence: .sequence
    case .submitted: type == .blank ? .blank : .time
    case .duration: .duration
    case .started: .metadata
    case .rater where type == .blank: .blank
    case .rater: type == .id && profile.values > profile.blanks ? .rater : .metadata
    case nil: names.contains { own.contains($0.lowercased()) } ? .metadata : nil
    }
  }

  fileprivate var detectedRole: ColumnRole {
    if type == .blank { return .blank }
    if isItem { return .item }
    return personRole ?? headerRole ?? shapeRole
  }

  private func isAlone(_ words: [String], slack: Int = 4) -> Bool { KnownHeader.isAlone(words, names, slack: slack) }

  private var isItem: Bool {
    guard let answers else { return false }
    if case .labels(let family) = answers.kind {
      return family.isTelling || !isAlone(KnownHeader.comment + KnownHeader.metadata)
    }
    let others = KnownHeader.attribute + KnownHeader.sequence + KnownHeader.duration + KnownHeader.metadata
    return !isAlone(others, slack: 1) && !isAlone(KnownHeader.personal) && !isConsecutive && !isTick
  }

  private var personRole: ColumnRole? {
    if type == .id, isCalled(KnownHeader.rated) { return .appraisee }
    guard isCalled(KnownHeader.rater) else { return nil }
    return type == .id ? .rater : holdsIdentifiers ? .raterIn : nil
  }

  private var headerRole: ColumnRole? {
    if type == .time { return isCalled(KnownHeader.submitted) ? .time : .date }
    if type == .id, isAlone(KnownHeader.staff) { return .appraisee }
    if type == .number, isAlone(KnownHeader.sequence) || isConsecutive { return .sequence }
    let words: [(ColumnRole, [String])] = [
      (.comment, KnownHeader.comment), (.metadata, KnownHeader.metadata), (.name, KnownHeader.name),
      (.status, KnownHeader.status), (.activity, type == .label ? KnownHeader.activity : []),
      (.post, KnownHeader.post), (.college, KnownHeader.college), (.duration, KnownHeader.duration),
      (.attribute, KnownHeader.attribute),
    ]
    return words.first { isAlone($0.1) }?.0
  }

  private var shapeRole: ColumnRole {
    switch type {
    case .several: .several
    case .duration: .duration
    case .text where isCalled(KnownHeader.comment): .comment
    default: .other
    }
  }
}
