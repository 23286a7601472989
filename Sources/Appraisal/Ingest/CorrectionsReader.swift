import Tabular

/// Reads the file of corrections. What it asks for must be something there is, approved and dated; whether the old value
/// is the one on record is told when everything is worked out.
struct CorrectionsReader {
  let file: CorrectionFile
  let definition: Definition
  let folder: InputFolder
  let people: IDList
  static let source = "corrections"

  private typealias Fault = MappedRecord.Fault

  /// - Returns: nil where the file is not there: nothing has been asked for.
  func read() throws(Failure) -> (corrections: [Correction], trail: ReadingTrail)? {
    guard folder.has(file.file) else { return nil }
    var trail = ReadingTrail(source: CorrectionsReader.source)
    var corrections: [Correction] = []
    let reader = try ExportReader(
      folder: folder, file: ExportFile(file.file), format: file.format, wanted: file.columns,
      source: CorrectionsReader.source)
    let columns = try reader.columns.indices(of: file.columns)
    try reader.forEachRecord { batch, record, line throws(Failure) in
      trail.account.parsed += 1
      trail.account.responses += 1
      let row = MappedRecord(batch: batch, record: record, line: line, columns: columns)
      let result = Result { () throws(Fault) in try correction(row) }
      switch result {
      case .success(let correction): corrections.append(correction)
      case .failure(let fault): trail.rejects.append(reject(fault, at: line))
      }
    }
    try trail.close(reader)
    return (settle(corrections, &trail), trail)
  }

  private func correction(_ row: MappedRecord) throws(Fault) -> Correction {
    let appraisee = try row.appraisee(file.appraisee, among: people)
    guard let what = Correction.Subject(row.text(file.what), in: definition) else {
      throw Fault(code: .correctionUnknown, column: file.what)
    }
    for column in [file.reason, file.approvedBy] where row.text(column).isEmpty {
      throw Fault(code: .correctionIncomplete, column: column)
    }
    guard let date = CivilDate(cell: row.text(file.date), file.format.dateOrder) else {
      throw Fault(code: .timeUnreadable, column: file.date)
    }
    return Correction(
      line: row.line, appraisee: appraisee, what: what, old: row.text(file.old), new: try new(what, row.text(file.new)),
      reason: row.text(file.reason), approvedBy: row.text(file.approvedBy), date: date)
  }

  /// A value that the thing can have, as it will be published.
  private func new(_ what: Correction.Subject, _ text: String) throws(Fault) -> String {
    if what == .grade {
      guard definition.grading?.levels.contains(where: { $0.label == text }) ?? false else {
        throw Fault(code: .notInScale, column: file.new)
      }
      return text
    }
    guard let value = Rational(decimal: text) else { throw Fault(code: .notANumber, column: file.new) }
    let published = Published(value, decimals: definition.rounding.scores, mode: .down)
    guard !value.isNegative, value <= highest(what), published.value == value else {
      throw Fault(code: .outOfRange, column: file.new)
    }
    return published.text
  }

  private func highest(_ what: Correction.Subject) -> Rational {
    guard let composite = definition.composite else { return .zero }
    let parts = composite.allParts
    guard case .component(let path) = what else {
      return parts.filter(\.isExtra).reduce(composite.total) { $0 + $1.weight }
    }
    return composite.unit == .points ? parts.first { $0.path == path }?.weight ?? .zero : .hundred
  }

  /// One correction of a thing: the same again is a repetition, two different ones cancel each other.
  private func settle(_ corrections: [Correction], _ trail: inout ReadingTrail) -> [Correction] {
    var kept: [Correction] = []
    for correction in corrections {
      let others = corrections.filter { $0.appraisee == correction.appraisee && $0.what == correction.what }
      guard let first = others.first else { continue }
      if !others.allSatisfy({ $0.isSame(as: first) }) {
        trail.rejects.append(reject(Fault(code: .conflictingDuplicate, column: file.what), at: correction.line))
      } else if correction.line == first.line {
        kept.append(correction)
      } else {
        trail.rejects.append(reject(Fault(code: .repeated, column: file.what), at: correction.line))
      }
    }
    return kept
  }

  private func reject(_ fault: Fault, at line: Int) -> Reject {
    Reject(
      source: CorrectionsReader.source, file: file.file, line: line, what: .correction, code: fault.code,
      column: fault.column.shown, arguments: fault.candidate.map { [$0.file, "\($0.line)"] } ?? [])
  }
}

extension Correction {
  fileprivate func isSame(as other: Correction) -> Bool {
    (old, new, reason, approvedBy) == (other.old, other.new, other.reason, other.approvedBy) && date == other.date
  }
}
