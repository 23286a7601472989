import Appraisal

/// Relations between files: a column with the ids of the list of people names the appraisees, one with the ids of a
/// roster's rows names the raters. Shared ids are stronger evidence than any header.
struct FileRelations {
  /// Six of ten: a list of people lacks those who came later, but ids of another kind match by chance only.
  private static let mostOnList = 0.6
  /// A half of a file's raters: the others may be missing from the roster, or be on another one.
  private static let mostOnRoster = 0.5

  private(set) var files: [InspectedFile]
  /// Index of the list of appraisees; nil if there is none.
  private(set) var people: Int?

  init(_ files: [InspectedFile]) {
    self.files = files
    for index in files.indices { settleKind(index) }
    people = mostReferred()
    if let people { referToPeople(people) }
    for index in files.indices where isRating(index) { referToRosters(index) }
  }

  private func isRating(_ index: Int) -> Bool { [.questionnaire, .review].contains(files[index].kind) }

  private mutating func settleKind(_ index: Int) {
    files[index].kind = FileKindDetector.kind(of: files[index])
    switch files[index].kind {
    case .people:
      setAside(index)
      if files[index].column(.appraisee) == nil, let key = keyOfPeople(index) {
        files[index].columns[key].role = .appraisee
      }
    case .roster:
      setAside(index)
      let (key, appraisee) = (FileKindDetector.key(of: files[index]), FileKindDetector.appraisee(of: files[index]))
      if let appraisee { files[index].columns[appraisee.index].role = .appraisee }
      if let key, key.type == .id, key.index != appraisee?.index { files[index].columns[key.index].role = .rater }
    case .ledger:
      let activity = FileKindDetector.activity(of: files[index])
      let appraisee = FileKindDetector.appraisee(of: files[index])
      setAside(index)
      if let activity { files[index].columns[activity.index].role = .activity }
      if let appraisee { files[index].columns[appraisee.index].role = .appraisee }
    case .review where files[index].column(.appraiseeColumn) == nil && files[index].column(.rater) == nil:
      detectPoints(index)
    case .questionnaire, .review, .other: break
    }
  }

  /// Detects the points of a score sheet, whose limit differs from column to column.
  private mutating func detectPoints(_ index: Int) {
    for column in files[index].items {
      guard case .numbers? = column.answers?.kind else { continue }
      files[index].columns[column.index].answers =
        DetectedScale(column.profile, limits: DetectedScale.sheetLimits) ?? column.answers
    }
  }

  /// Turns items into attributes: a list asks no questions.
  private mutating func setAside(_ index: Int) {
    for column in files[index].columns.indices where files[index].columns[column].role == .item {
      files[index].columns[column].role = .attribute
      files[index].columns[column].answers = nil
    }
  }

  private func keyOfPeople(_ index: Int) -> Int? {
    let ids = files[index].columns.filter { $0.type == .id && $0.profile.isNearlyDistinct }
    return (ids.first { $0.role == .appraisee } ?? ids.first)?.index
  }

  // MARK: - People

  /// The list of people whose ids occur most often in the other files; nil if there is no list.
  private func mostReferred() -> Int? {
    var best: (index: Int, uses: Double)?
    for index in files.indices where files[index].kind == .people {
      guard let key = keyOfPeople(index) else { continue }
      let others = files.indices.filter { $0 != index }.flatMap { files[$0].columns.filter { $0.type == .id } }
      let ids = files[index].columns[key].profile
      let uses = others.reduce(0.0) { sum, column in
        sum + (IdMatch.share(of: column.profile, in: ids) >= FileRelations.mostOnList ? column.profile.repetition : 0)
      }
      if uses > best?.uses ?? -1 { best = (index, uses) }
    }
    return best?.index
  }

  private mutating func referToPeople(_ people: Int) {
    guard let key = keyOfPeople(people) else { return }
    let ids = files[people].columns[key].profile
    files[people].columns[key].role = .appraisee
    for index in files.indices where index != people {
      if files[index].column(.appraiseeColumn) != nil { continue }
      // A column that is called the rater's keeps that role, even if its ids are on the list.
      let open = files[index].columns.filter {
        $0.type == .id && !($0.role == .rater && $0.isCalled(KnownHeader.rater))
      }
      let shares = open.map {
        ($0.index, IdMatch.share(of: $0.profile, in: ids))
      }
      let matching = shares.filter { $0.1 >= FileRelations.mostOnList }
      // If colleagues review each other, both are on the list, and the headers decide.
      guard let best = matching.max(by: { $0.1 < $1.1 }),
        !matching.contains(where: { files[index].columns[$0.0].role == .appraisee })
      else { continue }
      appoint(best.0, .appraisee, index)
    }
    for index in files.indices where index != people && files[index].kind == .people { settleRoster(index) }
  }

  /// Turns a list of people into a roster if one of its columns holds the ids of the list of appraisees.
  private mutating func settleRoster(_ index: Int) {
    guard let appraisee = files[index].column(.appraisee), let people,
      let key = keyOfPeople(people),
      IdMatch.share(of: appraisee.profile, in: files[people].columns[key].profile) >= FileRelations.mostOnList,
      let own = files[index].columns.first(where: {
        $0.type == .id && $0.profile.isNearlyDistinct && $0.index != appraisee.index
      })
    else { return }
    files[index].kind = .roster
    files[index].columns[own.index].role = .rater
  }

  private mutating func appoint(_ column: Int, _ role: ColumnRole, _ index: Int) {
    for other in files[index].columns.indices where files[index].columns[other].role == role {
      files[index].columns[other].role = .other
    }
    files[index].columns[column].role = role
  }

  // MARK: - Rosters

  /// The rosters, with their columns of raters and appraisees.
  func rosters() -> [(file: Int, rater: InspectedColumn, appraisee: InspectedColumn)] {
    files.indices.compactMap { index in
      guard files[index].kind == .roster, let rater = files[index].column(.rater),
        let appraisee = files[index].column(.appraisee)
      else { return nil }
      return (index, rater, appraisee)
    }
  }

  private mutating func referToRosters(_ index: Int) {
    for roster in rosters() {
      let open = files[index].columns.filter { $0.role != .appraisee && $0.role != .item }
      let whole = open.filter { $0.type == .id }.map {
        ($0.index, IdMatch.share(of: $0.profile, in: roster.rater.profile))
      }
      if let best = whole.max(by: { $0.1 < $1.1 }), best.1 >= FileRelations.mostOnRoster {
        appointRater(best.0, .rater, index)
        return
      }
      let within = open.filter { $0.type == .text }.map {
        ($0.index, IdMatch.shareWithin($0.profile, in: roster.rater.profile))
      }
      if let best = within.max(by: { $0.1 < $1.1 }), best.1 >= FileRelations.mostOnRoster {
        appointRater(best.0, .raterIn, index)
        return
      }
    }
  }

  private mutating func appointRater(_ column: Int, _ role: ColumnRole, _ index: Int) {
    for other in files[index].columns.indices where [.rater, .raterIn].contains(files[index].columns[other].role) {
      files[index].columns[other].role = .other
    }
    files[index].columns[column].role = role
    // The raters are known persons, so this is no sheet of an office.
    if files[index].kind == .review, files[index].column(.appraiseeColumn) == nil { files[index].kind = .questionnaire }
  }

  /// The roster that lists the largest share of a file's raters, with that share (0 to 1); nil without rosters.
  func roster(of index: Int) -> (file: Int, rater: InspectedColumn, appraisee: InspectedColumn, share: Double)? {
    let rater = files[index].column(.rater)
    let within = files[index].column(.raterIn)
    let shares = rosters().map { roster in
      let share =
        rater.map { IdMatch.share(of: $0.profile, in: roster.rater.profile) }
        ?? within.map { IdMatch.shareWithin($0.profile, in: roster.rater.profile) } ?? 0
      return (roster.file, roster.rater, roster.appraisee, share)
    }
    return shares.max { $0.3 < $1.3 }
  }
}
