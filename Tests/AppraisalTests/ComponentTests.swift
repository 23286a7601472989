import Testing

@testable import Appraisal

@Suite("Components and what is missing (IM2-5, IM2-6.4)")
struct ComponentTests {
  /// Sources with a score each; nil: nobody responded. 10 answered of as many as are assigned.
  private func components(
    _ scores: [String: Int?], missing: String = "withhold", below: String = "withhold", students: Int = 10,
    peers: Int = 10
  ) throws -> (value: CompositeValue, components: [String: Component]) {
    let definition = try ShippedDefinition.definition(
      "im-counselor",
      with: [
        ("  missing: withhold\n", "  missing: \(missing)\n"), ("      below: withhold\n", "      below: \(below)\n"),
      ])
    let assigned = ["student": students, "peer": peers]
    let sources = definition.sources.map { source in
      let score = scores[source.name, default: 80]
      return NormalisedSource(
        participation: [
          Participation(gross: assigned[source.name, default: 10], excluded: 0, responded: 10)
        ],
        scores: [ScoreSum(sum: Rational(score ?? 0), count: score == nil ? 0 : 1, responses: score == nil ? 0 : 1)],
        items: SmallSurvey.sheet(source, percent: score), groups: [[]])
    }
    let normalised = SmallSurvey.normalised(definition, people: 1, sources)
    var dossier = SmallSurvey.dossier(SmallSurvey.people(1))
    let weighted = Weight(definition: definition).run(normalised, &dossier)
    return (
      weighted.composites[0], Dictionary(uniqueKeysWithValues: weighted.components[0].map { ($0.path, $0) })
    )
  }

  @Test("10 × 70 + 40 × 90 + 10 × 80 + 20 × (committee 80, peer 60: 70) + 20 × 85, in percent, are 82")
  func weights() throws {
    let (value, components) = try components([
      "self": 70, "student": 90, "class-teacher": 80, "committee": 80, "peer": 60, "department": 85,
    ])
    #expect(value == CompositeValue(status: .published, exact: Rational(82), reason: nil))
    #expect(components["college"]?.score == Rational(70))
    #expect(components["college/peer"]?.contribution == Rational(30))
    #expect(components["student"]?.contribution == Rational(36))
  }

  @Test("the only counselor of a college: the committee carries the whole share of the college")
  func noColleague() throws {
    let (value, components) = try components(["committee": 90, "peer": nil], peers: 0)
    #expect(value == CompositeValue(status: .publishedRenormalised, exact: Rational(82), reason: nil))
    #expect(components["college"]?.score == Rational(90))
    #expect(components["college"]?.weight == Rational(20))
    #expect(components["college/committee"]?.weight == Rational(100))
    #expect(components["college/peer"]?.status == .leftOut)
    #expect(components["college/peer"]?.weight == .zero)
  }

  @Test("a source without data withholds, leaves its weight to the others, or counts as zero")
  func missing() throws {
    let scores: [String: Int?] = ["department": nil, "student": 95]
    #expect(
      try components(scores).value == CompositeValue(status: .incomplete, exact: nil, reason: .missingSource))
    let renormalised = try components(scores, missing: "renormalise")
    #expect(renormalised.value.exact == Rational(4000 + 3800, 80) - Rational(10))
    #expect(renormalised.value.status == .publishedRenormalised)
    #expect(renormalised.components["student"]?.weight == Rational(50))
    let zeroed = try components(scores, missing: "zero")
    #expect(zeroed.value.exact == Rational(70))
    #expect(zeroed.value.status == .publishedZeroed)
    #expect(zeroed.components["department"]?.score == .zero)
  }

  @Test("a part of a part is left out within its own level only")
  func nested() throws {
    let (value, components) = try components(["peer": nil, "committee": 60], missing: "renormalise")
    #expect(components["college"]?.score == Rational(60))
    #expect(components["college"]?.weight == Rational(20))
    #expect(value.exact == Rational(76))
    let whole = try self.components(["peer": nil, "committee": nil], missing: "renormalise")
    #expect(whole.components["college"]?.status == .leftOut)
    #expect(whole.components["student"]?.weight == Rational(50))
    #expect(whole.value.exact == Rational(80))
  }

  @Test("students below 50 %: withheld, left out, zero, flagged or reduced, and the composite says so")
  func gate() throws {
    let expected: [(String, CompositeValue.Status, Rational?)] = [
      ("withhold", .withheld, nil), ("renormalise", .publishedRenormalised, Rational(80)),
      ("zero", .publishedZeroed, Rational(48)), ("flag", .publishedFlagged, Rational(84)),
      ("coefficient\n      coefficients: [{from: 0, factor: 0.5}]", .publishedFlagged, Rational(66)),
    ]
    for (below, status, exact) in expected {
      let value = try components(["student": 90], below: below, students: 21).value
      #expect(value.status == status, "\(below)")
      #expect(value.exact == exact, "\(below)")
    }
  }

  @Test("nothing left to weigh is no composite")
  func nothingLeft() throws {
    let none: [String: Int?] = [
      "self": nil, "student": nil, "class-teacher": nil, "committee": nil, "peer": nil, "department": nil,
    ]
    let (value, _) = try components(none, missing: "renormalise")
    #expect(value == CompositeValue(status: .incomplete, exact: nil, reason: .missingSource))
  }

  /// The composite of a tutor: marks of sheet, students and peers, and the rates of both duties; nil: there is none.
  private func tutor(sheet: Int?, student: Int, peer: Int, duties: [Int?]) throws -> (CompositeValue, [Component]) {
    let definition = try ShippedDefinition.definition("us-tutor")
    let sources = definition.sources.map { source in
      let score = source.name == "student" ? student : peer
      return NormalisedSource(
        participation: [Participation(gross: 10, excluded: 0, responded: 10)],
        scores: [ScoreSum(sum: Rational(score), count: 1, responses: 1)],
        items: SmallSurvey.sheet(source, percent: sheet), groups: [[]])
    }
    var normalised = SmallSurvey.normalised(definition, people: 1, sources)
    normalised.duties = duties.map { [$0.map { DutyOutcome(required: 100, met: $0) } ?? DutyOutcome()] }
    var dossier = SmallSurvey.dossier(SmallSurvey.people(1))
    let weighted = Weight(definition: definition).run(normalised, &dossier)
    return (weighted.composites[0], weighted.components[0])
  }

  @Test("parts of 1, 1 and 1 are exact thirds: 100, 80 and 81 are 87")
  func thirds() throws {
    let (value, components) = try tutor(sheet: 100, student: 80, peer: 81, duties: [50, 50])
    #expect(value == CompositeValue(status: .published, exact: Rational(87), reason: nil))
    #expect(components.map(\.weight) == .init(repeating: Rational(100, 3), count: 3))
    #expect(components.map(\.score) == [Rational(100), Rational(80), Rational(81)])
  }

  @Test("without a sheet the mean of the duties that were due stands in; without either the part is missing")
  func firstOf() throws {
    #expect(try tutor(sheet: nil, student: 80, peer: 81, duties: [50, 75]).1[0].score == Rational(125, 2))
    #expect(try tutor(sheet: nil, student: 80, peer: 81, duties: [nil, 75]).1[0].score == Rational(75))
    let (value, components) = try tutor(sheet: nil, student: 80, peer: 81, duties: [nil, nil])
    #expect(components[0].status == .missing)
    #expect(value.status == .incomplete)
  }
}
