import Tabular

/// `format:` of a file, as far as it is not what is found out anyway.
enum DraftFormat {
  /// - Parameters:
  ///   - isFixed: whether the platform is said.
  ///   - times: the column of time stamps that will be read.
  static func yaml(of file: InspectedFile, isFixed: Bool, times: InspectedColumn? = nil) -> String? {
    let members = file.members.isEmpty ? [file] : file.members
    var parts: [String] = []
    if isFixed { parts.append("platform: \((file.platform?.name ?? .plain).rawValue)") }
    // What differs from file to file is found out again.
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

  /// What comes first in stamps such as `9/6/2018`: what the column says, else the platform's custom, else the month.
  static func order(of column: InspectedColumn, _ file: InspectedFile) -> DateOrder {
    column.profile.times.settledOrder ?? file.platform?.dateOrder ?? .monthFirst
  }

  /// Whether nothing says which comes first.
  static func isOrderOpen(_ file: InspectedFile) -> Bool {
    guard let times = file.submitted?.profile.times, times.isOrdered else { return false }
    return times.settledOrder == nil && file.platform?.dateOrder == nil
  }

  /// A path in which nothing is a wildcard.
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
  /// Whether each file is one rater's: nobody is twice in a file, but in several of them.
  var isOneFileEach: Bool {
    guard members.count > 1, column(.rater) == nil, kind == .review, let appraisee = column(.appraisee) else {
      return false
    }
    let columns = members.compactMap { $0.column(.appraisee)?.profile }
    return appraisee.profile.repetition >= 1.5 && columns.count { $0.repetition < 1.25 } * 5 >= members.count * 4
  }
}
