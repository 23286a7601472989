import Tabular

/// One record of a list whose columns a definition names: ledgers and corrections.
struct MappedRecord {
  let batch: RecordBatch
  let record: Int
  let line: Int
  let columns: [ColumnReference: Int]

  /// The cell without the blanks around it.
  func text(_ column: ColumnReference) -> String {
    columns[column].map { AnswerReader.trimmed(batch.text(of: $0, in: record)) } ?? ""
  }

  /// Why a record cannot count, and the column that says so.
  struct Fault: Error {
    let code: RejectCode
    let column: ColumnReference
    var candidate: Origin?
  }

  /// The appraisee whom a column names.
  func appraisee(_ column: ColumnReference, among people: IDList) throws(Fault) -> Int {
    try people.appraisee(text(column), in: column)
  }
}

extension IDList {
  /// The appraisee whom a cell names.
  func appraisee(_ text: String, in column: ColumnReference) throws(MappedRecord.Fault) -> Int {
    try appraisee(match(text), in: column)
  }

  func appraisee(_ match: IDMatch, in column: ColumnReference) throws(MappedRecord.Fault) -> Int {
    switch match {
    case .known(let number): return number
    case .unknown: throw MappedRecord.Fault(code: .appraiseeUnknown, column: column)
    case .broken(let code, let candidate):
      throw MappedRecord.Fault(code: code, column: column, candidate: candidate)
    }
  }
}

extension ColumnResolver {
  /// The place of each of these columns in the record.
  func indices(of columns: [ColumnReference]) throws(Failure) -> [ColumnReference: Int] {
    var indices: [ColumnReference: Int] = [:]
    for column in columns { indices[column] = try index(of: column) as Int }
    return indices
  }
}
