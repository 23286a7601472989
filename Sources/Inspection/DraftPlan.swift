import Appraisal

/// The content of a definition for the inspected files.
struct DraftPlan {
  let files: [InspectedFile]
  let scales: ScaleBook
  /// The file that names the appraisees, and the column of their ids; nil if there is none.
  private(set) var appraisees: (file: Int, id: InspectedColumn)?
  /// Whether that file is a list of people.
  let isPeopleList: Bool
  private(set) var ratings: [Rating] = []
  private(set) var ledgers: [Ledger] = []
  /// Files that would be sources if a roster were given.
  private(set) var sketches: [Rating] = []
  /// Questionnaires that cannot be a source, and why.
  private var left: [(file: Int, reason: LocalizedText)] = []

  /// A source of kind questionnaire or review.
  struct Rating {
    let file: Int
    let name: String
    let rater: InspectedColumn?
    /// The column that names the appraisees; nil if there is none.
    let appraisee: InspectedColumn?
    /// The text before the id in columns that are named after appraisees; nil if there are none.
    let matrix: String?
    let roster: FileRelations.Roster?
  }

  struct Ledger {
    let file: Int
    let name: String
    let appraisee: InspectedColumn
    let date: InspectedColumn
    let activity: InspectedColumn
  }

  init(_ relations: FileRelations) {
    files = relations.files
    scales = ScaleBook(relations.files)
    isPeopleList = relations.people != nil
    appraisees = appraisees(relations.people)
    var taken = Set(Source.reservedNames)
    for (index, file) in files.enumerated() {
      switch file.kind {
      case .questionnaire, .review: addRating(index, relations.roster(of: file), &taken)
      case .ledger: addLedger(index, &taken)
      case .roster, .people, .other: break
      }
    }
  }

  /// The list of people, else the first file that names appraisees, of the kinds that name most of them first.
  private func appraisees(_ people: Int?) -> (file: Int, id: InspectedColumn)? {
    // A list is one file.
    let others = [FileKind.roster, .questionnaire, .review, .ledger, .people, .other].flatMap { kind in
      files.indices.filter { files[$0].kind == kind && !files[$0].isPattern }
    }
    return (people.map { [$0] } ?? others).lazy.compactMap { index in
      files[index].column(.appraisee).map { (index, $0) }
    }.first
  }

  private mutating func addRating(_ index: Int, _ roster: FileRelations.Roster?, _ taken: inout Set<String>) {
    let file = files[index]
    let isListed = roster != nil || file.column(.appraisee) == nil
    let rater = file.column(.rater) ?? (isListed ? file.column(.raterIn) : nil)
    let matrix = file.column(.appraiseeColumn).flatMap { ColumnStem.beforeId($0.names) }
    // The user has to give a roster.
    let isOpen = matrix == nil && file.column(.appraisee) == nil && (rater == nil || roster == nil)
    if isOpen { left.append((index, rater == nil ? .draftNobodyNamed : .draftNoAppraisee)) }
    guard !file.items.isEmpty || file.columns(.appraiseeColumn).contains(where: { $0.answers != nil }) else {
      left.append((index, .draftNoItems))
      return
    }
    let rating = Rating(
      file: index, name: DraftPlan.name(file.title, file.kind.rawValue, &taken), rater: rater,
      appraisee: matrix == nil ? file.column(.appraisee) : nil, matrix: matrix, roster: rater == nil ? nil : roster)
    if isOpen { sketches.append(rating) } else { ratings.append(rating) }
  }

  private mutating func addLedger(_ index: Int, _ taken: inout Set<String>) {
    let file = files[index]
    guard let appraisee = file.column(.appraisee), let date = file.dateColumn, let activity = file.column(.activity)
    else { return }
    let name = DraftPlan.name(file.title, "ledger", &taken)
    ledgers.append(Ledger(file: index, name: name, appraisee: appraisee, date: date, activity: activity))
  }

  // MARK: - Whole

  /// Files that the draft leaves out, and why: it cannot read them, or has no use for them.
  var leftOut: [(file: Int, reason: LocalizedText)] {
    var used = Set((ratings + sketches).map(\.file) + ledgers.map(\.file) + left.map(\.file))
    used.formUnion(ratings.compactMap { $0.roster?.file } + [appraisees?.file].compactMap { $0 })
    return left + files.indices.filter { !used.contains($0) }.map { ($0, .draftUnused) }
  }

  /// The reason why no whole draft can be written; nil if one can.
  var obstacle: LocalizedText? {
    if appraisees == nil { return left.first?.reason ?? .draftNobodyAppraised }
    return ratings.isEmpty && ledgers.isEmpty ? left.first?.reason : nil
  }

  /// The columns of time stamps that the definition reads, with the order of their dates.
  var times: [(stamps: TimeSpan, order: DateOrder)] {
    let rated = ratings.compactMap { rating in files[rating.file].submitted.map { ($0, files[rating.file]) } }
    return (rated + ledgers.map { ($0.date, files[$0.file]) }).map { column, file in
      (column.profile.times, file.order(of: column))
    }
  }

  /// The offset from UTC that most stamps state, such as `+08:00`; nil if none states one.
  var zone: String? {
    let zones = times.reduce(into: [Int: Int]()) { $0.merge($1.stamps.zones, uniquingKeysWith: +) }
    guard let minutes = zones.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
  }

  /// Whether any header has a Chinese character.
  var isChinese: Bool {
    let names = files.flatMap(\.columns).flatMap(\.names)
    return names.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
  }

  // MARK: - Names

  /// Makes a name of small letters, digits and hyphens from a text: `Survey 2` is `survey-2`.
  ///
  /// - Returns: nil if nothing is left.
  static func slug(_ text: String) -> String? {
    let words = text.lowercased().utf8.split { !($0 >= 97 && $0 <= 122) && !CellShape.isDigit($0) }
    let slug = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-").prefix(40)
    return slug.isEmpty ? nil : String(slug.hasSuffix("-") ? slug.dropLast() : slug)
  }

  /// Makes a name that no other source has. A stem of digits alone says nothing, so `kind` takes its place.
  private static func name(_ stem: String, _ kind: String, _ taken: inout Set<String>) -> String {
    let own = slug(stem).flatMap { $0.utf8.contains { $0 >= 97 } ? $0 : nil } ?? kind
    var name = own
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(own)-\(number)"
    }
    return name
  }
}
