/// A row of `appraisal.csv`: one for every appraisee of the people file, with or without a composite.
struct AppraisalRow {
  let person: Appraisee
  let composite: Published?
  /// Code of the status; empty without a composite.
  let compositeStatus: String
  /// Label of the grade; empty without one.
  let level: String
  let gradeStatus: GradeStatus
  let reason: String
  let clauses: String
  let consequence: String
  let rank: Rank?
  let isCorrected: Bool

  /// - Parameter rules: rules whose names can be the reason of a grade.
  static func table(rules: [Grading.Rule]) -> Table<AppraisalRow> {
    let reasons = ColumnSchema.code("reason", WithheldReason.self, required: false)
      .adding(rules.map { ($0.name, $0.title) })
    return Table(
      "appraisal", key: ["appraisee_id"],
      [
        .text("appraisee_id") { $0.person.id },
        .text("name") { $0.person.name },
        .text("role") { $0.person.role },
        .text("college") { $0.person.college },
        .number("composite") { $0.composite },
        PublishedColumn(schema: .code("composite_status", CompositeValue.Status.self, required: false)) {
          .text($0.compositeStatus)
        },
        .text("grade") { $0.level },
        .code("grade_status") { $0.gradeStatus },
        PublishedColumn(schema: reasons) { .text($0.reason) },
        .text("clauses") { $0.clauses },
        .text("consequence") { $0.consequence },
        .integer("rank") { $0.rank?.rank },
        .integer("rank_of") { $0.rank?.rankOf },
        .integer("group_rank") { $0.rank?.groupRank },
        .integer("group_rank_of") { $0.rank?.groupRankOf },
        .boolean("corrected") { $0.isCorrected },
      ])
  }

  static func rows(_ definition: Definition, _ banded: Banded) -> some Sequence<AppraisalRow> & SendableMetatype {
    let measures = banded.measures(definition)
    let clauses = AppliedClauses(definition: definition, banded: banded)
    let separator = LocalizedText.summarySeparator[definition.language]
    return zip(banded.people.indices, banded.people).lazy.map { index, person in
      let (composite, grade) = (banded.weighted.composite(of: index), banded.grade(of: index))
      let consequences = definition.consequences(of: grade)
      return AppraisalRow(
        person: person, composite: measures.published(.composite, of: index),
        compositeStatus: composite?.status.rawValue ?? "",
        level: definition.level(of: grade)?.label ?? "", gradeStatus: grade?.status ?? .notApplicable,
        reason: definition.reason(composite, grade),
        clauses: clauses.text(index, grade, consequences),
        consequence: consequences.map { $0.text[definition.language] }.joined(separator: separator),
        rank: banded.ranks[index], isCorrected: banded.corrected.contains(index))
    }
  }
}

extension Weighted {
  /// The composite of an appraisee; nil if the definition has none.
  func composite(of index: Int) -> CompositeValue? {
    composites.indices.contains(index) ? composites[index] : nil
  }
}

extension Banded {
  /// The grade of an appraisee; nil if the definition gives none.
  func grade(of index: Int) -> Grade? { grades.indices.contains(index) ? grades[index] : nil }
}

extension Definition {
  func level(of grade: Grade?) -> Grading.Level? { grade?.level.flatMap { grading?.levels[$0] } }

  func rules(of grade: Grade?) -> [Grading.Rule] {
    guard let grading else { return [] }
    return grade?.rules.map { grading.rules[$0] } ?? []
  }

  /// The name of the rule that decided or limited the grade, else the reason why a figure is not published; empty if
  /// neither applies.
  fileprivate func reason(_ composite: CompositeValue?, _ grade: Grade?) -> String {
    if let rule = grade?.rule, let grading { return grading.rules[rule].name }
    return (grade?.pending ?? composite?.reason)?.rawValue ?? ""
  }

  /// The consequence of the grade, then those of the rules that gave it.
  fileprivate func consequences(of grade: Grade?) -> [Grading.Consequence] {
    guard let grade, let level = level(of: grade) else { return [] }
    let ofRules = grade.isByRule ? rules(of: grade).compactMap(\.consequence) : []
    return [level.consequence].compactMap { $0 } + ofRules
  }
}
