import Tabular

/// Reads the exports of one source into responses.
struct ResponseReader: Sendable {
  let source: Source
  let folder: InputFolder
  let people: Appraisees
  let index: IdentifierIndex
  /// nil: the source has no roster.
  let roster: RosterIndex?
  /// The list that names the raters; empty where none does.
  private let list: IdentifierIndex
  private let isMutual: Bool
  private let policyZone: UTCOffset?

  init(
    source: Source, definition: Definition, folder: InputFolder, people: Appraisees, index: IdentifierIndex,
    roster: RosterIndex?
  ) {
    policyZone = definition.zone
    self.source = source
    self.folder = folder
    self.people = people
    self.index = index
    self.roster = roster
    isMutual = source.peers != nil
    list = isMutual ? index : roster?.raters ?? IdentifierIndex()
  }

  /// What one file gave. Numbers of activities, and of raters whom no list names, are local to it.
  struct Part: Sendable {
    var responses: Responses
    var raterNames = NameNumbers()
    var activityNames = NameNumbers()
    var trail: ReadingTrail
  }

  /// A record, and what holds for every response in it.
  struct Row {
    let batch: RecordBatch
    let record: Int
    let origin: Responses.Origin
    let columns: ResponseColumns
    let times: TimeReader

    func text(_ column: Int) -> String { batch.text(of: column, in: record) }
    func bytes(_ column: Int) -> ArraySlice<UInt8> { batch.bytes[batch.range(of: column, in: record)] }
  }

  struct Fault: Error {
    let code: RejectCode
    let column: String
    var candidate: Responses.Origin?
  }

  /// How one file is read.
  struct Opened {
    let columns: ResponseColumns
    let times: TimeReader
    let scales: [AnswerReader]
    /// What there is to say of its times.
    let finding: Finding?
  }

  func open(_ file: ExportFile, _ reader: borrowing ExportReader) throws(Failure) -> Opened {
    let columns = try ResponseColumns(source, reader.columns)
    let platform = reader.platform
    let (times, finding) = try self.times(file, columns.submitted, of: platform, reader.sample)
    let scales = source.items.map { AnswerReader($0.scale, platform: platform) }
    return Opened(columns: columns, times: times, scales: scales, finding: finding)
  }

  func read(_ file: ExportFile) throws(Failure) -> Part {
    var part = Part(responses: Responses(itemCount: source.items.count), trail: ReadingTrail(source: source.name))
    var reader = try ExportReader(
      folder: folder, file: file, format: source.format, wanted: source.allColumns, source: source.name)
    let opened = try open(file, reader)
    part.trail.findings += opened.finding.map { [$0] } ?? []
    try reader.forEachRecord { batch, record, line throws(Failure) in
      part.trail.account.parsed += 1
      let origin = Responses.Origin(file: file.label, line: line)
      let row = Row(batch: batch, record: record, origin: origin, columns: opened.columns, times: opened.times)
      read(row, of: file, opened.scales, &part)
    }
    try part.trail.close(reader)
    return part
  }

  private func read(_ row: Row, of file: ExportFile, _ scales: [AnswerReader], _ part: inout Part) {
    for target in row.columns.targets {
      // A blank cell of a matrix is no response: nobody has to rate every colleague.
      if case .matrix(let column, _) = target.appraisee,
        scales.first?.code(row.bytes(column)).code == AnswerCode.missing
      {
        continue
      }
      part.trail.account.responses += 1
      let answers = self.answers(row, target.items, scales, &part.trail)
      let result = Result { () throws(Fault) in try response(row, target, of: file, answers, &part) }
      switch result {
      case .success(let response): part.responses.append(response)
      case .failure(let fault): part.trail.rejects.append(reject(row.origin, fault))
      }
    }
  }

  func reject(_ origin: Responses.Origin, _ fault: Fault) -> Reject {
    Reject(
      source: source.name, file: origin.file, line: origin.line, what: .response, code: fault.code,
      column: fault.column, arguments: fault.candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }

  func answers(
    _ row: Row, _ items: [Int], _ scales: [AnswerReader], _ trail: inout ReadingTrail
  ) -> [Int] {
    trail.account.answers += scales.count
    // By index: a pair would copy the reader for every cell.
    return items.indices.map { index in
      let column = items[index]
      let (code, fault) = scales[index].code(row.bytes(column))
      switch code {
      case AnswerCode.missing: trail.account.missing += 1
      case AnswerCode.notApplicable: trail.account.notApplicable += 1
      case AnswerCode.invalid: break  // booked with its reject
      default: trail.account.valid += 1
      }
      if let fault {
        trail.rejects.append(
          Reject(
            source: source.name, file: row.origin.file, line: row.origin.line, what: .answer, code: fault,
            column: row.columns.names[column]))
      }
      return code
    }
  }

  private func response(
    _ row: Row, _ target: ResponseColumns.Target, of file: ExportFile, _ answers: [Int], _ part: inout Part
  ) throws(Fault) -> Responses.Response {
    let rater = try self.rater(row, of: file, &part)
    let appraisee = try self.appraisee(row, target.appraisee, of: rater)
    if isMutual { try checkPeers(rater, appraisee) }
    let time = try self.time(row)
    let activity = row.columns.activity.map { part.activityNames.number(of: Identifier.cleaned(row.text($0))) }
    return Responses.Response(
      origin: row.origin, rater: rater, appraisee: appraisee, activity: activity ?? -1, time: time,
      sequence: sequence(row), answers: answers)
  }

  /// Number of the rater on the list that names them, else in the order of the file; or one of `Rater`.
  private func rater(_ row: Row, of file: ExportFile, _ part: inout Part) throws(Fault) -> Int {
    let column = row.columns.rater
    if column == nil, source.rater != .fileName { return source.isAnonymous ? Rater.anonymous : Rater.sole }
    let name = { column.map { row.columns.names[$0] } ?? "" }
    let text = column.map(row.text) ?? file.stem
    let match = if case .within = source.rater { list.match(wordOf: text) } else { list.match(text) }
    switch match {
    case .known(let number): return number
    case .unknown where isMutual: throw Fault(code: .raterUnknown, column: name())
    case .unknown where roster != nil: return Rater.stranger
    case .unknown(let id): return part.raterNames.number(of: id)
    case .broken(let code, let candidate): throw Fault(code: code, column: name(), candidate: candidate)
    }
  }

  func appraisee(
    _ row: Row, _ target: ResponseColumns.TargetAppraisee, of rater: Int
  ) throws(Fault) -> Int {
    let text: String
    switch target {
    case .column(let column): text = row.text(column)
    case .matrix(_, let id): text = id
    case .roster: return try assigned(row, rater)
    }
    return try appraisee(named: text)
  }

  /// The appraisee whom a cell names.
  func appraisee(named text: String) throws(Fault) -> Int {
    switch index.match(text) {
    case .known(let number): return number
    case .unknown: throw Fault(code: .appraiseeUnknown, column: source.appraisee.shown)
    case .broken(let code, let candidate):
      throw Fault(code: code, column: source.appraisee.shown, candidate: candidate)
    }
  }

  private func assigned(_ row: Row, _ rater: Int) throws(Fault) -> Int {
    guard rater != Rater.stranger, let roster else { throw Fault(code: .notOnRoster, column: "") }
    switch roster.assignment(of: rater) {
    case .one(let appraisee): return appraisee
    case .several:
      throw Fault(code: .appraiseeAmbiguous, column: row.columns.rater.map { row.columns.names[$0] } ?? "")
    }
  }

  /// Nobody reviews themselves, nor anyone of another college (IM2-6.4).
  private func checkPeers(_ rater: Int, _ appraisee: Int) throws(Fault) {
    if rater == appraisee { throw Fault(code: .selfRating, column: source.appraisee.shown) }
    guard people.people[rater].college == people.people[appraisee].college else {
      throw Fault(code: .outsideCollege, column: source.appraisee.shown)
    }
  }

  func time(_ row: Row) throws(Fault) -> CivilTime? {
    guard let column = row.columns.submitted else { return nil }
    do throws(TimeReader.Fault) {
      return try row.times.time(row.bytes(column))
    } catch {
      throw Fault(code: error.code, column: row.columns.names[column])
    }
  }

  private func times(
    _ file: ExportFile, _ column: Int?, of platform: Platform?, _ sample: [[String]]
  ) throws(Failure) -> (TimeReader, Finding?) {
    let format = source.format
    let usual = format.dateOrder ?? platform?.dateOrder ?? .monthFirst
    guard let column else { return (TimeReader(order: usual, zone: format.zone, policyZone: policyZone), nil) }
    let survey = DateOrderSurvey(
      folder: folder, file: file, format: format, wanted: source.allColumns, source: source.name)
    let (order, finding) = try survey.settle(column: column, of: platform, sample: sample)
    return (TimeReader(order: order, zone: format.zone, policyZone: policyZone), finding)
  }

  /// The platform's sequence number; one that cannot be read comes before all others.
  func sequence(_ row: Row) -> Int {
    guard let column = row.columns.sequence else { return Int.min }
    let text = Identifier.cleaned(row.text(column))
    return Identifier.isDigits(text) ? Int(text) ?? Int.min : Int.min
  }
}

/// Raters who are nobody on a list.
enum Rater {
  /// The only one there can be: an office, or the appraisee.
  static let sole = -1
  /// Not on the roster.
  static let stranger = -2
  /// One of whom nothing is known; each response is another's.
  static let anonymous = -3
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
