/// How answers become values.
struct Scale: Sendable {
  enum Kind: Sendable {
    /// Labels in ascending order of value.
    case labels([(label: String, value: AnswerValue)])
    /// A numeric answer between two limits.
    case range(from: AnswerValue, to: AnswerValue)
    /// Points from zero up to a maximum: summed, not turned into percent.
    case points(AnswerValue)
  }

  let kind: Kind
  /// Other texts that mean a label: option numbers and codes of platforms, other spellings.
  var writtenAs: [String: [String]] = [:]
  var missing: Set<String> = []
  var notApplicable: Set<String> = []
  var clause: Clause?

  /// The highest value an answer can have: 100 % (LOCAL-scale).
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

  /// The value behind the code of a valid answer.
  func value(of code: Int) -> AnswerValue {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code) }
    return labels.indices.contains(code) ? labels[code].value : AnswerValue(millionths: 0)
  }

  /// An answer as it is published: its label, or its number without trailing zeros.
  func text(of code: Int) -> String {
    guard case .labels(let labels) = kind else { return AnswerValue(millionths: code).exact.plainDecimal }
    return labels.indices.contains(code) ? labels[code].label : ""
  }

  /// What one answer adds to a published item mean: points as they are, everything else as a percentage of the highest.
  var percentFactor: Rational { isPoints ? Rational(1) : .hundred / highest.exact }
}
