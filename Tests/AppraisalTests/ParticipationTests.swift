import Testing

@testable import Appraisal

@Suite("Participation and what follows from it (IM2-6.2, LOCAL-gate, LOCAL-final)")
struct ParticipationTests {
  /// The rule of the student questionnaire with something changed.
  private func rule(_ below: String, minimum: Bool = true, lastRound: Bool = false) throws -> ParticipationRule {
    var changes = [("      below: withhold\n", "      below: \(below)\n")]
    if !minimum { changes.append(("      minimum: {raters: 5, clause: LOCAL-few}\n", "")) }
    if lastRound {
      changes.append(("      clause: IM2-6.2\n", "      last-round: {clause: LOCAL-final}\n      clause: IM2-6.2\n"))
    }
    let definition = try ShippedDefinition.definition("im-counselor", with: changes)
    return try #require(definition.sources.first { $0.name == "student" }?.participation)
  }

  private let coefficients = "coefficient\n      coefficients: [{from: 40, factor: 0.9}, {from: 0, factor: 0.8}]"

  @Test(
    "status, and how many are still needed",
    arguments: [
      (0, 0, "nobody-assigned", 0), (49, 99, "below-threshold", 1), (50, 100, "met", 0), (4, 6, "few-raters", 1),
      (5, 10, "met", 0), (4, 100, "few-raters", 46), (0, 3, "few-raters", 5), (5, 11, "below-threshold", 1),
    ])
  func status(_ responded: Int, _ assigned: Int, _ status: String, _ needed: Int) throws {
    let rule = try rule("withhold")
    let participation = Participation(gross: assigned + 3, excluded: 3, responded: responded)
    #expect(participation.status(under: rule).rawValue == status)
    #expect(rule.responsesNeeded(responded: responded, assigned: assigned) == needed)
  }

  @Test("49 of 99 is withheld, left out, zeroed, flagged or reduced, as the definition says; few raters never count")
  func consequences() throws {
    let below = Participation(gross: 99, excluded: 0, responded: 49)
    let few = Participation(gross: 6, excluded: 0, responded: 4)
    let expected: [(String, GateRuling, GateRuling)] = [
      ("withhold", .withheld(.participation), .withheld(.fewRaters)),
      ("renormalise", .leftOut(.participation), .leftOut(.fewRaters)),
      ("zero", .zeroed(.participation), .zeroed(.fewRaters)), ("flag", .flagged, .withheld(.fewRaters)),
      (coefficients, .reduced(Rational(9, 10)), .withheld(.fewRaters)),
    ]
    for (word, whenBelow, whenFew) in expected {
      #expect(below.ruling(under: try rule(word)) == whenBelow, "\(word)")
      #expect(few.ruling(under: try rule(word)) == whenFew, "\(word)")
      #expect(Participation(gross: 10, excluded: 0, responded: 5).ruling(under: try rule(word)) == .full)
      #expect(
        Participation(gross: 3, excluded: 3, responded: 0).ruling(under: try rule(word)) == .withheld(.nobodyAssigned))
    }
  }

  @Test("the coefficient goes by the exact rate", arguments: [(40, 100, 9), (399, 1000, 8), (5, 100, 8)])
  func coefficient(_ responded: Int, _ assigned: Int, _ tenths: Int) throws {
    let participation = Participation(gross: assigned, excluded: 0, responded: responded)
    #expect(participation.ruling(under: try rule(coefficients)) == .reduced(Rational(tenths, 10)))
  }

  @Test("in the last round a score below the threshold counts, but not one of few raters")
  func lastRound() throws {
    let rule = try rule("withhold", lastRound: true)
    #expect(Participation(gross: 99, excluded: 0, responded: 49).ruling(under: rule) == .flagged)
    #expect(Participation(gross: 99, excluded: 0, responded: 4).ruling(under: rule) == .withheld(.fewRaters))
  }

  @Test("colleagues are assigned in a mutual review, and the only one of a college has none")
  func colleagues() throws {
    let peer = try #require(try ShippedDefinition.counselor.sources.first { $0.peers != nil })
    let people = Appraisees(
      [("T1", "A"), ("T2", "A"), ("T3", "A"), ("T4", "B")].map { id, college in
        Appraisee(id: id, name: "", role: "", college: college)
      })
    let turnout = people.participation(in: peer, nil, responded: [2, 1, 0, 0])
    #expect(turnout.map(\.gross) == [2, 2, 2, 0])
    #expect(turnout.map(\.responded) == [2, 1, 0, 0])
    #expect(turnout[3].ruling(under: peer) == .leftOut(.nobodyAssigned))
  }
}
