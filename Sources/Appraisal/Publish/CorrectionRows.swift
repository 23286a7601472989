/// Rows of `corrections.csv`.
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

  /// As it was published.
  private func old(_ correction: Correction) -> String {
    guard correction.what != .grade, let value = Rational(decimal: correction.old) else { return correction.old }
    return Published(value, decimals: definition.rounding.scores, mode: .down).text
  }
}
