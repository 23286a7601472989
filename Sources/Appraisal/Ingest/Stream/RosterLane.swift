import Tabular

/// Reads the roster in a part of a file: plain lines in place, the others as `RosterReader` does.
final class RosterLane: StreamLane, @unchecked Sendable {
  private let reader: RosterReader
  private let columns: RosterReader.Columns
  private let label: String
  private(set) var rows: StreamedPairs
  private(set) var trail: ReadingTrail
  private(set) var recovered: [Int] = []
  /// Something was met that has no packed form.
  private(set) var givesWay = false

  init(_ reader: RosterReader, _ columns: RosterReader.Columns, rows: consuming StreamedPairs) {
    self.reader = reader
    self.columns = columns
    label = reader.definition.file
    self.rows = rows
    trail = ReadingTrail(source: reader.list)
  }

  func begin() {
    rows.clear()
    trail = ReadingTrail(source: reader.list)
    recovered.removeAll(keepingCapacity: true)
  }

  func read(lines bytes: UnsafeRawBufferPointer, endsHere: Bool, line: Int) -> PlainLines {
    unsafe rows.read(lines: bytes, endsHere: endsHere, line: line)
  }

  func read(opening bytes: UnsafeRawBufferPointer, line: Int) -> PlainOpening? {
    unsafe rows.read(opening: bytes, line: line)
  }

  func takeBack() { rows.takeBack() }

  func end() {
    rows.findAppraisees { id, pair in
      do throws(RosterReader.Fault) {
        // What is wrong with the rater's id comes first.
        if let code = Identifier.damage(pair.rater.text) {
          throw RosterReader.Fault(code: code, column: reader.definition.rater)
        }
        return try reader.people.appraisee(id, in: reader.definition.appraisee)
      } catch {
        trail.rejects.append(reader.reject(error, Int(pair.line)))
        return nil
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
      let line = batch.position(of: record).line
      do throws(RosterReader.Fault) {
        try read(batch, record, line)
      } catch {
        trail.rejects.append(reader.reject(error, line))
      }
    }
  }

  private func read(_ batch: RecordBatch, _ record: Int, _ line: Int) throws(RosterReader.Fault) {
    let entry = try reader.entry(batch, record, columns)
    guard let word = IdentifierWord(entry.rater.utf8), rows.append(entry, word, line) else { return givesWay = true }
  }
}
