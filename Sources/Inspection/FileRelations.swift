/// Relations between files: a column with the ids of the list of people names the appraisees, one with the ids of a
/// roster's rows names the raters. Shared ids are stronger evidence than any header.
struct FileRelations {
  private(set) var files: [InspectedFile]
  /// Index of the list of appraisees; nil if there is none.
  private(set) var people: Int?

  /// A file that says who is assigned to whom.
  struct Roster {
    /// Index of the file.
    let file: Int
    let rater: InspectedColumn
    let appraisee: InspectedColumn
  }

  init(_ files: [InspectedFile]) {
    self.files = files
    for index in files.indices { self.files[index].settleKind() }
    people = mostReferred()
    if let people { referToPeople(people) }
    for index in files.indices where [.questionnaire, .review].contains(self.files[index].kind) {
      referToRosters(index)
    }
  }

  // MARK: - People

  /// The list of people whose ids occur most often in the other files; nil if there is no list.
  private func mostReferred() -> Int? {
    let lists = files.indices.filter { files[$0].kind == .people && files[$0].personColumn != nil }
    return zip(lists, lists.map(uses)).max { $0.1 < $1.1 }?.0
  }

  /// How often the ids of a list of people occur in the columns of other files that hold them.
  private func uses(of list: Int) -> Double {
    guard let ids = files[list].personColumn?.profile else { return 0 }
    let others = files.indices.filter { $0 != list }.flatMap { files[$0].columns.filter { $0.type == .id } }
    let matching = others.filter { Threshold.idsOnList.isReached(by: $0.profile.shareOfIds(in: ids)) }
    return matching.reduce(0) { $0 + $1.profile.repetition }
  }

  private mutating func referToPeople(_ people: Int) {
    guard let key = files[people].personColumn else { return }
    files[people].appoint(key, .appraisee)
    for index in files.indices where index != people && files[index].column(.appraiseeColumn) == nil {
      files[index].referToPeople(key.profile)
    }
    for index in files.indices where index != people && files[index].kind == .people {
      files[index].settleRoster(key.profile)
    }
  }

  // MARK: - Rosters

  private var rosters: [Roster] {
    files.indices.compactMap { index in
      guard files[index].kind == .roster, let rater = files[index].column(.rater),
        let appraisee = files[index].column(.appraisee)
      else { return nil }
      return Roster(file: index, rater: rater, appraisee: appraisee)
    }
  }

  /// Appoints the column of raters with most ids of the first roster that has enough of them.
  private mutating func referToRosters(_ index: Int) {
    for ids in rosters.map(\.rater.profile) {
      let open = files[index].columns.filter { $0.role != .appraisee && $0.role != .item }
      for (type, role) in [(ColumnType.id, ColumnRole.rater), (.text, .raterIn)] {
        let shares = open.filter { $0.type == type }.map { ($0, $0.share(of: ids, as: role)) }
        guard let best = shares.max(by: { $0.1 < $1.1 }), Threshold.ratersOnRoster.isReached(by: best.1) else {
          continue
        }
        return files[index].appointRater(best.0, role)
      }
    }
  }

  /// The roster that lists most of a file's raters; nil if none lists enough of them.
  func roster(of file: InspectedFile) -> Roster? {
    guard let rater = file.column(.rater) ?? file.column(.raterIn) else { return nil }
    let shares = rosters.map { ($0, rater.share(of: $0.rater.profile, as: rater.role)) }
    return shares.max { $0.1 < $1.1 }.flatMap { Threshold.fewestOnRoster.isReached(by: $0.1) ? $0.0 : nil }
  }
}

extension InspectedColumn {
  /// The share of the cells that have an id of a roster, alone or among other words.
  fileprivate func share(of ids: ColumnProfile, as role: ColumnRole) -> Double {
    role == .raterIn ? profile.shareOfCells(withIdsIn: ids) : profile.shareOfIds(in: ids)
  }
}

extension InspectedFile {
  /// Gives the file its kind, and columns the roles that follow from it.
  fileprivate mutating func settleKind() {
    kind = detectedKind
    switch kind {
    case .people:
      if column(.appraisee) == nil { appoint(personColumn, .appraisee) }
    case .roster:
      appoint(appraiseeColumn, .appraisee)
      if let keyColumn, keyColumn.type == .id { appoint(keyColumn, .rater) }
    case .ledger: appoint(appraiseeColumn, .appraisee)
    case .review where column(.appraiseeColumn) == nil && column(.rater) == nil: detectPoints()
    case .questionnaire, .review, .other: break
    }
    if [.people, .roster, .ledger].contains(kind) { setItemsAside() }
  }

  /// Detects the points of a score sheet, whose limit differs from column to column.
  private mutating func detectPoints() {
    for column in items {
      guard case .numbers? = column.answers?.kind,
        let points = DetectedScale(column.profile, limits: DetectedScale.sheetLimits)
      else { continue }
      columns[column.index].answers = points
    }
  }

  /// Turns items into attributes: a list asks no questions.
  private mutating func setItemsAside() {
    for column in items {
      columns[column.index].role = .attribute
      columns[column.index].answers = nil
    }
  }

  /// Appoints the column that has most ids of the list of people.
  fileprivate mutating func referToPeople(_ ids: ColumnProfile) {
    // A column that is called the rater's keeps that role, even if its ids are on the list.
    let open = columns.filter { $0.type == .id && !($0.role == .rater && $0.isCalled(KnownHeader.rater)) }
    let matching = open.map { ($0, $0.profile.shareOfIds(in: ids)) }
      .filter { Threshold.idsOnList.isReached(by: $0.1) }
    // If colleagues review each other, both are on the list, and the headers decide.
    if matching.contains(where: { $0.0.role == .appraisee }) { return }
    appoint(matching.max { $0.1 < $1.1 }?.0, .appraisee, inPlaceOf: [.appraisee])
  }

  /// Turns a list of people into a roster if one of its columns holds the ids of the list of appraisees.
  fileprivate mutating func settleRoster(_ ids: ColumnProfile) {
    guard let appraisee = column(.appraisee),
      Threshold.idsOnList.isReached(by: appraisee.profile.shareOfIds(in: ids)),
      let own = columns.first(where: { $0.isIdOfOneRow && $0.index != appraisee.index })
    else { return }
    kind = .roster
    appoint(own, .rater)
  }

  fileprivate mutating func appointRater(_ column: InspectedColumn, _ role: ColumnRole) {
    appoint(column, role, inPlaceOf: [.rater, .raterIn])
    // The raters are known persons, so this is no sheet of an office.
    if kind == .review, self.column(.appraiseeColumn) == nil { kind = .questionnaire }
  }
}
