import Appraisal

/// Writes ledgers, with a calendar and a duty, since `check` reports a ledger that no duty uses.
struct LedgerWriter {
  let plan: DraftPlan
  let period: DraftPeriod
  var lines: DraftLines

  mutating func writeSources() {
    for ledger in plan.ledgers { write(ledger) }
  }

  private mutating func write(_ ledger: DraftPlan.Ledger) {
    let file = plan.files[ledger.file]
    let title = YAMLText.scalar(file.title)
    lines.add(1, "\(ledger.name):")
    lines.add(2, "kind: ledger")
    lines.add(2, "title: {zh: \(title), en: \(title)}")
    lines.add(2, "files: \(YAMLText.scalar(file.pattern))")
    if let format = DraftFormat.yaml(of: file, isFixed: true, times: ledger.date) { lines.add(2, "format: \(format)") }
    let columns = [
      "appraisee: \(ledger.appraisee.reference.yaml)", "date: \(ledger.date.reference.yaml)",
      "activity: \(ledger.activity.reference.yaml)",
    ]
    lines.add(2, "columns: {\(columns.joined(separator: ", "))}")
    lines.note(2, .draftActivities)
    lines.add(2, "activities:")
    var taken: Set<String> = []
    for entry in ledger.activity.profile.sample.byCount {
      var name = DraftPlan.slug(entry.text) ?? "activity-\(taken.count + 1)"
      while !taken.insert(name).inserted { name += "-x" }
      lines.add(3, "\(name): [\(YAMLText.scalar(entry.text))]")
    }
    lines.add(2, "duplicates: drop", .draftDrop)
    lines.gap()
  }

  mutating func writeCalendar() {
    lines.note(0, .draftCalendar)
    lines.add(0, "calendar:")
    lines.add(1, "semesters:")
    for (index, days) in period.semesters.enumerated() {
      lines.add(2, "- {name: s\(index + 1), \(DraftPeriod.yaml(days))}")
    }
    lines.gap()
  }

  mutating func writeDuties() {
    let title = Wording.draftDutyTitle
    lines.note(0, .draftDuty)
    lines.add(0, "duties:")
    lines.add(1, "recorded:")
    lines.add(2, "title: {zh: \(YAMLText.scalar(title.zh)), en: \(YAMLText.scalar(title.en))}")
    for line in ["kind: advisory", "activities: all", "every: year", "at-least: 1"] { lines.add(2, line) }
    lines.gap()
  }
}
