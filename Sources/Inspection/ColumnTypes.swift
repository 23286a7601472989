import Appraisal

extension InspectedColumn {
  /// Nine of ten: the others are typing errors, or remarks in place of a value.
  private static let mostStamps = Proportion(9, of: 10)
  private static let mostNumbers = 0.9
  /// Eight of ten: ids are typed by hand more often than numbers, and damaged by spreadsheets.
  private static let mostIdentifiers = 0.8
  /// Labels are chosen from a list, which has at most sixty entries (colleges, say), each chosen three times or more on
  /// average; two different values are labels however rare they are.
  private static let mostLabels = 60
  private static let labelRepetition = 3.0
  private static let alwaysLabels = 2
  /// A fifth: in a multiple choice, at least so many choose more than one option.
  private static let joinedCells = Proportion(1, of: 5)
  /// A half: options come again, so that most parts are ones that occur three times or more; those of prose do not.
  private static let commonParts = Proportion(1, of: 2)
  private static let rarePart = 2
  /// Fewer numbers in a row may be chance.
  private static let fewestConsecutive = 5
  /// A fifth of the numbers may be missing from a sequence: responses that were deleted.
  private static let gapsPerNumber = 5

  /// The type of a column by its values, whatever the header says.
  static func type(of profile: ColumnProfile, _ answers: DetectedScale?, _ platform: Platform?) -> ColumnType {
    if profile.values == 0 { return .blank }
    if case .labels? = answers?.kind { return .label }
    if case .codes? = answers?.kind { return .label }
    let times = profile.times
    if mostStamps.isReached(by: times.read, of: times.tried), times.read > 0 { return .time }
    let ids = profile.share { CellShape.isIdentifier(Identifier.cleaned($0)) || Identifier.damage($0) != nil }
    if ids >= mostIdentifiers { return .id }
    if profile.share(CellShape.isNumber) >= mostNumbers { return .number }
    if profile.share(CellShape.isDuration) >= mostNumbers { return .duration }
    if isSeveral(profile, platform) { return .several }
    if profile.isDistinctComplete, profile.distinct <= mostLabels,
      profile.repetition >= labelRepetition || profile.distinct <= alwaysLabels
    {
      return .label
    }
    return .text
  }

  /// Whether cells hold several options each: parts between separators that occur again and again.
  private static func isSeveral(_ profile: ColumnProfile, _ platform: Platform?) -> Bool {
    let separators = platform?.separator.map { [$0] } ?? ["┋", ";", "；", "|", ", "]
    return separators.contains { separator in
      var parts: [String: Int] = [:]
      var joined = 0
      for entry in profile.sample.entries.values where !entry.text.isEmpty {
        let pieces = entry.text.split(separator: separator)
        if pieces.count > 1 { joined += entry.count }
        for piece in pieces { parts[String(piece), default: 0] += entry.count }
      }
      let common = parts.values.filter { $0 > rarePart }.reduce(0, +)
      return joinedCells.isReached(by: joined, of: profile.values)
        && commonParts.isReached(by: common, of: parts.values.reduce(0, +))
    }
  }

  /// Whether the values are whole numbers one after the other, with few gaps.
  var isConsecutive: Bool {
    guard type == .number, profile.isNearlyDistinct, profile.values >= InspectedColumn.fewestConsecutive,
      profile.isDistinctComplete
    else { return false }
    let numbers = profile.sample.entries.values.compactMap { Int($0.text) }
    guard numbers.count == profile.distinct, let least = numbers.min(), let most = numbers.max() else { return false }
    return (most - least) <= numbers.count + numbers.count / InspectedColumn.gapsPerNumber
  }

  /// Whether the values are 0 and 1, or a single text for what was ticked.
  var isTick: Bool {
    let texts = Set(profile.sample.entries.values.map(\.text))
    return profile.isDistinctComplete && profile.values > 0
      && (texts.isSubset(of: ["0", "1", "0.0", "1.0"]) || texts.count == 1)
  }

  /// Whether the cells hold an id among other words.
  var holdsIdentifiers: Bool {
    type == .text && profile.share { CellShape.identifiers(in: $0).count == 1 } >= InspectedColumn.mostIdentifiers
  }
}
