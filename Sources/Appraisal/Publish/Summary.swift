/// The counts of a run, for a person or for another program.
public struct Summary: Report {
  /// A line of counts: composites by status, a measure by band, …
  private struct Tally: Sendable {
    /// The key in JSON.
    let key: String
    let title: LocalizedText
    let total: Int?
    let counts: [(name: LocalizedText, code: String, count: Int)]
  }

  private let definition: Definition
  private let accounts: [Account]
  private let tallies: [Tally]
  /// Whether there are findings of severity error, for which `--strict` exits with 1.
  public let hasErrors: Bool

  init(definition: Definition, banded: Banded) {
    self.definition = definition
    accounts = banded.trail.accounts
    hasErrors = banded.trail.findings.contains { $0.severity == .error }
    tallies =
      [Summary.composites(banded)] + Summary.participation(definition, banded) + Summary.duties(definition, banded)
      + Summary.bands(definition, banded) + Summary.grades(definition, banded) + Summary.awards(definition, banded)
      + [Summary.findings(banded)]
  }

  private static func composites(_ banded: Banded) -> Tally {
    tally("composites", .summaryAppraisees, banded.people.count, banded.weighted.composites.map(\.status))
  }

  private static func participation(_ definition: Definition, _ banded: Banded) -> [Tally] {
    zip(definition.sources, banded.weighted.normalised.sources).compactMap { source, input in
      guard let rule = source.participation else { return nil }
      let statuses = input.participation.map { $0.status(under: rule) }
      return tally("participation.\(source.name)", LocalizedText.summaryParticipation.of(source.title), nil, statuses)
    }
  }

  /// The duties of all appraisees by status, all duties together.
  private static func duties(_ definition: Definition, _ banded: Banded) -> [Tally] {
    guard !definition.duties.isEmpty else { return [] }
    let statuses = zip(definition.duties, banded.weighted.normalised.duties).flatMap { duty, outcomes in
      outcomes.map { $0.status(of: duty) }
    }
    return [tally("duties", .summaryDuties, statuses.count, statuses)]
  }

  /// Counts codes, leaving out those that do not occur.
  private static func tally<Code: PublishedCode & Hashable>(
    _ key: String, _ title: LocalizedText, _ total: Int?, _ codes: [Code]
  ) -> Tally {
    Tally(
      key: key, title: title, total: total,
      counts: Code.allCases.map { code in (code.meaning, code.rawValue, codes.count { $0 == code }) }
        .filter { $0.2 > 0 })
  }

  private static func bands(_ definition: Definition, _ banded: Banded) -> [Tally] {
    zip(definition.bands, banded.placements).map { table, placements in
      let counts = table.bands.indices.map { index in
        let label = table.bands[index].label
        return (name: LocalizedText.summaryBand(label), code: label, count: placements.count { $0.band == index })
      }
      let name = LocalizedText(zh: table.name, en: table.name)
      return Tally(key: "bands.\(table.name)", title: LocalizedText.summaryBands.of(name), total: nil, counts: counts)
    }
  }

  /// Grades by label, and appraisees without a final grade by status.
  private static func grades(_ definition: Definition, _ banded: Banded) -> [Tally] {
    guard let grading = definition.grading else { return [] }
    let levels = grading.levels.indices.map { level in
      let label = grading.levels[level].label
      return (name: LocalizedText(zh: label, en: label), code: label, count: banded.grades.count { $0.level == level })
    }
    let others = [GradeStatus.provisional, .pending, .reviewedOnly].map { status in
      (name: status.meaning, code: status.rawValue, count: banded.grades.count { $0.status == status })
    }
    return [Tally(key: "grades", title: .summaryGrades, total: nil, counts: levels + others.filter { $0.count > 0 })]
  }

  private static func awards(_ definition: Definition, _ banded: Banded) -> [Tally] {
    definition.awards.map { award in
      let places = banded.awards.count { $0.award == award.name }
      return Tally(key: "awards.\(award.name)", title: award.title, total: places, counts: [])
    }
  }

  private static func findings(_ banded: Banded) -> Tally {
    let severities = Severity.allCases.map { severity in
      (severity.wording, severity.rawValue, banded.trail.findings.count { $0.severity == severity })
    }
    return Tally(key: "findings", title: .summaryFindings, total: nil, counts: severities)
  }

  /// Formats the counts as plain text, aligned for terminals that show Chinese characters two columns wide.
  public func text(in language: Language) -> String {
    var lines = ["\(definition.title[language]) \(definition.period.name) (\(definition.authority))", ""]
    for tally in tallies {
      let counts = tally.counts.map { LocalizedText.summaryCount($0.name, $0.count)[language] }
        .joined(separator: LocalizedText.summarySeparator[language])
      let total = tally.total.map { " \($0)" } ?? ""
      let colon = counts.isEmpty ? "" : LocalizedText.summaryColon[language]
      lines.append(tally.title[language] + total + colon + counts)
    }
    lines.append("")
    return (lines + table(in: language)).joined(separator: "\n") + "\n"
  }

  private func table(in language: Language) -> [String] {
    let header = [
      LocalizedText.summarySource, .summaryRecords, .summaryCounted, .summarySuperseded, .summaryRejected, .summaryVoid,
    ].map { $0[language] }
    let rows = accounts.map { account in
      let used = account.responses > 0 ? account.counted : account.parsed
      return [
        account.source, "\(account.records)", "\(used)", "\(account.superseded)",
        "\(account.recordsRejected + account.responsesRejected)", "\(account.invalid)",
      ]
    }
    return TerminalTable.lines([header] + rows, leading: 1)
  }

  /// The counts by code, as JSON for a program.
  public var json: [UInt8] {
    var object: [String: JSONValue] = [
      "pipeline": .text(definition.name), "period": .text(definition.period.name),
    ]
    for tally in tallies {
      var counts: [String: JSONValue] = [:]
      for count in tally.counts { counts[count.code] = .number(count.count) }
      if let total = tally.total { counts["total"] = .number(total) }
      object[tally.key] = .object(counts)
    }
    object["sums"] = .list(accounts.map(\.json))
    return JSONValue.object(object).bytes
  }
}

extension LocalizedText {
  fileprivate func of(_ other: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "\(zh)（\(other.zh)）", en: "\(en) (\(other.en))")
  }
}
