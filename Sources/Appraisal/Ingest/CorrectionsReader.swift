import Tabular

/// Reads the file of corrections. What it asks for must be something there is, approved and dated; whether the old value
/// is the one on record is told when everything is worked out.
struct CorrectionsReader {
  let file: CorrectionFile
  let definition: Definition
  let folder: InputFolder
  let people: IDList

  /// - Returns: nil where the file is not there: nothing has been asked for.
  func read() throws(Failure) -> (corrections: [Correction], trail: ReadingTrail)? {
    guard folder.has(file.file) else { return nil }
    var trail = ReadingTrail(source: Source.corrections)
    var corrections: [Correction] = []
    let reader = try ExportReader(
      folder: folder, file: ExportFile(file.file), format: file.format, wanted: file.columns,
      source: Source.corrections)
    let columns = try reader.columns.indices(of: file.columns)
    try reader.forEachRecord { batch, record, line throws(Failure) in
      trail.account.parsed += 1
      trail.account.responses += 1
      do throws(CellFault) {
        let found = try correction(line) { column in
          columns[column].map { AnswerReader.trimmed(batch.text(of: $0, in: record)) } ?? ""
        }
        corrections.append(found)
      } catch {
        trail.rejects.append(reject(error, at: line))
      }
    }
    try trail.close(reader)
    return (settle(corrections, &trail), trail)
  }

  /// - Parameter text: the cell of a column without the blanks around it.
  private func correction(_ line: Int, _ text: (ColumnReference) -> String) throws(CellFault) -> Correction {
    let appraisee = try people.match(text(file.appraisee)).number(in: file.appraisee.shown, else: .appraiseeUnknown)
    guard let what = Correction.Subject(text(file.what), in: definition) else {
      throw CellFault(code: .correctionUnknown, column: file.what.shown)
    }
    for column in [file.reason, file.approvedBy] where text(column).isEmpty {
      throw CellFault(code: .correctionIncomplete, column: column.shown)
    }
    guard let date = CivilDate(cell: text(file.date), file.format.dateOrder) else {
      throw CellFault(code: .timeUnreadable, column: file.date.shown)
    }
    return Correction(
      line: line, appraisee: appraisee, what: what, old: text(file.old), new: try new(what, text(file.new)),
      reason: text(file.reason), approvedBy: text(file.approvedBy), date: date)
  }

  /// A value that the thing can have, as it will be published.
  private func new(_ what: Correction.Subject, _ text: String) throws(CellFault) -> String {
    if what == .grade {
      guard definition.grading?.levels.contains(where: { $0.label == text }) ?? false else {
        throw CellFault(code: .notInScale, column: file.new.shown)
      }
      return text
    }
    guard let value = Rational(decimal: text) else { throw CellFault(code: .notANumber, column: file.new.shown) }
    let published = Published(value, decimals: definition.rounding.scores, mode: .down)
    guard !value.isNegative, value <= highest(what), published.value == value else {
      throw CellFault(code: .outOfRange, column: file.new.shown)
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
        trail.rejects.append(
          reject(CellFault(code: .conflictingDuplicate, column: file.what.shown), at: correction.line))
      } else if correction.line == first.line {
        kept.append(correction)
      } else {
        trail.rejects.append(reject(CellFault(code: .repeated, column: file.what.shown), at: correction.line))
      }
    }
    return kept
  }

  private func reject(_ fault: CellFault, at line: Int) -> Reject {
    Reject(fault, source: Source.corrections, file: file.file, line: line, what: .correction)
  }
}

extension Correction {
  fileprivate func isSame(as other: Correction) -> Bool {
    (old, new, reason, approvedBy) == (other.old, other.new, other.reason, other.approvedBy) && date == other.date
  }
}
