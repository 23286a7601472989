/// One column of a stage file, declared once for both directions: the cell that a row is written as, and what is read back
/// from it.
struct StageColumn<Row> {
  let name: String
  let cell: (Row) -> String
  /// Puts what a cell says into a row.
  ///
  /// - Returns: false for a cell that no run of this program wrote.
  let read: (_ cell: String, _ row: inout Row) -> Bool
}

extension StageColumn {
  /// A column of any values.
  ///
  /// - Parameter value: reads what `text` has written; returns nil for a damaged cell.
  static func column<Value>(
    _ name: String, _ path: WritableKeyPath<Row, Value>, text: @escaping (Value) -> String,
    value: @escaping (String) -> Value?
  ) -> Self {
    StageColumn(name: name, cell: { text($0[keyPath: path]) }) { cell, row in
      guard let value = value(cell) else { return false }
      row[keyPath: path] = value
      return true
    }
  }

  /// A column of values that are written as they describe themselves.
  static func value<Value: LosslessStringConvertible>(_ name: String, _ path: WritableKeyPath<Row, Value>) -> Self {
    column(name, path, text: { $0.description }, value: { Value($0) })
  }

  /// A column of such values, blank where there is none.
  static func optional<Value: LosslessStringConvertible>(_ name: String, _ path: WritableKeyPath<Row, Value?>) -> Self {
    column(name, path, text: { $0?.description ?? "" }, value: { $0.isEmpty ? .some(nil) : Value($0).map { $0 } })
  }

  /// A column of codes.
  static func code<Code: RawRepresentable<String>>(_ name: String, _ path: WritableKeyPath<Row, Code>) -> Self {
    column(name, path, text: \.rawValue, value: { Code(rawValue: $0) })
  }

  /// A column of codes, blank where there is none.
  static func code<Code: RawRepresentable<String>>(_ name: String, _ path: WritableKeyPath<Row, Code?>) -> Self {
    column(
      name, path, text: { $0?.rawValue ?? "" }, value: { $0.isEmpty ? .some(nil) : Code(rawValue: $0).map { $0 } })
  }

  /// A column of indices, written as the names that have them.
  static func index(_ name: String, _ path: WritableKeyPath<Row, Int>, among names: [String]) -> Self {
    let indices = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    return column(name, path, text: { names[$0] }, value: { indices[$0] })
  }

  /// A column of indices, written as the names that have them, blank where there is none.
  static func index(_ name: String, _ path: WritableKeyPath<Row, Int?>, among names: [String]) -> Self {
    column(
      name, path, text: { $0.map { names[$0] } ?? "" },
      value: { cell in cell.isEmpty ? .some(nil) : names.firstIndex(of: cell).map { $0 } })
  }

  /// A column of lists of indices, written as names with blanks between them. A cell that is a single name with a blank in
  /// it is one.
  static func indices(_ name: String, _ path: WritableKeyPath<Row, [Int]>, among names: [String]) -> Self {
    column(name, path, text: { $0.map { names[$0] }.joined(separator: " ") }) { cell in
      if let index = names.firstIndex(of: cell) { return [index] }
      let words = cell.split(separator: " ")
      let indices = words.compactMap { names.firstIndex(of: String($0)) }
      return indices.count == words.count ? indices : nil
    }
  }

  /// The column of appraisees, written as their ids.
  static func appraisee(_ path: WritableKeyPath<Row, Int>, of people: Appraisees) -> Self {
    column("appraisee_id", path, text: { people[$0].id }, value: { people.index(of: $0) })
  }

  /// Columns of the texts that a message is filled with. Blank cells at the end are absent texts; a blank cell before
  /// others is an empty one.
  static func arguments(_ count: Int, _ path: WritableKeyPath<Row, [String]>) -> [Self] {
    (0..<count).map { index in
      StageColumn(
        name: "argument_\(index + 1)",
        cell: { $0[keyPath: path].indices.contains(index) ? $0[keyPath: path][index] : "" },
        read: { cell, row in
          if cell.isEmpty { return true }
          while row[keyPath: path].count < index { row[keyPath: path].append("") }
          row[keyPath: path].append(cell)
          return true
        })
    }
  }

  /// Columns of answer codes, one for each item.
  static func answers(_ items: [Item], _ path: WritableKeyPath<Row, [Int]>) -> [Self] {
    items.enumerated().map { index, item in
      StageColumn(name: item.id, cell: { StageAnswer.text($0[keyPath: path][index], item.scale) }) { cell, row in
        guard let code = StageAnswer.code(cell, item.scale) else { return false }
        row[keyPath: path].append(code)
        return true
      }
    }
  }
}

/// Answers in stage files: valid ones as they are published, the others under marks that no scale may use.
enum StageAnswer {
  static let notApplicable = "#n/a"
  static let invalid = "#invalid"

  static func text(_ code: Int, _ scale: Scale) -> String {
    switch code {
    case AnswerCode.missing: ""
    case AnswerCode.notApplicable: notApplicable
    case AnswerCode.invalid: invalid
    default: scale.text(of: code)
    }
  }

  /// - Returns: nil for a text that is no answer of the scale.
  static func code(_ text: String, _ scale: Scale) -> Int? {
    switch text {
    case "": AnswerCode.missing
    case notApplicable: AnswerCode.notApplicable
    case invalid: AnswerCode.invalid
    default:
      if case .labels(let labels) = scale.kind {
        labels.firstIndex { $0.label == text }
      } else {
        AnswerValue(text).flatMap { scale.lowest <= $0 && $0 <= scale.highest ? $0.millionths : nil }
      }
    }
  }
}
