import Appraisal

/// Detects the role of each column of a file: by the platform's own columns, its answers, its header and the form of its
/// values, in this order.
struct RoleDetector {
  /// A matrix reviews at least three colleagues; two headers that end in an id may be chance.
  private static let fewestMatrixRows = 3
  /// Four of five rows of a matrix are ids; another row may be a remark.
  private static let matrixRows = Proportion(4, of: 5)
  /// In fewer rows, answers without a repetition may be chance.
  private static let fewestRankedRows = 5
  /// More than a half of the options of a multiple choice are ticks; others are texts to fill in.
  private static let ticks = Proportion(1, of: 2)

  let file: InspectedFile
  private let metadata: [Int: ColumnReference.Metadata]

  init(_ file: InspectedFile) {
    self.file = file
    let names = file.columns.map(\.names)
    var metadata: [Int: ColumnReference.Metadata] = [:]
    for kind in ColumnReference.Metadata.allCases {
      if let index = file.platform?.column(of: kind, in: names) { metadata[index] = kind }
    }
    self.metadata = metadata
  }

  /// - Returns: the file with types, scales and roles of its columns.
  func detected() -> InspectedFile {
    var file = file
    for index in file.columns.indices {
      let profile = file.columns[index].profile
      let answers = DetectedScale(profile)
      file.columns[index].metadata = metadata[index]
      file.columns[index].answers = answers
      file.columns[index].type = InspectedColumn.type(of: profile, answers, file.platform)
      file.columns[index].role = role(of: file.columns[index])
    }
    for stem in file.stems { settle(stem, &file) }
    settlePersons(&file)
    for index in file.columns.indices where ![.item, .appraiseeColumn].contains(file.columns[index].role) {
      file.columns[index].answers = nil
    }
    return file
  }

  private func role(of column: InspectedColumn) -> ColumnRole {
    if let own = ownRole(of: column) { return own }
    if column.type == .blank { return .blank }
    if isItem(column) { return .item }
    if let person = personRole(of: column) { return person }
    return headerRole(of: column) ?? shapeRole(of: column)
  }

  /// The role of a column that the platform itself writes; nil for any other.
  private func ownRole(of column: InspectedColumn) -> ColumnRole? {
    switch metadata[column.index] {
    case .sequence: return .sequence
    case .submitted: return column.type == .blank ? .blank : .time
    case .duration: return .duration
    case .started: return .metadata
    case .rater where column.type == .blank: return .blank
    case .rater: return column.type == .id && column.profile.values > column.profile.blanks ? .rater : .metadata
    case nil: break
    }
    let names = (file.platform?.signatures ?? []).flatMap(\.names)
    return column.names.contains { names.contains($0.lowercased()) } ? .metadata : nil
  }

  private func isItem(_ column: InspectedColumn) -> Bool {
    guard let answers = column.answers else { return false }
    if case .labels(let index) = answers.kind {
      return KnownScale.all[index].isTelling
        || !KnownHeader.isAlone(KnownHeader.comment + KnownHeader.metadata, column.names)
    }
    let others = KnownHeader.attribute + KnownHeader.sequence + KnownHeader.duration + KnownHeader.metadata
    if KnownHeader.isAlone(others, column.names, slack: 1) { return false }
    if KnownHeader.isAlone(KnownHeader.personal, column.names) { return false }
    return !column.isConsecutive && !column.isTick
  }

  private func personRole(of column: InspectedColumn) -> ColumnRole? {
    if column.type == .id {
      if column.isCalled(KnownHeader.rated) { return .appraisee }
      if column.isCalled(KnownHeader.rater) { return .rater }
    }
    return column.isCalled(KnownHeader.rater) && column.holdsIdentifiers ? .raterIn : nil
  }

  private func headerRole(of column: InspectedColumn) -> ColumnRole? {
    let words: [(ColumnRole, [String])] = [
      (.comment, KnownHeader.comment), (.metadata, KnownHeader.metadata), (.name, KnownHeader.name),
      (.status, KnownHeader.status), (.activity, KnownHeader.activity), (.post, KnownHeader.post),
      (.college, KnownHeader.college), (.duration, KnownHeader.duration),
    ]
    if column.type == .time {
      return KnownHeader.has(KnownHeader.submitted, in: column.names) ? .time : .date
    }
    if column.type == .id, KnownHeader.isAlone(KnownHeader.staff, column.names) { return .appraisee }
    if column.type == .number, KnownHeader.isAlone(KnownHeader.sequence, column.names) || column.isConsecutive {
      return .sequence
    }
    for (role, names) in words where KnownHeader.isAlone(names, column.names) {
      if role != .activity || column.type == .label { return role }
    }
    return KnownHeader.isAlone(KnownHeader.attribute, column.names) ? .attribute : nil
  }

  private func shapeRole(of column: InspectedColumn) -> ColumnRole {
    switch column.type {
    case .several: .several
    case .duration: .duration
    case .text where column.isCalled(KnownHeader.comment): .comment
    default: .other
    }
  }

  // MARK: - Columns that belong together

  private func settle(_ stem: ColumnStem, _ file: inout InspectedFile) {
    let columns = stem.columns.filter { file.columns[$0].type != .blank }
    guard !columns.isEmpty else { return }
    if isMatrix(stem) {
      for column in stem.columns { file.columns[column].role = .appraiseeColumn }
    } else if isRanking(stem, columns, file) {
      for column in columns { file.columns[column].role = .rank }
    } else if RoleDetector.ticks.isExceeded(by: columns.count { file.columns[$0].isTick }, of: columns.count) {
      for column in columns where file.columns[column].role != .metadata { file.columns[column].role = .several }
    }
  }

  /// Whether the rows of the matrix are ids: `互评：FD001`.
  private func isMatrix(_ stem: ColumnStem) -> Bool {
    let rests = stem.columns.compactMap { MatrixHeader(file.columns[$0].names)?.id }
    return rests.count >= RoleDetector.fewestMatrixRows
      && RoleDetector.matrixRows.isReached(by: rests.count(where: CellShape.isIdentifier), of: stem.columns.count)
  }

  /// Whether every row has each rank once.
  private func isRanking(_ stem: ColumnStem, _ columns: [Int], _ file: InspectedFile) -> Bool {
    guard columns.count > 1, !stem.repeats, stem.rows >= RoleDetector.fewestRankedRows else { return false }
    let texts = columns.map { Set(file.columns[$0].profile.sample.entries.values.map(\.text)) }
    let all = texts.reduce(Set()) { $0.union($1) }
    return all.count == columns.count && texts.contains { $0.count > 1 }
  }

  /// Leaves one rater and one appraisee. Of several columns for the appraisee, the one whose values repeat most keeps the
  /// role; another in an export is the rater's: 班主任工号 of those who rate counselors.
  private func settlePersons(_ file: inout InspectedFile) {
    let rated = file.columns(.appraisee).sorted { $0.profile.repetition > $1.profile.repetition }
    for column in rated.dropFirst() {
      let isRater = file.column(.rater) == nil && file.column(.raterIn) == nil && file.platform != nil
      file.columns[column.index].role = isRater ? .rater : .other
    }
    let raters = file.columns(.rater)
    // An id that the form asked for comes before one that the platform recorded.
    let asked = raters.first { metadata[$0.index] == nil } ?? file.column(.raterIn) ?? raters.first
    for column in raters + file.columns(.raterIn) where column.index != asked?.index {
      file.columns[column.index].role = .other
    }
  }
}
