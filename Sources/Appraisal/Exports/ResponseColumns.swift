import Tabular

/// The columns of one file that a source reads.
struct ResponseColumns {
  let rater: Int?
  let activity: Int?
  let submitted: Int?
  let sequence: Int?
  let appraisee: Appraisee
  /// Of the items in their order; none in a matrix.
  let items: [Int]
  /// The definition's words for each column, for rejects.
  let names: [String]

  /// Where a record says whom a response is about.
  enum Appraisee {
    case column(Int)
    case roster
    /// A column each, and the id in its header: a record holds a response for each that is filled.
    case matrix([(column: Int, text: String)])
  }

  init(_ source: Source, _ header: ColumnResolver) throws(Failure) {
    rater = try header.index(of: source.rater.column)
    activity = try header.index(of: source.columns.activity)
    submitted = try header.index(of: source.columns.submitted)
    sequence = try header.index(of: source.columns.sequence)
    var known = [source.rater.column, source.columns.activity, source.columns.submitted, source.columns.sequence]
    known += source.items.map(\.column)
    if case .column(let column) = source.appraisee { known.append(column) }
    var names = try header.names(known)
    var items: [Int] = []
    for case let column? in source.items.map(\.column) { items.append(try header.index(of: column) as Int) }
    appraisee = try ResponseColumns.appraisee(source, header)
    if case .matrix(let columns) = appraisee {
      items = []
      for (column, _) in columns { names[column] = source.appraisee.shown }
    }
    self.items = items
    self.names = names
  }

  private static func appraisee(_ source: Source, _ header: ColumnResolver) throws(Failure) -> Appraisee {
    switch source.appraisee {
    case .column(let column): .column(try header.index(of: column) as Int)
    case .roster: .roster
    case .columns(let before, let after): .matrix(try header.between(before, after))
    }
  }
}
