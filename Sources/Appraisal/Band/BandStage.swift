/// Stage 5: bands, ranks, grades and awards, all by published values; then corrections.
struct BandStage {
  let definition: Definition

  /// Judges the composites. If there are corrections, the result without them is what was put up for public notice, and
  /// everything is judged again with them.
  ///
  /// - Throws: `Failure` of kind `inputOutput` if rejects cannot be kept or read back.
  func run(_ weighted: Weighted, _ dossier: Dossier) throws(Failure) -> Banded {
    let noticed = judge(weighted, dossier)
    guard definition.corrections != nil else { return noticed }
    let application = CorrectionApplication(definition: definition, noticed: noticed)
    var (weighted, dossier) = (weighted, dossier)
    let accepted = try application.apply(to: &weighted, &dossier)
    return application.settled(judge(weighted, dossier), accepted)
  }

  /// Judges everything that follows from the composites: bands, ranks, grades and awards.
  private func judge(_ weighted: Weighted, _ dossier: Dossier) -> Banded {
    var dossier = dossier
    let people = dossier.people
    let measures = Measures(definition: definition, people: people, weighted: weighted)
    let placements = definition.bands.map { table in
      people.indices.map { Placement(measures.value(table.measure, of: $0), in: table) }
    }
    let composites = people.indices.map { measures.published(.composite, of: $0) }
    var graded: (grades: [Grade], findings: [Finding]) = ([], [])
    if let grading = definition.grading { graded = Grader(grading: grading, measures: measures).run() }
    let awards = Awards(definition: definition, measures: measures, grades: graded.grades).run()
    dossier.trail.findings +=
      boundaries(placements, people) + localDecisions() + graded.findings + awards.findings
    return Banded(
      dossier: dossier, weighted: weighted, placements: placements,
      ranks: Rank.ranks(composites, groups: people.map(\.college)), grades: graded.grades, awards: awards.places)
  }

  /// Findings about values that the limits of a policy leave out, and that its definition places by `also`.
  private func boundaries(_ placements: [[Placement]], _ people: Appraisees) -> [Finding] {
    zip(definition.bands, placements).flatMap { table, placements in
      zip(people, placements).compactMap { person, placement in
        guard let value = placement.value, let band = placement.band, placement.note != nil else { return nil }
        return Finding(
          .boundaryNotInPolicy, stage: .band, appraisee: person.id,
          arguments: [value.text, table.bands[band].label], clause: table.clause)
      }
    }
  }

  /// Findings about local decisions (`LOCAL-…`), where the document is silent: one for each, with the paths of its rules.
  private func localDecisions() -> [Finding] {
    var places: [String: Clause] = [:]
    for (place, clause) in definition.cited where clause.isLocal { places[place] = clause }
    let byClause = Dictionary(grouping: places) { $0.value }.sorted {
      BytewiseKey([$0.key.id]) < BytewiseKey([$1.key.id])
    }
    return byClause.map { clause, uses in
      Finding(
        .localDecision, stage: .band,
        arguments: [
          clause.id, uses.map(\.key).sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: ", "),
        ],
        clause: clause)
    }
  }
}

/// The result of `BandStage`: everything that is published.
struct Banded: Sendable {
  var dossier: Dossier
  let weighted: Weighted
  /// One list for each band table, with one placement for each appraisee.
  let placements: [[Placement]]
  /// One for each appraisee; nil if the composite is not published.
  let ranks: [Rank?]
  /// One for each appraisee; empty if the definition gives no grades.
  var grades: [Grade]
  let awards: [AwardPlace]
  /// Corrections that were applied.
  var corrections: [Correction] = []
  /// Indices of the appraisees who were corrected, or whose composite, grade or awards differ from the public notice.
  var corrected: Set<Int> = []

  var people: Appraisees { dossier.people }
  var trail: AuditTrail { dossier.trail }

  func measures(_ definition: Definition) -> Measures {
    Measures(definition: definition, people: people, weighted: weighted)
  }
}

/// The band of one appraisee in one band table.
struct Placement: Sendable, Hashable {
  var status: FigureStatus
  /// The banded value; nil if it is not published.
  var value: Published?
  /// Index of the band; nil if the value is not published.
  var band: Int?
  /// Note on a value that the limits of the document leave out; nil for any other.
  var note: String?
}

extension Placement {
  init(_ measure: MeasureValue, in table: BandTable) {
    switch measure {
    case .published(let value, let exact):
      let placed = table.place(value, exact: exact)
      self.init(status: .published, value: value, band: placed?.band, note: placed?.note)
    case .withheld: self.init(status: .withheld)
    case .missing: self.init(status: .missing)
    }
  }
}
