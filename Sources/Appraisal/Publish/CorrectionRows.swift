/// Rows of `corrections.csv`: one for every correction that was applied.
struct CorrectionRows {
  let definition: Definition
  let banded: Banded

  func rows() -> [[String]] {
    banded.corrections.map { correction in
      [
        banded.people[correction.appraisee].id, correction.what.text, old(correction), correction.new,
        correction.reason, correction.approvedBy, correction.date.description,
      ]
    }
  }

  /// The old value with the published decimals: the list may leave out zeros.
  private func old(_ correction: Correction) -> String {
    guard correction.what != .grade, let value = Rational(decimal: correction.old) else { return correction.old }
    return Published(value, decimals: definition.rounding.scores, mode: .down).text
  }
}
