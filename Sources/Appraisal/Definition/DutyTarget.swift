/// Whom or what a duty is owed to one by one: classes and students in charge, themes, places.
struct DutyTarget: Sendable {
  let name: String
  let members: Members
  /// Whether shortfalls name the members: persons are counted only.
  let showsNames: Bool

  enum Members: Sendable {
    /// The same for everybody.
    case list([String])
    /// Those whom a file assigns to the appraisee.
    case file(RosterFile)
  }
}
