/// A property of an appraisee in the people file besides name and college: days away, a sanction, the day of appointment.
/// Rules of grades ask about it.
enum AttributeValue: Sendable, Hashable {
  case number(AnswerValue)
  case date(CivilDate)
  case text(String)

  /// The value as a cell of a stage file, which `Attribute.read` reads back.
  var text: String {
    switch self {
    case .number(let number): number.description
    case .date(let date): date.description
    case .text(let text): text
    }
  }
}
