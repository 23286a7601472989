import Tabular

/// Reads one export of a source, and passes its responses on.
struct ResponseReader {
  let context: ResponseContext
  let folder: InputFolder
  let file: ExportFile
  let options: ReadingOptions

  private var source: Source { context.source }

  func read(into consumer: some ResponseConsumer, _ trail: inout ReadingTrail) throws(Failure) {
    let reader = try ExportReader(
      folder: folder, file: file, format: source.format, wanted: source.allColumns, source: source.name,
      plan: options.plan)
    let columns = try ResponseColumns(source, reader.columns)
    let (times, finding) = try reader.times(of: columns.submitted, policyZone: context.policyZone)
    trail.findings += finding.map { [$0] } ?? []
    let decoders = (0..<reader.batchCount).map { _ in
      Exclusive(ResponseDecoder(context, columns, times, platform: reader.platform, stem: file.stem))
    }
    let responses = decoders.map { _ in Exclusive(ResponseBatch()) }
    consumer.expect(batches: responses.count)
    let decode: @Sendable (Int, RecordBatch) -> Void = { number, records in
      decoders[number].value.decode(records, into: responses[number])
      consumer.prepare(responses[number], number: number)
    }
    while let batches = try reader.readRound(decode) {
      for (responses, batch) in zip(responses, batches) {
        responses.value.firstLine = batch.firstLine
        book(responses.value, records: batch.count, columns, &trail)
      }
      try consumer.take(Array(responses.prefix(batches.count)), of: file.label, threads: options.threads)
    }
    try trail.close(reader)
  }

  /// Accounts for what was read, and says of each void answer and each response that cannot count where it is and why.
  private func book(
    _ batch: borrowing ResponseBatch, records: Int, _ columns: ResponseColumns, _ trail: inout ReadingTrail
  ) {
    trail.account.parsed += records
    trail.account.responses += batch.count
    trail.account.answers += batch.count * source.items.count
    trail.account.missing += batch.missing
    trail.account.notApplicable += batch.notApplicable
    trail.account.valid += batch.valid
    for void in batch.voids {
      trail.rejects.append(
        Reject(
          source: source.name, file: file.label, line: batch.line(of: void.row), what: .answer, code: void.code,
          column: columns.names[void.column]))
    }
    for row in 0..<batch.count where !batch.isSound(row) {
      guard let fault = batch.fault(of: row) else { continue }
      trail.rejects.append(
        Reject(fault, source: source.name, file: file.label, line: batch.line(of: row), what: .response))
    }
  }
}
