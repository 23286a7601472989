/// Cells of stage files back to values; anything else than what was written is a damaged file.
struct StageRow {
  let folder: StageFolder
  let table: String
  let header: [String]
  let cells: [String]

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

  /// nil for a blank cell.
  func optionalInt(_ column: String) throws(Failure) -> Int? { text(column).isEmpty ? nil : try int(column) }
  func optionalRational(_ column: String) throws(Failure) -> Rational? {
    text(column).isEmpty ? nil : try rational(column)
  }

  func code<Code: RawRepresentable<String>>(_ column: String, _ type: Code.Type) throws(Failure) -> Code {
    guard let code = Code(rawValue: text(column)) else { throw folder.broken(table, column) }
    return code
  }

  func optionalCode<Code: RawRepresentable<String>>(_ column: String, _ type: Code.Type) throws(Failure) -> Code? {
    text(column).isEmpty ? nil : try code(column, type)
  }

  /// The place of a name among those of the definition; nil for a blank cell.
  func optionalIndex(_ column: String, of names: [String]) throws(Failure) -> Int? {
    text(column).isEmpty ? nil : try indices(column, of: names).first
  }

  /// The places of names separated by a blank; a label may hold one, and then stands alone.
  func indices(_ column: String, of names: [String]) throws(Failure) -> [Int] {
    if let index = names.firstIndex(of: text(column)) { return [index] }
    var indices: [Int] = []
    for word in text(column).split(separator: " ") {
      guard let index = names.firstIndex(of: String(word)) else { throw folder.broken(table, column) }
      indices.append(index)
    }
    return indices
  }

  func appraisee(_ people: Appraisees) throws(Failure) -> Int {
    guard let index = people.index(of: text("appraisee_id")) else { throw folder.broken(table, "appraisee_id") }
    return index
  }
}

extension StageFolder {
  /// The rows of a table with their cells by name.
  func table(_ name: String, _ header: [String]) throws(Failure) -> [StageRow] {
    try rows(of: name, header).map { StageRow(folder: self, table: name, header: header, cells: $0) }
  }
}
