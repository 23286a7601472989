import Appraisal

extension InspectedColumn {
  /// The type of a column by its values, whatever the header says.
  static func type(of profile: ColumnProfile, _ answers: DetectedScale?, _ platform: Platform?) -> ColumnType {
    if profile.values == 0 { return .blank }
    switch answers?.kind {
    case .labels, .codes: return .label
    case .numbers, nil: break
    }
    let times = profile.times
    if Threshold.ofOneType.isReached(by: times.read, of: times.tried), times.read > 0 { return .time }
    if profile.reaches(Threshold.identifiers, isIdentifier) { return .id }
    if profile.reaches(Threshold.ofOneType, CellShape.isNumber) { return .number }
    if profile.reaches(Threshold.ofOneType, CellShape.isDuration) { return .duration }
    if isSeveral(profile, platform) { return .several }
    return isLabel(profile) ? .label : .text
  }

  private static func isIdentifier(_ cell: String) -> Bool {
    CellShape.isIdentifier(Identifier.cleaned(cell)) || Identifier.damage(cell) != nil
  }

  private static func isLabel(_ profile: ColumnProfile) -> Bool {
    profile.isDistinctComplete && profile.distinct <= Threshold.mostLabels
      && (profile.repetition >= Threshold.labelRepetition || profile.distinct <= Threshold.alwaysLabels)
  }

  /// Whether cells hold several options each: parts between separators that occur again and again.
  private static func isSeveral(_ profile: ColumnProfile, _ platform: Platform?) -> Bool {
    let separators = platform?.separator.map { [$0] } ?? ["┋", ";", "；", "|", ", "]
    return separators.contains { separator in
      var parts: [Substring: Int] = [:]
      var joined = 0
      for entry in profile.entries.values {
        let pieces = entry.text.split(separator: separator)
        if pieces.count > 1 { joined += entry.count }
        for piece in pieces { parts[piece, default: 0] += entry.count }
      }
      let common = parts.values.filter { $0 > Threshold.rarePart }.reduce(0, +)
      return Threshold.joinedCells.isReached(by: joined, of: profile.values)
        && Threshold.commonParts.isReached(by: common, of: parts.values.reduce(0, +))
    }
  }

  /// Whether the values are whole numbers one after the other, with few gaps.
  var isConsecutive: Bool {
    guard type == .number, profile.isNearlyDistinct, profile.values >= Threshold.fewestConsecutive,
      profile.isDistinctComplete
    else { return false }
    let numbers = profile.texts.compactMap { Int($0) }
    guard numbers.count == profile.distinct, let least = numbers.min(), let most = numbers.max() else { return false }
    return most - least <= numbers.count + numbers.count / Threshold.numbersPerGap
  }

  /// Whether the values are 0 and 1, or a single text for what was ticked.
  var isTick: Bool {
    profile.isDistinctComplete && profile.values > 0
      && (profile.texts.count == 1 || profile.texts.isSubset(of: ["0", "1", "0.0", "1.0"]))
  }

  /// Whether the cells hold an id among other words.
  var holdsIdentifiers: Bool {
    type == .text && profile.reaches(Threshold.identifiers) { CellShape.identifiers(in: $0).count == 1 }
  }
}
