import Appraisal

/// The content of a definition for the inspected files.
struct DraftPlan {
  let files: [InspectedFile]
  let scales: ScaleBook
  /// The source of the list of appraisees; nil if no file names them.
  private(set) var appraisees: Appraisees?
  private(set) var ratings: [Rating] = []
  private(set) var ledgers: [Ledger] = []
  /// Files that would be sources if a roster were given.
  private(set) var sketches: [Rating] = []
  /// Questionnaires that cannot be a source, and why.
  private(set) var left: [(file: Int, reason: Wording)] = []

  struct Appraisees {
    let file: Int
    let id: InspectedColumn
    let isPeopleList: Bool
  }

  /// A source of kind questionnaire or review.
  struct Rating {
    let file: Int
    let name: String
    let rater: InspectedColumn?
    /// Whether the rater's id is among other words.
    let isWithin: Bool
    let appraisee: Appraisee
    let roster: Roster?

    enum Appraisee {
      case column(InspectedColumn)
      case roster
      /// Columns named after the appraisees; the text before the id.
      case matrix(String)
      /// Nothing names the appraisees: the user has to give a roster.
      case open
    }
  }

  struct Roster {
    let file: Int
    let rater: InspectedColumn
    let appraisee: InspectedColumn
  }

  struct Ledger {
    let file: Int
    let name: String
    let appraisee: InspectedColumn
    let date: InspectedColumn
    let activity: InspectedColumn
  }

  /// A fifth of a file's raters: a roster of one college of several still belongs to it, chance matches do not.
  private static let fewestOnRoster = 0.2

  init(_ relations: FileRelations) {
    files = relations.files
    scales = ScaleBook(relations.files)
    appraisees = people(relations)
    var taken = Set(Source.reservedNames)
    for (index, file) in files.enumerated() {
      switch file.kind {
      case .questionnaire, .review: addRating(index, relations, &taken)
      case .ledger: addLedger(index, &taken)
      case .roster, .people, .other: break
      }
    }
  }

  private func people(_ relations: FileRelations) -> Appraisees? {
    if let index = relations.people, let id = files[index].column(.appraisee) {
      return Appraisees(file: index, id: id, isPeopleList: true)
    }
    for kind in [FileKind.roster, .questionnaire, .review, .ledger, .people, .other] {
      for (index, file) in files.enumerated() where file.kind == kind {
        // A list is one file.
        if let id = file.column(.appraisee), !file.isPattern {
          return Appraisees(file: index, id: id, isPeopleList: false)
        }
      }
    }
    return nil
  }

  private mutating func addRating(_ index: Int, _ relations: FileRelations, _ taken: inout Set<String>) {
    let file = files[index]
    let found = relations.roster(of: index)
    let roster = found.flatMap {
      $0.share >= DraftPlan.fewestOnRoster ? Roster(file: $0.file, rater: $0.rater, appraisee: $0.appraisee) : nil
    }
    let named = file.column(.rater)
    let isListed = roster != nil || file.column(.appraisee) == nil
    let within = named == nil && isListed ? file.column(.raterIn) : nil
    let rater = named ?? within
    let appraisee: Rating.Appraisee
    if let before = file.column(.appraiseeColumn).flatMap({ MatrixHeader($0.names)?.before }) {
      appraisee = .matrix(before)
    } else if let column = file.column(.appraisee) {
      appraisee = .column(column)
    } else if roster != nil, rater != nil {
      appraisee = .roster
    } else {
      appraisee = .open
      left.append((index, rater == nil && file.column(.raterIn) == nil ? .draftNobodyNamed : .draftNoAppraisee))
    }
    guard !file.items.isEmpty || file.columns(.appraiseeColumn).contains(where: { $0.answers != nil }) else {
      left.append((index, .draftNoItems))
      return
    }
    let rating = Rating(
      file: index, name: DraftPlan.name(file.title, file.kind.rawValue, &taken), rater: rater, isWithin: within != nil,
      appraisee: appraisee, roster: rater == nil ? nil : roster)
    if case .open = appraisee { sketches.append(rating) } else { ratings.append(rating) }
  }

  private mutating func addLedger(_ index: Int, _ taken: inout Set<String>) {
    let file = files[index]
    guard let appraisee = file.column(.appraisee), let date = file.column(.date) ?? file.column(.time),
      let activity = file.column(.activity)
    else { return }
    ledgers.append(
      Ledger(
        file: index, name: DraftPlan.name(file.title, "ledger", &taken), appraisee: appraisee, date: date,
        activity: activity))
  }

  // MARK: - Whole

  /// Files that nothing in the draft reads.
  var unused: [InspectedFile] {
    var used = Set(ratings.map(\.file) + sketches.map(\.file) + ledgers.map(\.file) + left.map(\.file))
    used.formUnion(ratings.compactMap { $0.roster?.file } + [appraisees?.file].compactMap { $0 })
    return files.indices.filter { !used.contains($0) }.map { files[$0] }
  }

  /// The reason why no whole draft can be written; nil if one can.
  var obstacle: Wording? {
    if appraisees == nil { return left.first?.reason ?? .draftNobodyAppraised }
    if ratings.isEmpty, ledgers.isEmpty, let reason = left.first?.reason { return reason }
    return nil
  }

  /// Makes a name of small letters, digits and hyphens from a text: `Survey 2` is `survey-2`.
  ///
  /// - Returns: nil if nothing is left.
  static func slug(_ text: String) -> String? {
    var bytes: [UInt8] = []
    for byte in text.lowercased().utf8 {
      let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
      if isPlain { bytes.append(byte) } else if bytes.last != 45, !bytes.isEmpty { bytes.append(45) }
    }
    let slug = String(decoding: bytes.prefix(40), as: UTF8.self)
    let trimmed = slug.hasSuffix("-") ? String(slug.dropLast()) : slug
    return trimmed.isEmpty ? nil : trimmed
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
