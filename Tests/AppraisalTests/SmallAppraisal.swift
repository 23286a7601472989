@testable import Appraisal

/// A few appraisees with scores and attributes, as they reach the grades.
struct SmallAppraisal {
  /// One appraisee; scores are decimals, nil where nothing is published.
  struct Person {
    var composite: String? = "80"
    var student: String? = "80"
    var department = "80"
    var college = "C"
    var assigned = 100
    var attributes: [String: String] = [:]
  }

  let definition: Definition
  let measures: Measures

  /// - Parameter people: by id; attributes that are not given are a full-time counselor's with nothing against them.
  init(_ people: [String: Person], _ definition: Definition) throws {
    self.definition = definition
    let appraisees = Appraisees(
      people.map { id, person in
        Appraisee(
          id: id, name: "", role: "", college: person.college,
          attributes: definition.appraisees.attributes.map { attribute in
            let unremarkable = ["post": "专职", "full-time-since": "2020-09-01"][attribute.name] ?? ""
            return attribute.read(person.attributes[attribute.name] ?? unremarkable, dates: nil).value
          })
      })
    let rows = appraisees.map { people[$0.id] ?? Person() }
    let sources = definition.sources.map { source in
      NormalisedSource(
        participation: rows.map { row in
          let answered = source.name == "student" && row.student == nil ? 0 : row.assigned
          return Participation(gross: row.assigned, excluded: 0, responded: answered)
        },
        scores: rows.map { row in
          ScoreSum(sum: Rational(decimal: row.student ?? "0") ?? .zero, count: 1, responses: row.assigned)
        }, items: ItemTallies(items: source.items.count), groups: [])
    }
    let parts = definition.composite?.allParts ?? []
    let components = rows.map { row in
      parts.map { part in
        Component(
          path: part.path, status: .published, responded: 1, score: Rational(decimal: row.department),
          weight: part.weight, contribution: .zero, reason: nil)
      }
    }
    let composites = rows.map { row in
      CompositeValue(
        status: row.composite == nil ? .withheld : .published, exact: row.composite.flatMap { Rational(decimal: $0) },
        reason: row.composite == nil ? .participation : nil)
    }
    let normalised = SmallSurvey.normalised(definition, people: appraisees.count, sources)
    measures = Measures(
      definition: definition, people: appraisees,
      weighted: Weighted(normalised: normalised, components: components, composites: composites))
  }

  var people: Appraisees { measures.people }

  /// What the grader says of each, and its findings.
  func graded() -> (grades: [String: Grade], findings: [Finding]) {
    guard let grading = definition.grading else { return ([:], []) }
    let outcome = Grader(grading: grading, measures: measures).run()
    return (Dictionary(uniqueKeysWithValues: zip(people.map(\.id), outcome.grades)), outcome.findings)
  }

  /// `T1: 合格 graded`: label and status of one.
  func grade(_ id: String) -> String {
    guard let grade = graded().grades[id] else { return "" }
    let label = grade.level.flatMap { definition.grading?.levels[$0].label } ?? "-"
    let rule = grade.rule.flatMap { definition.grading?.rules[$0].name } ?? grade.pending?.rawValue ?? ""
    return [label, grade.status.rawValue, rule].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
