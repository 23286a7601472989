/// A share of a whole, in whole numbers: nine of ten. All limits by which something is taken for one thing or another.
struct Threshold: Sendable {
  private let part: Int
  private let whole: Int

  private init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// - Returns: whether `count` is at least this share of `all`: 9 of 10 reach nine tenths, 8 of 10 do not.
  func isReached(by count: Int, of all: Int) -> Bool { count * whole >= all * part }

  /// - Returns: whether `count` is more than this share of `all`: 6 of 10 exceed a half, 5 of 10 do not.
  func isExceeded(by count: Int, of all: Int) -> Bool { count * whole > all * part }

  /// - Returns: whether a share, from 0 to 1, is at least this one.
  func isReached(by share: Double) -> Bool { share >= Double(part) / Double(whole) }

  // MARK: - Delimiters and headers

  /// Records at the top whose cells are searched for other delimiters: enough to see one, few enough to be quick.
  static let searchedRecords = 5
  /// Cells that begin or end with another delimiter are split by the wrong one.
  static let frayedCells = Threshold(1, of: 4)
  /// A factor that puts a candidate with frayed cells below one whose records agree, and above one that never splits.
  static let frayedFactor = 0.1
  /// Of two delimiters whose records agree equally well, the one with more columns is likelier: a thousandth for each
  /// column, at most a fifth, so that it cannot outweigh a fifth of the records that disagree.
  static let columnsPerBonus = 1000.0
  static let mostBonus = 0.2
  /// A header may lack the names of a few columns.
  static let nearlyFull = Threshold(2, of: 3)
  /// If more cells of a row occur again below, it is a record.
  static let repeatedCells = Threshold(1, of: 2)
  /// Records below a row that are compared with it.
  static let comparedRecords = 20
  /// If so many cells below have the form of an id, the column holds ids, and so does the row.
  static let sameForm = Threshold(4, of: 5)
  /// If so many cells below have the same text, it is a value, for a name of a column does not come again.
  static let sameText = Threshold(1, of: 4)
  /// Shorter ids have no form that tells them from words.
  static let shortestForm = 4

  // MARK: - Cells

  /// Numbers of fewer digits are marks, years or counts; ids have five or more, and are never names of columns.
  static let digitsOfID = 5
  /// Longer runs of letters and digits are keys of machines, and shorter ones are words.
  static let codeLength = 3...64
  /// Mail addresses are rarely longer; sentences with an `@` are.
  static let longestAddress = 100
  /// From `9/6/18` to a stamp with a zone and the name of a day.
  static let stampLength = 6...40
  /// Bytes of a value; longer ones are prose, of which only the hash is kept.
  static let longestValue = 200

  // MARK: - Memory and time

  /// Values that are kept of a file, over all its columns.
  static let valuesOfFile = 400_000
  /// Values that are kept of one column; fewer if it is one of many.
  static let valuesOfColumn = 20...2000
  /// Cells after which a column with fewer than half stamps is taken for no column of times: parsing takes time.
  static let triedStamps = 200
  /// Offsets from UTC that are counted; a clock has one, or two with summer time.
  static let countedZones = 100
  /// No question asks to rank more than forty things; comparing more columns would only take time.
  static let mostRanks = 40

  // MARK: - Types of columns

  /// The other cells are typing errors, or remarks in place of a value.
  static let ofOneType = Threshold(9, of: 10)
  /// Ids are typed by hand more often than numbers, and damaged by spreadsheets.
  static let identifiers = Threshold(4, of: 5)
  /// Labels are chosen from a list, which has at most sixty entries (colleges, say), each chosen three times or more on
  /// average; two different values are labels however rare they are.
  static let mostLabels = 60
  static let labelRepetition = 3.0
  static let alwaysLabels = 2
  /// In a multiple choice, at least so many choose more than one option.
  static let joinedCells = Threshold(1, of: 5)
  /// Options come again, so that most parts are ones that occur three times or more; those of prose do not.
  static let commonParts = Threshold(1, of: 2)
  static let rarePart = 2
  /// Fewer numbers in a row may be chance.
  static let fewestConsecutive = 5
  /// A fifth of the numbers may be missing from a sequence: responses that were deleted.
  static let numbersPerGap = 5

  // MARK: - Roles of columns

  /// A matrix reviews at least three colleagues; two headers that end in an id may be chance.
  static let fewestMatrixRows = 3
  /// A row of a matrix that is no id may be a remark.
  static let matrixRows = Threshold(4, of: 5)
  /// In fewer rows, answers without a repetition may be chance.
  static let fewestRankedRows = 5
  /// The options of a multiple choice are ticks; others are texts to fill in.
  static let ticks = Threshold(1, of: 2)

  // MARK: - Kinds of files

  /// One row in ten may be entered twice in a list whose rows are otherwise about different persons.
  static let repetitionOfKey = 1.1
  /// An appraisee has a fifth more rows than one: several raters are assigned to them, or a ledger has several records.
  static let repetitionOfAppraisee = 1.2
  /// Rows for each appraisee over all files: with one and a half on average, several raters judged most of them.
  static let repetitionOverall = 1.5
  /// Rows for each appraisee in the file of one rater: hardly more than one, for a few may be judged twice.
  static let repetitionInFile = 1.25
  /// A file or two of another kind may be among those that are a rater's each.
  static let filesOfOneRater = Threshold(4, of: 5)
  /// Score sheets have more items than columns about persons, lists fewer.
  static let mostlyItems = Threshold(1, of: 2)
  /// A list of people lacks those who came later, but ids of another kind match by chance only.
  static let idsOnList = Threshold(3, of: 5)
  /// The other raters of a file may be missing from the roster, or be on another one.
  static let ratersOnRoster = Threshold(1, of: 2)
  /// A roster of one college of several still belongs to a file; chance matches do not.
  static let fewestOnRoster = Threshold(1, of: 5)

  // MARK: - Scales and periods

  /// A column of answers may have some that were typed wrong, one of prose has many.
  static let answersOnScale = Threshold(9, of: 10)
  /// The labels of a family are few, so that one of them is among the twenty commonest values of its column.
  static let commonestValues = 20
  /// A code that is rarer, and far from the others, was mistyped.
  static let rareCode = Threshold(1, of: 10)
  /// A column of marks may have two different numbers that were mistyped; with more, its limits are wider.
  static let mostOutliers = 2
  /// With fewer answers, an end of the scale that was never chosen is no surprise.
  static let manyAnswers = 30
  /// Tests of a form before an academic year, and answers after it, are rarer.
  static let stampsOfYear = Threshold(19, of: 20)
}
