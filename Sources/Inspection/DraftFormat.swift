import Appraisal
import Tabular

/// Writes the `format:` of a file, as far as a run would not find it out by itself.
enum DraftFormat {
  /// Writes the mapping.
  ///
  /// - Parameters:
  ///   - isFixed: whether to name the platform.
  ///   - times: the column of time stamps that a run reads.
  /// - Returns: nil if a run finds everything out by itself.
  static func yaml(of file: InspectedFile, isFixed: Bool, times: InspectedColumn? = nil) -> String? {
    let members = file.members.isEmpty ? [file] : file.members
    var parts: [String] = []
    if isFixed { parts.append("platform: \((file.platform?.name ?? .plain).rawValue)") }
    // What differs from file to file is left for the run to find out.
    if let encoding = common(members, { $0.verdict?.encoding.rawValue ?? "" }), file.verdict?.basis == .guessed {
      parts.append("encoding: \(encoding)")
    }
    if file.sheets > 1, let sheet = common(members, \.sheet) { parts.append("sheet: \(YAMLText.scalar(sheet))") }
    if let delimiter = common(members, \.delimiter.rawValue), file.delimiter != .comma {
      parts.append("delimiter: \(delimiter)")
    }
    if file.platform?.tableMark == nil, let line = common(members, \.layout.headerLine), line > 1 {
      parts.append("header-row: \(line)")
    }
    if file.layout.headerRows != file.platform?.headerRows ?? 1 {
      parts.append("header-rows: \(file.layout.headerRows)")
    }
    if let times, times.profile.times.isOrdered { parts.append("dates: \(order(of: times, file).rawValue)") }
    return parts.isEmpty ? nil : "{\(parts.joined(separator: ", "))}"
  }

  private static func common<Value: Hashable>(_ files: [InspectedFile], _ value: (InspectedFile) -> Value) -> Value? {
    let values = Set(files.map(value))
    return values.count == 1 ? values.first : nil
  }

  /// The order of dates such as `9/6/2018`: by the values of the column, else by the platform, else month first.
  static func order(of column: InspectedColumn, _ file: InspectedFile) -> DateOrder {
    column.profile.times.settledOrder ?? file.platform?.dateOrder ?? .monthFirst
  }

  /// Whether neither values nor platform show whether the day or the month comes first.
  static func isOrderOpen(_ file: InspectedFile) -> Bool {
    guard let times = file.submitted?.profile.times, times.isOrdered else { return false }
    return times.settledOrder == nil && file.platform?.dateOrder == nil
  }

  /// The pattern that matches exactly this path: wildcards in it are escaped.
  static func pattern(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard part.contains(where: { "*?[".contains($0) }) else { return String(part) }
      var result = ""
      for scalar in part.unicodeScalars {
        if "*?[\\".unicodeScalars.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
      return result
    }.joined(separator: "/")
  }
}

extension InspectedFile {
  /// Rows for each appraisee over all files: with one and a half on average, several raters judged most of them.
  private static let repetitionOverall = 1.5
  /// Rows for each appraisee in the file of one rater: hardly more than one, for a few may be judged twice.
  private static let mostRepetitionInFile = 1.25
  /// Four of five: a file or two of another kind may be among them.
  private static let mostMembers = Proportion(4, of: 5)

  /// Whether each file is one rater's: no appraisee is twice in a file, but many are in several of them.
  var isOneFileEach: Bool {
    guard members.count > 1, column(.rater) == nil, kind == .review, let appraisee = column(.appraisee) else {
      return false
    }
    let columns = members.compactMap { $0.column(.appraisee)?.profile }
    let single = columns.count { $0.repetition < InspectedFile.mostRepetitionInFile }
    return appraisee.profile.repetition >= InspectedFile.repetitionOverall
      && InspectedFile.mostMembers.isReached(by: single, of: members.count)
  }
}
