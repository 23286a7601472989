import Tabular

/// The columns of one file that a source reads.
struct ResponseColumns {
  let rater: Int?
  let activity: Int?
  let submitted: Int?
  let sequence: Int?
  let targets: [Target]
  /// The definition's words for each column, for rejects.
  let names: [String]

  /// Whether a record holds one response for each appraisee whose column is filled.
  var isMatrix: Bool { if case .matrix = targets.first?.appraisee { true } else { false } }

  /// A response of a record: a record has one, but in a matrix one for each appraisee's column.
  struct Target {
    let appraisee: TargetAppraisee
    let items: [Int]
  }

  enum TargetAppraisee {
    case column(Int)
    case roster
    /// A column of a matrix; `id` as its header has it.
    case matrix(column: Int, id: String)
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
    let targets = try ResponseColumns.targets(source, header)
    for case .matrix(let column, _) in targets.map(\.appraisee) { names[column] = source.appraisee.shown }
    self.targets = targets
    self.names = names
  }

  private static func targets(_ source: Source, _ header: ColumnResolver) throws(Failure) -> [Target] {
    var items: [Int] = []
    for case let column? in source.items.map(\.column) { items.append(try header.index(of: column) as Int) }
    switch source.appraisee {
    case .column(let column):
      return [Target(appraisee: .column(try header.index(of: column) as Int), items: items)]
    case .roster: return [Target(appraisee: .roster, items: items)]
    case .columns(let before, let after):
      return try header.between(before, after).map { column, id in
        Target(appraisee: .matrix(column: column, id: id), items: [column])
      }
    }
  }
}
