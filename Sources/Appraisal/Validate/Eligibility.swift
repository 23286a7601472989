/// Whether a response, looked at alone, may count.
struct Eligibility {
  private let period: Definition.Period
  /// For each pair on the roster, whether the rater was excluded; nil: no roster.
  private let assigned: [Pair: Bool]?

  private struct Pair: Hashable {
    let rater: Int
    let appraisee: Int
  }

  /// - Parameter roster: nil where there is none, or where raters are anonymous.
  init(period: Definition.Period, roster: Roster?) {
    self.period = period
    assigned = roster.map { roster in
      Dictionary(
        roster.entries.map { (Pair(rater: $0.rater, appraisee: $0.appraisee), !$0.exclusion.isEmpty) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The first reason why it may not; nil: it may.
  func fault(of row: Int, in responses: Responses) -> RejectCode? {
    if let time = responses.times[row], time.date < period.from || time.date > period.to { return .outsidePeriod }
    if let assigned {
      let pair = Pair(rater: responses.raters[row], appraisee: responses.appraisees[row])
      guard let isExcluded = assigned[pair] else { return .notOnRoster }
      if isExcluded { return .raterExcluded }
    }
    return AnswerCode.says(responses.answers(of: row)) ? nil : .noAnswer
  }
}
