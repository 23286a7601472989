/// The responses of one source, column by column; row `i` is one rater's record on one appraisee.
struct Responses: Sendable {
  /// Answers per response.
  let itemCount: Int
  /// Index of the file in `files`, and the line on which the record starts.
  private(set) var origins: [Origin] = []
  /// Rater number, meaningful within the source only; or one of `Rater`.
  private(set) var raters: [Int] = []
  private(set) var appraisees: [Int] = []
  /// Activity number, -1 where the export has none.
  private(set) var activities: [Int] = []
  private(set) var times: [CivilTime?] = []
  private(set) var sequences: [Int] = []
  /// `itemCount` answer codes a response.
  private(set) var answers: [Int] = []

  struct Origin: Sendable, Hashable {
    let file: String
    let line: Int
  }

  /// One row.
  struct Response: Sendable {
    let origin: Origin
    let rater: Int
    let appraisee: Int
    let activity: Int
    let time: CivilTime?
    let sequence: Int
    let answers: [Int]

    /// The same response with the numbers that hold across all files of the source.
    func with(rater: Int, activity: Int) -> Response {
      Response(
        origin: origin, rater: rater, appraisee: appraisee, activity: activity, time: time, sequence: sequence,
        answers: answers)
    }
  }

  init(itemCount: Int) { self.itemCount = itemCount }

  var count: Int { origins.count }

  mutating func append(_ response: Response) {
    origins.append(response.origin)
    raters.append(response.rater)
    appraisees.append(response.appraisee)
    activities.append(response.activity)
    times.append(response.time)
    sequences.append(response.sequence)
    answers += response.answers
  }

  subscript(row: Int) -> Response {
    Response(
      origin: origins[row], rater: raters[row], appraisee: appraisees[row], activity: activities[row],
      time: times[row], sequence: sequences[row], answers: Array(answers(of: row)))
  }

  func answers(of response: Int) -> ArraySlice<Int> { answers[response * itemCount..<(response + 1) * itemCount] }
}

/// The code of one answer: a valid one is 0 or more (index of the label, or the number in millionths), so that codes
/// compare as missing < not applicable < invalid < valid ascending.
enum AnswerCode {
  static let missing = -3
  static let notApplicable = -2
  static let invalid = -1
  static func isValid(_ code: Int) -> Bool { code >= 0 }

  /// Whether any of a response's answers says something, be it that the item does not apply.
  static func says(_ answers: some Sequence<Int>) -> Bool { answers.contains { isValid($0) || $0 == notApplicable } }
}

/// Who is assigned to rate whom in one source.
struct Roster: Sendable {
  struct Entry: Sendable, Hashable {
    let rater: Int
    let appraisee: Int
    let college: String
    /// Why the student has left the roster; empty: assigned.
    let exclusion: String
  }

  /// One a pair.
  var entries: [Entry] = []
}
