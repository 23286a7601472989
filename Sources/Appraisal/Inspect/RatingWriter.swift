/// Writes a source of kind questionnaire or review.
struct RatingWriter {
  let rating: DraftPlan.Rating
  let plan: DraftPlan
  var lines: DraftLines

  private var file: InspectedFile { plan.files[rating.file] }

  mutating func write() {
    let title = YAMLText.scalar(file.title)
    lines.add(1, "\(rating.name):")
    lines.add(2, "kind: \(file.kind == .review ? "review" : "questionnaire")")
    lines.add(2, "title: {zh: \(title), en: \(title)}")
    lines.add(2, "files: \(YAMLText.scalar(file.pattern))")
    if let format = DraftFormat.yaml(of: file, isFixed: true, times: file.submitted) {
      lines.add(2, "format: \(format)", DraftFormat.isOrderOpen(file) ? .draftDateOrder : nil)
    }
    writePersons()
    writeItems()
    if let roster = rating.roster { write(roster) }
    if case .open = rating.appraisee {
      lines.add(2, "roster: {file: ROSTER.csv, columns: {rater: ID, appraisee: ID}}", .draftGiveRoster)
    }
    lines.add(2, "score: {mean-of: responses}", .draftScore)
    lines.gap()
  }

  private mutating func writePersons() {
    if rating.rater == nil {
      if file.isOneFileEach {
        lines.add(2, "rater: file-name", .draftFileName)
      } else {
        let isSheet = file.kind == .review && !isMatrix
        lines.add(2, "rater: \(isSheet ? "office" : "anonymous")", isSheet ? .draftOffice : .draftAnonymous)
      }
    }
    if case .open = rating.appraisee { lines.add(2, "appraisee: roster", .draftLookedUp) }
    if case .roster = rating.appraisee { lines.add(2, "appraisee: roster", .draftLookedUp) }
    lines.add(2, "columns:")
    if let rater = rating.rater {
      lines.add(3, "\(rating.isWithin ? "rater-in" : "rater"): \(reference(rater))", .draftGuess)
    }
    switch rating.appraisee {
    case .column(let column): lines.add(3, "appraisee: \(reference(column))", .draftGuess)
    case .matrix(let before): lines.add(3, "appraisees: \(YAMLText.quoted(before + "*"))", .draftMatrix)
    case .roster, .open: break
    }
    if let submitted = file.submitted { lines.add(3, "submitted: \(reference(submitted))") }
    if let sequence = file.column(.sequence) { lines.add(3, "sequence: \(reference(sequence))") }
    if rating.rater != nil { lines.add(2, "duplicates: last", .draftDuplicates) }
  }

  private var isMatrix: Bool { if case .matrix = rating.appraisee { true } else { false } }

  private func reference(_ column: InspectedColumn) -> String {
    guard let metadata = column.metadata, metadata != .rater else { return column.reference.yaml }
    return ColumnReference.metadata(metadata).yaml
  }

  private mutating func writeItems() {
    lines.add(2, "items:")
    if isMatrix {
      let column = file.columns(.appraiseeColumn).first { $0.answers != nil }
      lines.add(3, "q1: {scale: \(scale(of: column))}")
      return
    }
    for (number, item) in file.items.enumerated() {
      lines.add(
        3, "q\(number + 1): {column: \(item.reference.yaml), scale: \(scale(of: item))}", RatingWriter.remark(item))
    }
  }

  private func scale(of column: InspectedColumn?) -> String {
    column.flatMap { plan.scales.names[ScaleBook.Place(file: rating.file, column: $0.index)] } ?? "unknown"
  }

  /// A comment with the question, if the reference does not show it, and the values that do not fit the scale.
  private static func remark(_ item: InspectedColumn) -> Wording? {
    let shown = item.reference.shown
    let others = item.names.filter { !shown.contains(HeaderNaming.question($0).text) }
    let question = others.max { $0.utf8.count < $1.utf8.count } ?? ""
    guard let answers = item.answers, let line = answers.firstMisfit else {
      return question.isEmpty ? nil : Wording(zh: question, en: question)
    }
    return .draftItem(question, misfits: answers.misfits, line: line)
  }

  private mutating func write(_ roster: DraftPlan.Roster) {
    let list = plan.files[roster.file]
    lines.add(2, "roster:")
    lines.add(3, "file: \(YAMLText.scalar(list.name))")
    if let format = DraftFormat.yaml(of: list, isFixed: false) { lines.add(3, "format: \(format)") }
    var columns = ["rater: \(roster.rater.reference.yaml)", "appraisee: \(roster.appraisee.reference.yaml)"]
    columns += list.column(.college).map { ["college: \($0.reference.yaml)"] } ?? []
    lines.add(3, "columns: {\(columns.joined(separator: ", "))}")
    writeExclusions(of: list)
    lines.add(2, "participation: {threshold: 50, below: withhold}", .draftParticipation)
  }

  private mutating func writeExclusions(of list: InspectedFile) {
    guard let status = list.column(.status) else { return }
    let texts = status.profile.sample.byCount.map(\.text).filter { KnownHeader.absence[$0.lowercased()] != nil }
    guard !texts.isEmpty else { return }
    lines.add(3, "exclude:", .draftExclude)
    for text in texts.sorted() {
      let reason = KnownHeader.absence[text.lowercased()] ?? ""
      lines.add(4, "- {column: \(status.reference.yaml), equals: \(YAMLText.scalar(text)), reason: \(reason)}")
    }
  }
}
