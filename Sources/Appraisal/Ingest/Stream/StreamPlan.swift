import Tabular

/// What each column of a line is read as, from left to right.
enum StreamCell: BitwiseCopyable {
  case passedOver
  case rater
  case appraisee
  case submitted
  case sequence
  /// Items that stand side by side, by their places in the source.
  case answers(first: Int32, count: Int32)
  /// Of a roster: the college, and what may say that somebody has left.
  case college
  case mark
}

/// Which cells of a line are read in place.
struct StreamPlan: Sendable {
  /// Up to the last that is wanted.
  let cells: [StreamCell]
  /// Fields behind those.
  let rest: Int

  /// Columns before those.
  let columns: Int

  /// - Parameter wanted: by column.
  init(_ wanted: [Int: StreamCell], width: Int) {
    columns = (wanted.keys.max() ?? -1) + 1
    rest = width - columns
    var cells: [StreamCell] = []
    for column in 0..<columns {
      let cell = wanted[column] ?? .passedOver
      if case .answers = cell, case .answers(let first, let count) = cells.last {
        cells[cells.count - 1] = .answers(first: first, count: count + 1)
      } else {
        cells.append(cell)
      }
    }
    self.cells = cells
  }

  /// nil: a column is asked for twice, or an item stands left of the one before.
  static func responses(_ columns: ResponseColumns, width: Int) -> StreamPlan? {
    guard columns.activity == nil, columns.targets.count == 1, let target = columns.targets.first,
      case .column(let appraisee) = target.appraisee, let rater = columns.rater, let submitted = columns.submitted
    else { return nil }
    var wanted: [(Int, StreamCell)] = [(rater, .rater), (appraisee, .appraisee), (submitted, .submitted)]
    if let sequence = columns.sequence { wanted.append((sequence, .sequence)) }
    guard target.items == target.items.sorted() else { return nil }
    wanted += target.items.enumerated().map { ($1, .answers(first: Int32($0), count: 1)) }
    let byColumn = Dictionary(wanted, uniquingKeysWith: { first, _ in first })
    return byColumn.count == wanted.count ? StreamPlan(byColumn, width: width) : nil
  }

  /// nil: a column is asked for twice.
  static func roster(_ columns: RosterReader.Columns, width: Int, readsColleges: Bool) -> StreamPlan? {
    var wanted: [(Int, StreamCell)] = [(columns.rater, .rater), (columns.appraisee, .appraisee)]
    if readsColleges, let college = columns.college { wanted.append((college, .college)) }
    wanted += Set(columns.exclusions.map(\.column)).map { ($0, .mark) }
    let byColumn = Dictionary(wanted, uniquingKeysWith: { first, _ in first })
    return byColumn.count == wanted.count ? StreamPlan(byColumn, width: width) : nil
  }
}
