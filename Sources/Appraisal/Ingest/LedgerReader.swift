import Tabular

/// Reads the files of one ledger, and passes its records on.
struct LedgerReader {
  let ledger: Ledger
  let definition: Definition
  let folder: InputFolder
  let people: IDList
  /// By target.
  let targets: [TargetIndex]
  let options: ReadingOptions

  func read(_ files: [ExportFile], into consumer: some LedgerConsumer) throws(Failure) -> ReadingTrail {
    var trail = ReadingTrail(source: ledger.name)
    var seen = KeyTable<RecordHash>()
    for file in files { try read(file, into: consumer, &seen, &trail) }
    return trail
  }

  private func read(
    _ file: ExportFile, into consumer: some LedgerConsumer, _ seen: inout KeyTable<RecordHash>,
    _ trail: inout ReadingTrail
  ) throws(Failure) {
    let reader = try ExportReader(
      folder: folder, file: file, format: ledger.format, wanted: ledger.columns, source: ledger.name,
      plan: options.plan)
    let columns = try LedgerColumns(ledger, definition, reader.columns)
    let (times, finding) = try reader.times(of: columns.date, policyZone: definition.zone)
    trail.findings += finding.map { [$0] } ?? []
    let decoders = (0..<reader.batchCount).map { _ in
      Exclusive(LedgerBatchDecoder(ledger, definition, columns, times, people: people, targets: targets))
    }
    let rows = decoders.map { _ in Exclusive(LedgerBatch(amounts: definition.amountNames.count)) }
    while let batches = try reader.readRound({ decoders[$0].value.decode($1, into: rows[$0]) }) {
      for (rows, batch) in zip(rows, batches) {
        rows.value.firstLine = batch.firstLine
        book(&rows.value, file, &seen, &trail)
      }
      consumer.take(Array(rows.prefix(batches.count)), threads: options.threads)
    }
    try trail.close(reader)
  }

  /// Accounts for what was read, takes out what repeats another record, and says of each that cannot count why.
  private func book(
    _ batch: inout LedgerBatch, _ file: ExportFile, _ seen: inout KeyTable<RecordHash>, _ trail: inout ReadingTrail
  ) {
    trail.account.parsed += batch.count
    for row in 0..<batch.hashes.count where !seen.add(batch.hashes[row]).isNew {
      batch.drop(row)
      trail.rejects.append(reject(CellFault(code: .repeated), file, batch.line(of: row)))
    }
    for row in 0..<batch.count where batch.counts(row) {
      let booked = batch.booked[row]
      trail.account.answers += Int(booked.missing) + Int(booked.valid) + Int(booked.void)
      trail.account.missing += Int(booked.missing)
      trail.account.valid += Int(booked.valid)
    }
    for void in batch.voids where batch.counts(void.row) {
      trail.rejects.append(reject(void.fault, file, batch.line(of: void.row), what: .answer))
    }
    for (line, fault) in batch.faults {
      trail.rejects.append(reject(fault, file, batch.firstLine + line))
    }
  }

  private func reject(_ fault: CellFault, _ file: ExportFile, _ line: Int, what: Reject.What = .record) -> Reject {
    Reject(fault, source: ledger.name, file: file.label, line: line, what: what)
  }
}
