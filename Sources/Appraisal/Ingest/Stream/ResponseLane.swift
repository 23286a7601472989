import Tabular

/// A response on its way to where its rater's others are.
struct StreamedResponse: BitwiseCopyable {
  var rater: IdentifierWord
  var appraisee: UInt32
  var time: UInt32
  /// 0: none that can be read; else one more than the platform's number.
  var sequence: UInt32
  /// Within the part.
  var line: UInt32
  /// Why it does not count whoever the rater is: one of `StreamedFault`, or an index behind those.
  var fault: UInt32
}

/// What is already known to be wrong with a response.
enum StreamedFault {
  static let none: UInt32 = 0
  static let outsidePeriod: UInt32 = 1
  static let noAnswer: UInt32 = 2
  /// From here on: faults of ids and times, which come before all others but the rater's.
  static let listed: UInt32 = 3
}

/// Reads the responses of a part of a file: plain lines in place, the others as `ResponseReader` does.
final class ResponseLane: StreamLane, @unchecked Sendable {
  private let reader: ResponseReader
  private let columns: ResponseColumns
  private let times: TimeReader
  private let scales: [AnswerReader]
  private let packing: AnswerPacking
  private let label: String
  private(set) var rows: StreamedRows
  /// What was read of this part; lines count from 0.
  private(set) var trail: ReadingTrail
  private(set) var faults: [ResponseReader.Fault] = []
  private(set) var recovered: [Int] = []
  /// Something was met that has no packed form.
  private(set) var givesWay = false

  init(
    _ reader: ResponseReader, _ file: ResponseReader.Opened, _ label: String, _ packing: AnswerPacking,
    rows: consuming StreamedRows
  ) {
    self.reader = reader
    columns = file.columns
    times = file.times
    scales = file.scales
    self.label = label
    self.packing = packing
    self.rows = rows
    trail = ReadingTrail(source: reader.source.name)
  }

  func begin() {
    rows.clear()
    trail = ReadingTrail(source: reader.source.name)
    faults.removeAll(keepingCapacity: true)
    recovered.removeAll(keepingCapacity: true)
    givesWay = false
  }

  func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines {
    unsafe rows.read(lines: bytes, endsHere: endsHere, line: line)
  }

  func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening? {
    unsafe rows.read(opening: bytes, line: line)
  }

  func takeBack() { rows.takeBack() }

  func end() {
    rows.findAppraisees { id in
      do throws(ResponseReader.Fault) {
        return .success(try reader.appraisee(named: id))
      } catch {
        faults.append(error)
        return .failure(StreamedRows.UnlistedAppraisee(fault: StreamedFault.listed + UInt32(faults.count - 1)))
      }
    }
    rows.close(&trail.account)
  }

  func read(_ batch: RecordBatch) {
    recovered += batch.recovered.map(\.line)
    trail.reject(batch.faults, in: label)
    for record in 0..<batch.count {
      if unsafe batch.readsInPlace(record, { unsafe rows.read(record: $0, line: $1) }) { continue }
      trail.account.records += 1
      let origin = Responses.Origin(file: label, line: batch.position(of: record).line)
      read(ResponseReader.Row(batch: batch, record: record, origin: origin, columns: columns, times: times))
    }
  }

  /// Reads a record that libcsv has split.
  private func read(_ row: ResponseReader.Row) {
    trail.account.parsed += 1
    trail.account.responses += 1
    guard let target = columns.targets.first, let rater = columns.rater else { return }
    let answers = reader.answers(row, target.items, scales, &trail)
    let id = Identifier.cleaned(row.text(rater))
    // Who has no word is on no list.
    guard let word = IdentifierWord(asked: id.utf8) else {
      return trail.rejects.append(reader.reject(row.origin, stranger(row, target, rater, id)))
    }
    var response = StreamedResponse(
      rater: word, appraisee: 0, time: 0, sequence: 0, line: UInt32(row.origin.line), fault: StreamedFault.none)
    do throws(ResponseReader.Fault) {
      try fill(&response, row, target)
      if response.fault == StreamedFault.none, !AnswerCode.says(answers) { response.fault = StreamedFault.noAnswer }
    } catch {
      response.fault = StreamedFault.listed + UInt32(faults.count)
      faults.append(error)
    }
    if !append(response, answers) { givesWay = true }
  }

  private func fill(
    _ response: inout StreamedResponse, _ row: ResponseReader.Row, _ target: ResponseColumns.Target
  ) throws(ResponseReader.Fault) {
    response.appraisee = UInt32(try reader.appraisee(row, target.appraisee, of: Rater.stranger))
    guard let time = try reader.time(row), let packed = PackedTime.packed(time), rows.isInPeriod(packed) else {
      return response.fault = StreamedFault.outsidePeriod
    }
    response.time = packed
    let sequence = reader.sequence(row)
    guard sequence == Int.min || sequence < Int(UInt32.max) else { return givesWay = true }
    response.sequence = sequence == Int.min ? 0 : UInt32(sequence) + 1
  }

  private func append(_ response: StreamedResponse, _ answers: [Int]) -> Bool {
    var packed: [UInt8] = []
    for (item, code) in answers.enumerated() {
      guard let answer = packing.packed(code, item: item) else { return false }
      packed.append(answer)
    }
    rows.append(response, packed)
    return true
  }

  /// What is wrong with the response of somebody who cannot be on the roster.
  private func stranger(
    _ row: ResponseReader.Row, _ target: ResponseColumns.Target, _ rater: Int, _ id: String
  ) -> ResponseReader.Fault {
    if let code = id.isEmpty ? .idMissing : Identifier.damage(id) {
      return ResponseReader.Fault(code: code, column: columns.names[rater])
    }
    do throws(ResponseReader.Fault) {
      _ = try reader.appraisee(row, target.appraisee, of: Rater.stranger)
      guard let time = try reader.time(row), let packed = PackedTime.packed(time), rows.isInPeriod(packed) else {
        return ResponseReader.Fault(code: .outsidePeriod, column: reader.source.columns.submitted?.shown ?? "")
      }
      return ResponseReader.Fault(code: .notOnRoster, column: "")
    } catch {
      return error
    }
  }
}
