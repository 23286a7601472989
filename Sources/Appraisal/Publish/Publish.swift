/// Stage 6: the tables an appraisal tool reads, whole and in one step.
struct Publish {
  let definition: Definition

  /// Everything that is published, as files.
  ///
  /// - Throws: `Failure` of kind `internalFault` where the sums of rule 1 do not hold.
  func run(_ banded: Banded, clock: RunClock) throws(Failure) -> Publication {
    try banded.trail.checkSums()
    let tables = tables(banded).filter { !$0.isEmpty }
    var files = tables.map { OutputFile(name: $0.schema.fileName, content: $0.content) }
    let package = DataPackage(definition: definition, tables: tables)
    files.append(OutputFile(name: "datapackage.json", content: .bytes(package.bytes)))
    files.sort { BytewiseKey([$0.name]) < BytewiseKey([$1.name]) }
    files.append(OutputFile(name: "SHA256SUMS", content: .sums))
    let record = RunRecord(definition: definition, trail: banded.trail, clock: clock)
    files.append(OutputFile(name: "run.json", content: .bytes(record.bytes)))
    return Publication(files: files, summary: Summary(definition: definition, banded: banded))
  }

  private func tables(_ banded: Banded) -> [PublishedTable] {
    let normalised = banded.weighted.normalised
    let figures: [(TableSchema, [[String]])] = [
      (
        Contract.appraisal(rules: definition.grading?.rules ?? []),
        AppraisalRows(definition: definition, banded: banded).rows()
      ),
      (Contract.components, ComponentRows(definition: definition, weighted: banded.weighted).rows()),
      (Contract.participation, ParticipationRows(definition: definition, normalised: normalised).rows()),
      (Contract.bands, BandRows(definition: definition, banded: banded).rows()),
      (Contract.items, ItemRows(definition: definition, normalised: normalised).items()),
      (Contract.distributions, ItemRows(definition: definition, normalised: normalised).distributions()),
      (Contract.awards, AwardRows(definition: definition, banded: banded).rows()),
      (Contract.duties, DutyRows(definition: definition, normalised: normalised).rows()),
      (Contract.standings, StandingRows(definition: definition, normalised: normalised).rows()),
      (Contract.corrections, CorrectionRows(definition: definition, banded: banded).rows()),
      (Contract.notice, NoticeRows(definition: definition, banded: banded).rows()),
      (Contract.findings, findings(banded.trail)),
    ]
    let tables =
      figures.map { PublishedTable($0, definition, $1) } + [PublishedTable(banded.trail.rejects, definition)]
    let present = tables.filter { !$0.isEmpty }.map(\.schema)
    return tables + [PublishedTable(Contract.codes, definition, codes(present))]
  }

  private func findings(_ trail: AuditTrail) -> [[String]] {
    trail.findings.sorted { $0.key < $1.key }.map { finding in
      [
        finding.severity.rawValue, finding.code.rawValue, finding.stage.rawValue, finding.source, finding.file,
        finding.line.map(String.init) ?? "", finding.appraisee,
        finding.code.wording(finding.arguments)[definition.language], finding.clause,
      ]
    }
  }

  /// Every code of every status column of the tables that are there.
  private func codes(_ schemas: [TableSchema]) -> [[String]] {
    schemas.flatMap { schema in
      schema.columns.flatMap { column in
        column.codes.map { [schema.name, column.name, $0.code, $0.meaning.zh, $0.meaning.en] }
      }
    }
  }
}

/// A finished publication, not yet on the disk.
public struct Publication: Sendable {
  let files: [OutputFile]
  /// What a person is told.
  public let summary: Summary
}
