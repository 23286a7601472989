/// Counts what everybody did of what one duty asks for.
struct DutyCount {
  let duty: Duty
  let definition: Definition
  let people: [Appraisee]
  let targets: [TargetRoll]

  /// What was done within one interval, for one member of a target where the duty is owed to members.
  private struct Unit: Hashable {
    let interval: Int
    /// -1: to nobody in particular.
    let member: Int
  }

  /// - Parameter records: by appraisee.
  func outcomes(_ records: [[LedgerRecord]]) -> [DutyOutcome] {
    let intervals = definition.calendar?.intervals(duty.every, in: definition.period) ?? []
    return zip(people.indices, records).map { index, records in
      let person = people[index]
      guard duty.concerns(person) else { return DutyOutcome() }
      let done = self.done(records, intervals)
      var outcome = DutyOutcome()
      for (place, interval) in intervals.enumerated()
      where definition.appraisees.inPost?.requires(interval, of: person) ?? true {
        if let target = duty.each {
          add(interval, place, targets[target].members(of: index), done, to: &outcome)
        } else {
          add(interval, done[Unit(interval: place, member: -1)] ?? 0, to: &outcome)
        }
      }
      return outcome
    }
  }

  /// In millionths: a record is one, an amount what it says.
  private func done(_ records: [LedgerRecord], _ intervals: [TeachingCalendar.Interval]) -> [Unit: Int128] {
    var done: [Unit: Int128] = [:]
    for record in records where duty.asks(for: record.activity) {
      let value = duty.amount.map { record.amounts[$0]?.millionths ?? 0 } ?? AnswerValue.perUnit
      let day = record.date.dayNumber
      guard let interval = DutyCount.place(of: day, in: intervals) else { continue }
      for member in duty.each.map({ record.named[$0] ?? [] }) ?? [-1] {
        done[Unit(interval: interval, member: member), default: 0] += Int128(value)
      }
    }
    return done
  }

  /// Intervals do not overlap and stand in the order of time.
  private static func place(of day: Int, in intervals: [TeachingCalendar.Interval]) -> Int? {
    var (low, high) = (0, intervals.count)
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].days.upperBound < day { low = middle + 1 } else { high = middle }
    }
    return low < intervals.count && intervals[low].days.contains(day) ? low : nil
  }

  private var needed: Int128 { Int128(duty.atLeast.millionths) }

  private func add(_ interval: TeachingCalendar.Interval, _ done: Int128, to outcome: inout DutyOutcome) {
    outcome.required += 1
    if done >= needed { return outcome.met += 1 }
    let shown = Rational(done) / Rational(AnswerValue.perUnit)
    outcome.shortfalls.append("\(interval.name): \(shown.plainDecimal)/\(duty.atLeast.exact.plainDecimal)")
  }

  private func add(
    _ interval: TeachingCalendar.Interval, _ place: Int, _ members: [Int], _ done: [Unit: Int128],
    to outcome: inout DutyOutcome
  ) {
    let missed = members.filter { done[Unit(interval: place, member: $0)] ?? 0 < needed }
    outcome.required += members.count
    outcome.met += members.count - missed.count
    guard !missed.isEmpty else { return }
    let shortfall = "\(interval.name): \(members.count - missed.count)/\(members.count)"
    outcome.shortfalls.append(shortfall + (names(missed).map { " (\($0))" } ?? ""))
  }

  /// The members that were missed; nil where they are persons.
  private func names(_ missed: [Int]) -> String? {
    guard let target = duty.each, definition.targets[target].showsNames else { return nil }
    let names = missed.map { targets[target].names[$0] }
    if case .list = definition.targets[target].members { return names.joined(separator: ", ") }
    return names.sorted { BytewiseKey([$0]) < BytewiseKey([$1]) }.joined(separator: ", ")
  }
}

/// What is to be said of duties, and of how many appraisees there are for the students.
struct DutyFindings {
  let definition: Definition
  let people: Appraisees

  /// - Parameter duties: by duty, then by appraisee.
  func shortfalls(_ duties: [[DutyOutcome]]) -> [Finding] {
    zip(definition.duties, duties).flatMap { duty, outcomes in
      zip(people.people, outcomes).filter { $1.status(of: duty) == .short }.map { person, outcome in
        Finding(
          .dutyShort, stage: .validate, appraisee: person.id,
          arguments: [
            duty.title.zh, duty.title.en, "\(outcome.met)/\(outcome.required)",
            outcome.shortfalls.joined(separator: "; "),
          ], clause: duty.clause)
      }
    }
  }

  /// - Parameter rosters: by source.
  func staffing(_ rosters: [RosterCounts?]) -> [Finding] {
    guard let rule = definition.staffing else { return [] }
    let students = rosters[rule.source]?.students ?? 0
    let counted = people.people.count { person in rule.conditions.allSatisfy { $0.holds(for: person) ?? false } }
    let isMet = Rational(students) <= rule.atMost * Rational(counted)
    return [
      Finding(
        isMet ? .staffingMet : .staffingShort, stage: .validate, source: definition.sources[rule.source].name,
        arguments: ["\(students)", "\(counted)", rule.atMost.plainDecimal], clause: rule.clause)
    ]
  }
}
