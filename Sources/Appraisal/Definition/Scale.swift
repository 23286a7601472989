/// The rule by which answers become values.
struct Scale: Sendable {
  enum Kind: Sendable {
    /// Labels in ascending order of value.
    case labels([(label: String, value: AnswerValue)])
    /// Numbers between two limits.
    case range(from: AnswerValue, to: AnswerValue)
    /// Points from zero to a maximum, which are added up and not turned into percent.
    case points(AnswerValue)
  }

  let kind: Kind
  /// Other texts that mean a label, by label: option numbers and codes of platforms, other spellings.
  var writtenAs: [String: [String]] = [:]
  /// Texts that mean that there is no answer.
  var missing: Set<String> = []
  /// Texts that mean that there is nothing to judge.
  var notApplicable: Set<String> = []
  var clause: Clause?

  /// The highest value of an answer, which is 100 % (LOCAL-scale).
  var highest: AnswerValue {
    switch kind {
    case .labels(let labels): labels.last?.value ?? AnswerValue(millionths: 1)
    case .range(_, let to), .points(let to): to
    }
  }

  /// The lowest value an answer can have.
  var lowest: AnswerValue {
    switch kind {
    case .labels(let labels): labels.first?.value ?? AnswerValue(millionths: 0)
    case .range(let from, _): from
    case .points: AnswerValue(millionths: 0)
    }
  }

  var isPoints: Bool { if case .points = kind { true } else { false } }

  /// The value of a valid answer.
  ///
  /// - Parameter code: the index of the label, or the number in millionths.
  func value(of code: Int) -> AnswerValue {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code) }
    return labels.indices.contains(code) ? labels[code].value : AnswerValue(millionths: 0)
  }

  /// The published text of a valid answer: its label, or its number without trailing zeros.
  ///
  /// - Parameter code: the index of the label, or the number in millionths.
  func text(of code: Int) -> String {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code).exact.plainDecimal }
    return labels.indices.contains(code) ? labels[code].label : ""
  }
}
