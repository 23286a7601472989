/// What the people file says of an appraisee besides name and college: days away, a sanction, the day of appointment.
/// Rules of grades ask about it.
enum AttributeValue: Sendable, Hashable {
  case number(AnswerValue)
  case date(CivilDate)
  case text(String)

  /// The cell of a stage file; read back by the attribute's own reader.
  var text: String {
    switch self {
    case .number(let number): number.exact.plainDecimal
    case .date(let date): date.description
    case .text(let text): text
    }
  }
}
