extension Definition {
  /// Every clause that is cited, with the path of the rule that cites it: `bands.satisfaction`.
  var cited: [(place: String, clause: Clause)] {
    var cited: [(String, Clause?)] = [
      ("period", period.clause), ("rounding", rounding.clause), ("appraisees.college", appraisees.clause),
    ]
    for source in sources {
      cited.append(("sources.\(source.name)", source.clause))
      cited.append(("sources.\(source.name).participation", source.participation?.clause))
      cited.append(("sources.\(source.name).participation.minimum", source.participation?.minimum?.clause))
      cited.append(("sources.\(source.name).participation.last-round", source.participation?.lastRound?.clause))
      cited.append(("sources.\(source.name).peers", source.peers?.clause))
      cited.append(("sources.\(source.name).score", source.score.clause))
      // Items with the same clause have the same path.
      for item in source.items { cited.append(("sources.\(source.name).items", item.scale.clause)) }
    }
    for ledger in ledgers { cited.append(("sources.\(ledger.name)", ledger.clause)) }
    cited.append(("calendar", calendar?.clause))
    cited.append(("appraisees.in-post", appraisees.inPost?.clause))
    cited += duties.map { ("duties.\($0.name)", $0.clause) }
    cited.append(("staffing", staffing?.clause))
    cited += bands.map { ("bands.\($0.name)", $0.clause) }
    cited.append(("composite", composite?.clause))
    cited += (composite?.allParts ?? []).map { ("composite.\($0.path)", $0.clause) }
    cited += grading?.cited ?? []
    cited += awards.flatMap { award in
      [("awards.\(award.name)", award.clause), ("awards.\(award.name).amount", award.amount?.clause)]
    }
    cited += [("corrections", corrections?.clause), ("notice", notice?.clause)]
    return cited.compactMap { place, clause in clause.map { (place, $0) } }
  }
}

extension Grading {
  fileprivate var cited: [(place: String, clause: Clause?)] {
    let levels = levels.flatMap { level in
      [
        ("grades.\(level.label)", level.clause),
        ("grades.\(level.label).consequence", level.consequence?.clause),
      ]
    }
    let rules = rules.flatMap { rule in
      [("grades.\(rule.name)", rule.clause), ("grades.\(rule.name).consequence", rule.consequence?.clause)]
    }
    return [("grades", clause)] + levels + rules
  }
}

extension Definition {
  /// The message of `check` for a correct definition.
  public var checked: Wording {
    .checked(
      sources.count + ledgers.count, sources.reduce(0) { $0 + $1.items.count }, duties.count,
      Set(cited.map(\.clause)).count)
  }
}
