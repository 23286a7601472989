/// Gives grades (IM2-7): first by the rules, then by the cut scores of the levels, best first; a level with a quota goes
/// to the best of each group.
struct Grader {
  let grading: Grading
  let measures: Measures
  private var people: Appraisees { measures.people }

  /// - Returns: a grade for each appraisee, and findings about quotas, recorded rules and missing attributes.
  func run() -> (grades: [Grade], findings: [Finding]) {
    let verdicts = people.indices.map { RuleVerdicts(grading, $0, measures) }
    var grades = people.indices.map { opening($0, verdicts[$0]) }
    var findings = people.indices.flatMap { self.findings($0, grades[$0], verdicts[$0]) }
    for level in grading.levels.indices {
      if let quota = grading.levels[level].quota {
        findings += fill(level, quota, verdicts, &grades)
      } else {
        for index in people.indices where isCandidate(index, for: level, verdicts, grades) {
          grades[index].level = level
        }
      }
    }
    return (grades, findings)
  }

  /// The grade by rules alone, before any score is compared with a cut.
  ///
  /// - Returns: `graded` without a level if the score is to decide.
  private func opening(_ appraisee: Int, _ verdicts: RuleVerdicts) -> Grade {
    let recorded = verdicts.holding { $0 == .recorded }
    let never = verdicts.holding(\.isNever)
    let always = verdicts.holding(\.isAlways)
    let bars = verdicts.holding(\.isBar)
    let isOutside = never.contains { grading.rules[$0].effect == .neverGraded(outside: true) }
    func grade(_ status: GradeStatus, level: Int? = nil, _ pending: WithheldReason? = nil, _ rule: Int? = nil) -> Grade
    {
      let rules = status == .reviewedOnly ? never + recorded : never + bars + always + recorded
      return Grade(
        level: level, status: status, pending: pending, rule: rule, rules: rules.sorted(), isOutside: isOutside,
        isByRule: level != nil)
    }
    let unpublished = unpublished(appraisee)
    if let rule = never.first { return grade(.reviewedOnly, nil, rule) }
    if verdicts.isUnknown(\.isNever) { return grade(.pending, unpublished ?? .attributeMissing) }
    if let (level, rule) = worst(always) { return grade(.graded, level: level, nil, rule) }
    if verdicts.isUnknown(\.isAlways) { return grade(.pending, unpublished ?? .attributeMissing) }
    if let unpublished { return grade(.pending, unpublished) }
    if verdicts.isUnknown(\.isBar) { return grade(.pending, .attributeMissing) }
    return grade(.graded, nil, bars.first)
  }

  /// The rule with the lowest level among rules that decide the grade; nil without rules.
  private func worst(_ rules: [Int]) -> (level: Int, rule: Int)? {
    rules.compactMap { rule -> (level: Int, rule: Int)? in
      if case .alwaysIs(let level) = grading.rules[rule].effect { (level, rule) } else { nil }
    }.max { $0.level < $1.level || ($0.level == $1.level && $0.rule > $1.rule) }
  }

  /// The reason why the graded measure has no value; nil if it has one.
  private func unpublished(_ appraisee: Int) -> WithheldReason? {
    switch measures.value(grading.measure, of: appraisee) {
    case .published: nil
    case .missing: .missingSource
    case .withheld:
      // Only the composite knows which of its sources it was.
      grading.measure == .composite ? measures.weighted.composites[appraisee].reason : .participation
    }
  }

  /// Whether an appraisee without a level reaches `level`, or it is the last one, and no rule bars them from it.
  private func isCandidate(_ index: Int, for level: Int, _ verdicts: [RuleVerdicts], _ grades: [Grade]) -> Bool {
    guard grades[index].status == .graded, grades[index].level == nil,
      verdicts[index].holding({ $0 == .cannotBe(level: level) }).isEmpty,
      let value = measures.published(grading.measure, of: index)?.value
    else { return false }
    return value >= grading.levels[level].from || level == grading.levels.count - 1
  }

  /// Gives the places of one level to the best, group by group.
  ///
  /// - Returns: findings about ties and sizes, and about groups with pending members.
  private func fill(_ level: Int, _ quota: Quota, _ verdicts: [RuleVerdicts], _ grades: inout [Grade]) -> [Finding] {
    let label = grading.levels[level].label
    let clause = grading.levels[level].clause ?? grading.clause
    let allocation = QuotaAllocation(
      quota: quota, measure: grading.measure, measures: measures, quotaName: label, clause: clause)
    var findings: [Finding] = []
    for group in quota.groups(people) {
      let members = group.members
      let candidates = members.filter { isCandidate($0, for: level, verdicts, grades) }
      let base = members.count { grades[$0].isInBase(quota.base) }
      let pending = members.count { grades[$0].status == .pending }
      let outcome = allocation.allocate(group.name, base: base, candidates: candidates, pending: pending)
      for winner in outcome.winners {
        grades[winner.appraisee].level = level
        if pending > 0 { grades[winner.appraisee].status = .provisional }
      }
      findings += outcome.findings
    }
    return findings
  }

  private func findings(_ appraisee: Int, _ grade: Grade, _ verdicts: RuleVerdicts) -> [Finding] {
    let id = people[appraisee].id
    let recorded = grade.rules.map { grading.rules[$0] }.filter { $0.effect == .recorded }.map { rule in
      Finding(
        .ruleRecorded, stage: .band, appraisee: id, arguments: [rule.title.zh, rule.title.en], clause: rule.clause)
    }
    guard grade.pending == .attributeMissing else { return recorded }
    let columns = verdicts.unknownAttributes(of: people[appraisee]).map {
      measures.definition.appraisees.attributes[$0].column.shown
    }
    return recorded + [
      Finding(
        .attributeMissing, stage: .band, appraisee: id, arguments: [columns.joined(separator: ", ")],
        clause: grading.clause)
    ]
  }
}

extension Grading.Effect {
  fileprivate var isNever: Bool { if case .neverGraded = self { true } else { false } }
  fileprivate var isAlways: Bool { if case .alwaysIs = self { true } else { false } }
  fileprivate var isBar: Bool { if case .cannotBe = self { true } else { false } }
}
