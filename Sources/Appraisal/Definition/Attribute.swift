/// A column of the people file that rules ask about.
struct Attribute: Sendable {
  let name: String
  let column: ColumnReference
  let kind: Kind
  /// The value that an empty cell means; nil if it means that nothing is known.
  let blank: AttributeValue?

  enum Kind: Sendable, Hashable {
    case number
    case date
    case text
    case oneOf([String])
  }

  /// Reads a cell, which has no blanks around it.
  ///
  /// - Parameter dates: the order of dates whose year comes last; nil if there are none.
  /// - Returns: the value, or the fault of a cell that has none; both nil for an empty cell that means nothing.
  func read(_ cell: String, dates: DateOrder?) -> (value: AttributeValue?, fault: RejectCode?) {
    if cell.isEmpty { return (blank, nil) }
    switch kind {
    case .text: return (.text(cell), nil)
    case .oneOf(let known): return known.contains(cell) ? (.text(cell), nil) : (nil, .notInScale)
    case .number: return AnswerValue(cell.utf8).map { (.number($0), nil) } ?? (nil, .notANumber)
    case .date: return CivilDate(cell: cell, dates).map { (.date($0), nil) } ?? (nil, .timeUnreadable)
    }
  }
}
