/// Stage 6: the tables an appraisal tool reads, whole and in one step.
struct Publish {
  let definition: Definition

  /// Everything that is published, as files in memory.
  ///
  /// - Throws: `Failure` of kind `internalFault` where the sums of rule 1 do not hold.
  func run(_ banded: Banded, clock: RunClock) throws(Failure) -> Publication {
    try banded.trail.checkSums()
    let tables = tables(banded).filter { !$0.rows.isEmpty }
    var files = tables.map { (name: $0.schema.fileName, bytes: $0.bytes) }
    files.append(("datapackage.json", DataPackage(definition: definition, tables: tables).bytes))
    files.sort { BytewiseKey([$0.name]) < BytewiseKey([$1.name]) }
    var sums = ""
    for file in files { sums += "\(try SHA256.hexadecimal(of: file.bytes))  \(file.name)\n" }
    files.append(("SHA256SUMS", Array(sums.utf8)))
    let record = RunRecord(definition: definition, trail: banded.trail, clock: clock)
    files.append(("run.json", record.bytes))
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
      (Contract.rejects, rejects(banded.trail)),
    ]
    let tables = figures.map { PublishedTable($0, definition, $1) }
    let present = tables.filter { !$0.rows.isEmpty }.map(\.schema)
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

  private func rejects(_ trail: AuditTrail) -> [[String]] {
    trail.rejects.sorted { $0.key < $1.key }.map { reject in
      [
        reject.source, reject.file, "\(reject.line)", reject.what.rawValue, reject.disposition.rawValue,
        reject.code.rawValue, reject.column, reject.code.wording(reject.arguments)[definition.language],
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
  let files: [(name: String, bytes: [UInt8])]
  /// What a person is told.
  public let summary: Summary
}
