import Tabular

/// Reads the exports of one source into responses.
struct ResponseReader: Sendable {
  let source: Source
  let folder: InputFolder
  let people: IdentifierIndex
  /// nil: the source has no roster, and any rater counts.
  let raters: IdentifierIndex?

  /// What one file gave; numbers of raters without a roster and of activities are local to it.
  struct Part: Sendable {
    var responses: Responses
    var raterNames = NameNumbers()
    var activityNames = NameNumbers()
    var trail: ReadingTrail
  }

  func read(_ path: String) throws(Failure) -> Part {
    var part = Part(
      responses: Responses(itemCount: source.items.count), trail: ReadingTrail(source: source.name))
    var reader = try ExportReader(folder: folder, path: path, encoding: source.encoding, source: source.name)
    let columns = try Columns(source, reader.columns)
    let mapped = source.columns
    let header = try reader.columns.names(
      [mapped.rater, mapped.appraisee, mapped.activity, mapped.submitted, mapped.sequence] + source.items.map(\.column))
    let scales = source.items.map { AnswerReader($0.scale) }
    try reader.forEachRecord { batch, record, line throws(Failure) in
      let origin = Responses.Origin(file: path, line: line)
      part.trail.account.parsed += 1
      part.trail.account.responses += 1
      let answers = self.answers(batch, record, origin, columns, scales, header, &part.trail)
      switch response(batch, record, origin, columns, answers, &part) {
      case .success(let response): part.responses.append(response)
      case .failure(let fault):
        part.trail.rejects.append(
          Reject(
            source: source.name, file: path, line: line, what: .response, code: fault.code,
            column: header[fault.column], arguments: fault.candidate.map { [$0.file, "\($0.line)"] } ?? []))
      }
    }
    try part.trail.close(reader)
    return part
  }

  private func answers(
    _ batch: RecordBatch, _ record: Int, _ origin: Responses.Origin, _ columns: Columns, _ scales: [AnswerReader],
    _ header: [String], _ trail: inout ReadingTrail
  ) -> [Int] {
    trail.account.answers += scales.count
    return zip(scales, columns.items).map { scale, column in
      let (code, fault) = scale.code(batch.bytes[batch.range(of: column, in: record)])
      switch code {
      case AnswerCode.missing: trail.account.missing += 1
      case AnswerCode.notApplicable: trail.account.notApplicable += 1
      case AnswerCode.invalid: break  // booked with its reject
      default: trail.account.valid += 1
      }
      if let fault {
        trail.rejects.append(
          Reject(
            source: source.name, file: origin.file, line: origin.line, what: .answer, code: fault,
            column: header[column]))
      }
      return code
    }
  }

  private struct Fault: Error {
    let code: RejectCode
    let column: Int
    var candidate: Responses.Origin?
  }

  private func response(
    _ batch: RecordBatch, _ record: Int, _ origin: Responses.Origin, _ columns: Columns, _ answers: [Int],
    _ part: inout Part
  ) -> Result<Responses.Response, Fault> {
    Result { () throws(Fault) in
      let rater = try self.rater(batch, record, columns, &part)
      let appraisee = try self.appraisee(batch, record, columns)
      let time = try self.time(batch, record, columns)
      let activity = columns.activity.map {
        part.activityNames.number(of: Identifier.cleaned(batch.text(of: $0, in: record)))
      }
      return Responses.Response(
        origin: origin, rater: rater, appraisee: appraisee, activity: activity ?? -1, time: time,
        sequence: sequence(batch, record, columns), answers: answers)
    }
  }

  /// Number of the rater; `Rater.stranger` for one who is not on the roster, `Rater.office` for a body.
  private func rater(
    _ batch: RecordBatch, _ record: Int, _ columns: Columns, _ part: inout Part
  ) throws(Fault) -> Int {
    guard let column = columns.rater else { return Rater.office }
    switch (raters ?? IdentifierIndex()).match(batch.text(of: column, in: record)) {
    case .known(let number): return number
    case .unknown(let id): return raters == nil ? part.raterNames.number(of: id) : Rater.stranger
    case .broken(let code, let candidate): throw Fault(code: code, column: column, candidate: candidate)
    }
  }

  private func appraisee(_ batch: RecordBatch, _ record: Int, _ columns: Columns) throws(Fault) -> Int {
    switch people.match(batch.text(of: columns.appraisee, in: record)) {
    case .known(let number): return number
    case .unknown: throw Fault(code: .appraiseeUnknown, column: columns.appraisee)
    case .broken(let code, let candidate):
      throw Fault(code: code, column: columns.appraisee, candidate: candidate)
    }
  }

  private func time(_ batch: RecordBatch, _ record: Int, _ columns: Columns) throws(Fault) -> CivilTime? {
    guard let column = columns.submitted else { return nil }
    guard let time = CivilTime(batch.bytes[batch.range(of: column, in: record)]) else {
      throw Fault(code: .timeUnreadable, column: column)
    }
    return time
  }

  /// The platform's sequence number; one that cannot be read comes before all others.
  private func sequence(_ batch: RecordBatch, _ record: Int, _ columns: Columns) -> Int {
    guard let column = columns.sequence else { return Int.min }
    let text = Identifier.cleaned(batch.text(of: column, in: record))
    return Identifier.isDigits(text) ? Int(text) ?? Int.min : Int.min
  }

  /// Where everything stands in one file.
  private struct Columns {
    let rater: Int?
    let appraisee: Int
    let activity: Int?
    let submitted: Int?
    let sequence: Int?
    let items: [Int]

    init(_ source: Source, _ header: ColumnResolver) throws(Failure) {
      rater = try header.index(of: source.columns.rater)
      appraisee = try header.index(of: source.columns.appraisee)
      activity = try header.index(of: source.columns.activity)
      submitted = try header.index(of: source.columns.submitted)
      sequence = try header.index(of: source.columns.sequence)
      var items: [Int] = []
      for item in source.items { items.append(try header.index(of: item.column)) }
      self.items = items
    }
  }
}

/// Raters that are nobody on a roster.
enum Rater {
  static let office = -1
  static let stranger = -2
}

/// Numbers for names, in the order in which they come.
struct NameNumbers: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
