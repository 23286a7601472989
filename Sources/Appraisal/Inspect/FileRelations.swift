/// What the files say of each other: a column whose values are the ids of the list of people names the appraisees, one
/// whose values are the ids of the roster's rows names the raters. That is stronger than any header.
struct FileRelations {
  private(set) var files: [InspectedFile]
  /// The list of those who are appraised.
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
    files[index].kind = KindGuess.kind(of: files[index])
    switch files[index].kind {
    case .people:
      setAside(index)
      if files[index].column(.appraisee) == nil, let key = keyOfPeople(index) {
        files[index].columns[key].role = .appraisee
      }
    case .roster:
      setAside(index)
      let (key, appraisee) = (KindGuess.key(of: files[index]), KindGuess.appraisee(of: files[index]))
      if let appraisee { files[index].columns[appraisee.index].role = .appraisee }
      if let key, key.type == .id, key.index != appraisee?.index { files[index].columns[key.index].role = .rater }
    case .ledger:
      let (activity, appraisee) = (KindGuess.activity(of: files[index]), KindGuess.appraisee(of: files[index]))
      setAside(index)
      if let activity { files[index].columns[activity.index].role = .activity }
      if let appraisee { files[index].columns[appraisee.index].role = .appraisee }
    case .review where files[index].column(.appraiseeColumn) == nil && files[index].column(.rater) == nil:
      guessPoints(index)
    case .questionnaire, .review, .other: break
    }
  }

  /// The marks of a sheet go up to another number in each column.
  private mutating func guessPoints(_ index: Int) {
    for column in files[index].items {
      guard case .numbers? = column.answers?.kind else { continue }
      files[index].columns[column.index].answers =
        AnswerGuess(column.profile, limits: AnswerGuess.sheetLimits) ?? column.answers
    }
  }

  /// Lists ask no questions.
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

  /// The list of people whose ids stand most often in the other files.
  private func mostReferred() -> Int? {
    var best: (index: Int, worth: Double)?
    for index in files.indices where files[index].kind == .people {
      guard let key = keyOfPeople(index) else { continue }
      let others = files.indices.filter { $0 != index }.flatMap { files[$0].columns.filter { $0.type == .id } }
      let worth = others.reduce(0.0) { sum, column in
        sum
          + (IdMatch.share(of: column.profile, in: files[index].columns[key].profile) >= 0.6
            ? column.profile.repetition : 0)
      }
      if worth > best?.worth ?? -1 { best = (index, worth) }
    }
    return best?.index
  }

  private mutating func referToPeople(_ people: Int) {
    guard let key = keyOfPeople(people) else { return }
    let ids = files[people].columns[key].profile
    files[people].columns[key].role = .appraisee
    for index in files.indices where index != people {
      if files[index].column(.appraiseeColumn) != nil { continue }
      // Who is called a rater is one, be they on the list or not.
      let open = files[index].columns.filter {
        $0.type == .id && !($0.role == .rater && $0.isCalled(KnownHeader.rater))
      }
      let shares = open.map {
        ($0.index, IdMatch.share(of: $0.profile, in: ids))
      }
      let matching = shares.filter { $0.1 >= 0.6 }
      // Of colleagues who review each other both are on the list: then the headers decide.
      guard let best = matching.max(by: { $0.1 < $1.1 }),
        !matching.contains(where: { files[index].columns[$0.0].role == .appraisee })
      else { continue }
      appoint(best.0, .appraisee, index)
    }
    for index in files.indices where index != people && files[index].kind == .people { settleRoster(index) }
  }

  /// A list of people whose column names those of another list is a roster.
  private mutating func settleRoster(_ index: Int) {
    guard let appraisee = files[index].column(.appraisee), let people,
      let key = keyOfPeople(people),
      IdMatch.share(of: appraisee.profile, in: files[people].columns[key].profile) >= 0.6,
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

  /// The rosters, and which of their columns is the rater's.
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
      if let best = whole.max(by: { $0.1 < $1.1 }), best.1 >= 0.5 {
        appointRater(best.0, .rater, index)
        return
      }
      let within = open.filter { $0.type == .text }.map {
        ($0.index, IdMatch.shareWithin($0.profile, in: roster.rater.profile))
      }
      if let best = within.max(by: { $0.1 < $1.1 }), best.1 >= 0.5 {
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
    // Who rates is known, so it is no sheet of a body.
    if files[index].kind == .review, files[index].column(.appraiseeColumn) == nil { files[index].kind = .questionnaire }
  }

  /// The roster on which most of a file's raters stand.
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
