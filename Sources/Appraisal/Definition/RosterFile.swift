/// The list of raters and the appraisees whom they are assigned to rate.
struct RosterFile: Sendable {
  let file: String
  let format: FileFormat
  let rater: ColumnReference
  let appraisee: ColumnReference
  let college: ColumnReference?
  let exclusions: [Exclusion]
  let inForce: InForce?

  var columns: [ColumnReference] {
    let single = [rater, appraisee, college, inForce?.from, inForce?.until].compactMap { $0 }
    return single + exclusions.map(\.column)
  }

  /// A value that takes a row out of the roster, with the reason that is reported.
  struct Exclusion: Sendable {
    let column: ColumnReference
    let value: String
    let reason: String
  }

  /// The day on which a row must be in force to count. Both dates of a row belong to it; a blank one is open.
  struct InForce: Sendable {
    let date: CivilDate
    let from: ColumnReference?
    let until: ColumnReference?

    static let notYet = "not-yet-assigned"
    static let noLonger = "no-longer-assigned"
    static let reasons = [notYet, noLonger]
  }
}
