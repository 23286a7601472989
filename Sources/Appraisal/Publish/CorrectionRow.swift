/// A row of `corrections.csv`: a correction that was applied.
struct CorrectionRow {
  let person: Appraisee
  let correction: Correction
  let rounding: Definition.Rounding

  static let table = Table<CorrectionRow>(
    "corrections", key: ["appraisee_id", "what"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("what") { $0.correction.what.text },
      .text("old") { $0.old },
      .text("new") { $0.correction.new },
      .text("reason") { $0.correction.reason },
      .text("approved_by") { $0.correction.approvedBy },
      PublishedColumn(schema: .date("date")) { .text($0.correction.date.description) },
    ])

  /// The old value with the published decimals: the list may leave out zeros.
  private var old: String {
    guard correction.what != .grade, let value = Rational(decimal: correction.old) else { return correction.old }
    return Published(value, decimals: rounding.scores, mode: .down).text
  }

  static func rows(_ definition: Definition, _ banded: Banded) -> [CorrectionRow] {
    banded.corrections.map {
      CorrectionRow(person: banded.people[$0.appraisee], correction: $0, rounding: definition.rounding)
    }
  }
}
