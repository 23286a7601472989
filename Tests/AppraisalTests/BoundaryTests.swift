import Testing

@testable import Appraisal

@Suite("Boundaries of YT-A.sat and LOCAL-gate")
struct BoundaryTests {
  @Test(
    "a mean becomes a printed value, a band, points and perhaps a note",
    arguments: [
      ("89.94", "89.9", "75", "15", nil), ("89.95", "90.0", "90", "20", nil), ("90", "90.0", "90", "20", nil),
      ("74.94", "74.9", "60", "10", nil), ("74.95", "75.0", "75", "15", nil), ("75", "75.0", "75", "15", nil),
      ("59.94", "59.9", "below-60", "5", nil), ("59.95", "60.0", "60", "10", "boundary-not-in-policy"),
      ("60", "60.0", "60", "10", "boundary-not-in-policy"), ("60.04", "60.0", "60", "10", "boundary-not-in-policy"),
      ("60.05", "60.1", "60", "10", nil), ("60.1", "60.1", "60", "10", nil), ("0", "0.0", "below-60", "5", nil),
      ("100", "100.0", "90", "20", nil),
    ] as [(String, String, String, String, String?)])
  func bands(_ mean: String, _ printed: String, _ band: String, _ points: String, _ note: String?) throws {
    let definition = try ShippedDefinition.mentor
    let table = definition.bands[0]
    let exact = try #require(Rational(decimal: mean))
    let value = Published(exact, decimals: table.decimals, mode: definition.rounding.mode)
    let placed = try #require(table.place(value, exact: exact))
    #expect(value.text == printed)
    #expect(table.bands[placed.band].label == band)
    #expect(table.bands[placed.band].points?.plainDecimal == points)
    #expect(placed.note == note)
  }

  @Test(
    "on the exact value a limit must be reached",
    arguments: [
      ("89.95", "75"), ("90", "90"), ("89.99999", "75"), ("74.95", "60"), ("60", "60"), ("59.9999", "below-60"),
      ("60.05", "60"),
    ])
  func exactBands(_ mean: String, _ band: String) throws {
    let definition = try ShippedDefinition.definition(
      "yt-mentor", with: [("measure: satisfaction\n", "measure: satisfaction\n    on: exact\n")])
    let table = definition.bands[0]
    let exact = try #require(Rational(decimal: mean))
    let value = Published(exact, decimals: table.decimals, mode: definition.rounding.mode)
    #expect(table.bands[try #require(table.place(value, exact: exact)).band].label == band)
  }

  @Test(
    "participation is compared as counts",
    arguments: [
      (49, 99, Participation.Status.belowThreshold, 1), (50, 100, .met, 0), (1, 2, .met, 0), (0, 0, .nobodyAssigned, 0),
      (0, 5, .belowThreshold, 3), (49, 100, .belowThreshold, 1), (1, 1, .met, 0), (1, 3, .belowThreshold, 1),
    ])
  func gate(_ responded: Int, _ assigned: Int, _ status: Participation.Status, _ needed: Int) throws {
    let rule = try #require(try ShippedDefinition.mentor.sources[0].participation)
    let participation = Participation(gross: assigned + 2, excluded: 2, responded: responded)
    #expect(participation.status(under: rule) == status)
    #expect(rule.isMet(responded: responded, assigned: assigned) == (status == .met))
    #expect(rule.responsesNeeded(responded: responded, assigned: assigned) == needed)
  }

  @Test("a threshold of a third needs a third, exactly")
  func uneven() throws {
    let rule = ParticipationRule(
      threshold: try #require(Rational("100/3")), minimum: nil, below: .withhold, nobodyAssigned: .withhold,
      lastRound: nil, clause: nil)
    #expect(rule.isMet(responded: 1, assigned: 3))
    #expect(!rule.isMet(responded: 33, assigned: 100))
    #expect(rule.responsesNeeded(responded: 0, assigned: 100) == 34)
  }

  @Test("ten per cent of a college, half up", arguments: [(4, 0), (5, 1), (8, 1), (14, 1), (15, 2), (25, 3), (0, 0)])
  func places(_ mentors: Int, _ places: Int) throws {
    #expect(try ShippedDefinition.mentor.awards[0].quota.places(of: mentors) == places)
  }
}
