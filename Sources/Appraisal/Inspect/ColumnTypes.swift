extension InspectedColumn {
  /// What the values are, whatever the header says.
  static func type(of profile: ColumnProfile, _ answers: AnswerGuess?, _ platform: Platform?) -> ColumnType {
    if profile.values == 0 { return .blank }
    if case .labels? = answers?.kind { return .label }
    if case .codes? = answers?.kind { return .label }
    if profile.times.read * 10 >= profile.times.tried * 9, profile.times.read > 0 { return .time }
    if profile.share({ CellShape.isIdentifier(Identifier.cleaned($0)) || Identifier.damage($0) != nil }) >= 0.8 {
      return .id
    }
    if profile.share(CellShape.isNumber) >= 0.9 { return .number }
    if profile.share(CellShape.isDuration) >= 0.9 { return .duration }
    if isSeveral(profile, platform) { return .several }
    if profile.isDistinctComplete, profile.distinct <= 60, profile.repetition >= 3 || profile.distinct <= 2 {
      return .label
    }
    return .text
  }

  /// Several options in a cell: parts that come again and again.
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
      let common = parts.values.filter { $0 > 2 }.reduce(0, +)
      return joined * 5 >= profile.values && common * 2 >= parts.values.reduce(0, +)
    }
  }

  /// Whole numbers one after the other, none missing but a few.
  var isConsecutive: Bool {
    guard type == .number, profile.isNearlyDistinct, profile.values >= 5, profile.isDistinctComplete else {
      return false
    }
    let numbers = profile.sample.entries.values.compactMap { Int($0.text) }
    guard numbers.count == profile.distinct, let least = numbers.min(), let most = numbers.max() else { return false }
    return (most - least) <= numbers.count + numbers.count / 5
  }

  /// 0 and 1, or one text where something was ticked.
  var isTick: Bool {
    let texts = Set(profile.sample.entries.values.map(\.text))
    return profile.isDistinctComplete && profile.values > 0
      && (texts.isSubset(of: ["0", "1", "0.0", "1.0"]) || texts.count == 1)
  }

  /// Cells that hold an id among other words.
  var holdsIdentifiers: Bool { type == .text && profile.share { CellShape.identifiers(in: $0).count == 1 } >= 0.8 }
}
