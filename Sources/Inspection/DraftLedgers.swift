import Appraisal

/// Ledgers, with a calendar and a duty, since `check` reports a ledger that no duty uses.
extension DraftWriter {
  mutating func write(_ ledger: DraftPlan.Ledger) {
    addSource(ledger.name, .ledger, plan.files[ledger.file], times: ledger.date)
    addColumns(2, ["appraisee": ledger.appraisee, "date": ledger.date, "activity": ledger.activity])
    note(2, .draftActivities)
    add(2, "activities:")
    var taken: Set<String> = []
    for entry in ledger.activity.profile.byCount {
      var name = DraftPlan.slug(entry.text) ?? "activity-\(taken.count + 1)"
      while !taken.insert(name).inserted { name += "-x" }
      add(3, "\(name): [\(YAMLText.scalar(entry.text))]")
    }
    add(2, "duplicates: drop", .draftDrop)
    gap()
  }

  mutating func writeCalendar() {
    if plan.ledgers.isEmpty { return }
    note(0, .draftCalendar)
    add(0, "calendar:")
    add(1, "semesters:")
    for (index, days) in period.semesters.enumerated() {
      add(2, "- {name: s\(index + 1), \(DraftPeriod.yaml(days))}")
    }
    gap()
  }

  mutating func writeDuties() {
    if plan.ledgers.isEmpty { return }
    note(0, .draftDuty)
    add(0, "duties:")
    add(1, "recorded:")
    addTitle(2, .draftDutyTitle)
    for line in ["kind: advisory", "activities: all", "every: year", "at-least: 1"] { add(2, line) }
    gap()
  }
}
