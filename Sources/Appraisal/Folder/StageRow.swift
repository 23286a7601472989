/// A row of a stage file, whose cells are read back into values.
///
/// Methods throw `Failure` of kind `dataUnusable` for a cell that no run of this program wrote.
struct StageRow {
  let folder: StageFolder
  let table: String
  let header: [String]
  let cells: [String]

  /// The cell of a column; empty if the table has no such column.
  func text(_ column: String) -> String {
    header.firstIndex(of: column).map { cells[$0] } ?? ""
  }

  func int(_ column: String) throws(Failure) -> Int {
    guard let value = Int(text(column)) else { throw folder.broken(table, column) }
    return value
  }

  func rational(_ column: String) throws(Failure) -> Rational {
    guard let value = Rational(text(column)) else { throw folder.broken(table, column) }
    return value
  }

  /// - Returns: nil for a blank cell.
  func optionalInt(_ column: String) throws(Failure) -> Int? { text(column).isEmpty ? nil : try int(column) }
  /// - Returns: nil for a blank cell.
  func optionalRational(_ column: String) throws(Failure) -> Rational? {
    text(column).isEmpty ? nil : try rational(column)
  }

  func code<Code: RawRepresentable<String>>(_ column: String, _ type: Code.Type) throws(Failure) -> Code {
    guard let code = Code(rawValue: text(column)) else { throw folder.broken(table, column) }
    return code
  }

  /// - Returns: nil for a blank cell.
  func optionalCode<Code: RawRepresentable<String>>(_ column: String, _ type: Code.Type) throws(Failure) -> Code? {
    text(column).isEmpty ? nil : try code(column, type)
  }

  /// The index of the cell among names of the definition; nil for a blank cell.
  func optionalIndex(_ column: String, of names: [String]) throws(Failure) -> Int? {
    text(column).isEmpty ? nil : try indices(column, of: names).first
  }

  /// The indices of names that blanks separate in the cell. A cell that is a single name with a blank in it is one.
  func indices(_ column: String, of names: [String]) throws(Failure) -> [Int] {
    if let index = names.firstIndex(of: text(column)) { return [index] }
    var indices: [Int] = []
    for word in text(column).split(separator: " ") {
      guard let index = names.firstIndex(of: String(word)) else { throw folder.broken(table, column) }
      indices.append(index)
    }
    return indices
  }

  /// Index of the appraisee of the row.
  func appraisee(_ people: Appraisees) throws(Failure) -> Int {
    guard let index = people.index(of: text("appraisee_id")) else { throw folder.broken(table, "appraisee_id") }
    return index
  }
}

extension StageFolder {
  /// Reads the rows of a table, whose header must be exactly `header`.
  func table(_ name: String, _ header: [String]) throws(Failure) -> [StageRow] {
    try rows(of: name, header).map { StageRow(folder: self, table: name, header: header, cells: $0) }
  }
}
