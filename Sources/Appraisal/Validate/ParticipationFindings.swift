/// What is to be said of who took part.
struct ParticipationFindings {
  let definition: Definition
  let people: Appraisees

  /// - Parameters: by source.
  func findings(_ participation: [[Participation]], rosters: [RosterCounts?]) -> [Finding] {
    zip(definition.sources, zip(participation, rosters)).flatMap { source, input in
      let (participation, roster) = input
      return exclusions(source, roster) + gate(source, participation) + excess(source, participation)
    }
  }

  /// How many were taken out of a roster, by reason.
  private func exclusions(_ source: Source, _ roster: RosterCounts?) -> [Finding] {
    let byReason = (roster?.exclusions ?? [:]).sorted { BytewiseKey([$0.key]) < BytewiseKey([$1.key]) }
    return byReason.map { reason, rows in
      Finding(
        .excludedFromRoster, stage: .validate, source: source.name, arguments: ["\(rows)", reason],
        clause: source.participation?.clause)
    }
  }

  private func gate(_ source: Source, _ participation: [Participation]) -> [Finding] {
    guard let rule = source.participation else { return [] }
    return zip(people, participation).compactMap { person, participation in
      let ruling = participation.ruling(under: rule)
      let needed = rule.responsesNeeded(responded: participation.responded, assigned: participation.assigned)
      let counts = ["\(participation.responded)", "\(participation.assigned)"]
      func finding(_ code: FindingCode, _ arguments: [String], _ clause: Clause?) -> Finding {
        Finding(
          code, stage: .validate, source: source.name, appraisee: person.id, arguments: arguments, clause: clause)
      }
      switch participation.status(under: rule) {
      case .met: return nil
      case .nobodyAssigned: return finding(.nobodyAssigned, [ruling.code], rule.clause)
      case .fewRaters:
        return finding(.fewRaters, counts + ["\(rule.fewest)", ruling.code], rule.minimum?.clause ?? rule.clause)
      case .belowThreshold where rule.lastRound != nil:
        return finding(.lastRound, counts + [rule.threshold.plainDecimal], rule.lastRound?.clause ?? rule.clause)
      case .belowThreshold:
        return finding(
          .belowThreshold, ["\(counts[0])/\(counts[1])", rule.threshold.plainDecimal, "\(needed)", ruling.code],
          rule.clause)
      }
    }
  }

  /// Reports more anonymous responses than people assigned: a rater answered twice, or the roster is short.
  private func excess(_ source: Source, _ participation: [Participation]) -> [Finding] {
    guard source.isAnonymous, source.hasAssigned else { return [] }
    return zip(people, participation).filter { $1.assigned > 0 && $1.responded > $1.assigned }.map {
      Finding(
        .moreThanAssigned, stage: .validate, source: source.name, appraisee: $0.id,
        arguments: ["\($1.responded)", "\($1.assigned)"], clause: source.participation?.clause)
    }
  }
}

extension GateRuling {
  /// How findings name it.
  fileprivate var code: String {
    switch self {
    case .counts(let factor, .reduced): factor.plainDecimal
    case .counts(_, .flagged): "flag"
    case .counts, .missing: ""
    case .withheld: "withhold"
    case .leftOut: "renormalise"
    case .zeroed: "zero"
    }
  }
}
