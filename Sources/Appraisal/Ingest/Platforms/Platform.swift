/// A survey platform, by what its exports look like. To add one, describe it in `PlatformCatalog`.
struct Platform: Sendable {
  enum Name: String, Sendable, CaseIterable {
    /// Any table with a header.
    case plain
    case wenjuanxing, wenjuan, tencent, jinshuju
    case microsoftForms = "microsoft-forms"
    case limesurvey
    case qualtrics
    case qualtricsLegacy = "qualtrics-legacy"
    case surveymonkey
    case googleForms = "google-forms"
    case moodle, redcap, kobo, teammates
  }

  let name: Name
  /// What the platform calls itself, for messages.
  let title: Wording
  /// Any of these tells it.
  let signatures: [Signature]
  /// Records that make up the header.
  var headerRows = 1
  /// How the names of columns come out of the header.
  var naming = HeaderNaming.asWritten
  /// Columns that the platform adds to the answers, by the names that they can have.
  var metadata: [Metadata: [String]] = [:]
  /// Cells that say that there is no answer: left blank, skipped by branching, not shown.
  var missing: [String] = []
  /// What stands around the open text of an option that was chosen: `其他〖…〗`.
  var openText: (open: String, close: String)?
  /// Between the options that were chosen in one cell.
  var separator: String?
  /// Whether the numbers of options are written as `1.0`.
  var writesWholeNumbersWithPoint = false
  /// In dates such as `9/6/2018`.
  var dateOrder: DateOrder?
  /// Whether records end at their last answer.
  var endsRecordsEarly = false
  /// What stands in the first cell above each table, where a file holds several.
  var tableMark: String?

  /// What the platform itself records of a response.
  enum Metadata: String, Sendable, CaseIterable {
    case sequence, started, submitted, duration, rater
  }

  /// What the header of a platform's exports can be told by; letters may be large or small.
  enum Signature: Sendable {
    /// So many of these stand in it.
    case has(Int, of: [String])
    /// It begins with these, and the row below it, where that matters, with those.
    case begins([String], over: [String] = [])
  }
}

extension Platform.Signature {
  /// How many names of a header row speak for the platform; nil: it is another's.
  func match(_ row: [String], over below: [String] = []) -> Int? {
    let names = row.map(Platform.Signature.folded)
    switch self {
    case .has(let least, let wanted):
      let count = Set(wanted.map(Platform.Signature.folded)).intersection(names).count
      return count >= least ? count : nil
    case .begins(let wanted, let wantedBelow):
      let isBelow = below.map(Platform.Signature.folded).starts(with: wantedBelow.map(Platform.Signature.folded))
      return isBelow && names.starts(with: wanted.map(Platform.Signature.folded)) ? wanted.count : nil
    }
  }

  /// `id. Response ID`, as LimeSurvey writes with code and text, counts as `id`.
  private static func folded(_ name: String) -> String { HeaderNaming.code(of: name).lowercased() }
}
