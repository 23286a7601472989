/// The persons or things to each of whom a duty is owed: classes, students, themes, places.
struct DutyTarget: Sendable {
  let name: String
  let members: Members
  /// Whether shortfalls name the members; persons are counted only.
  let showsNames: Bool

  enum Members: Sendable {
    /// Members that are the same for every appraisee.
    case list([String])
    /// Members that a file assigns to each appraisee.
    case file(RosterFile)
  }
}
