import Appraisal
import Tabular

/// A file as a definition refers to it.
extension InspectedFile {
  /// The value of `files:`.
  var pattern: String { isPattern ? name : InspectedFile.pattern(name) }

  /// A title for a source of this file; its kind if the file is named after a person.
  var title: String {
    let folder = name.split(separator: "/").first.map(String.init) ?? ""
    let named = isPattern && name.contains("/") && !folder.contains("*") ? folder : stem
    return CellShape.isPersonal(named) ? kind.rawValue : named
  }

  /// The column of the time at which a response was sent; nil if there is none.
  var submitted: InspectedColumn? {
    let times = columns(.time).filter { $0.type == .time }
    if let named = times.first(where: { $0.metadata == .submitted }) ?? times.first { return named }
    // If no header tells, the last column of times is the end of a response, an earlier one its start.
    return columns.last { $0.type == .time && $0.role == .date && $0.profile.times.hasClock }
  }

  /// Writes `format:`, as far as a run would not find it out by itself.
  ///
  /// - Parameters:
  ///   - isFixed: whether to name the platform.
  ///   - times: the column of time stamps that a run reads.
  /// - Returns: nil if a run finds everything out by itself.
  func format(isFixed: Bool, times: InspectedColumn? = nil) -> String? {
    var parts: [String] = []
    let add = { (key: String, value: String?) in if let value { parts.append("\(key): \(value)") } }
    add("platform", isFixed ? (platform?.name ?? .plain).rawValue : nil)
    // What differs from file to file is left for the run to find out.
    add("encoding", verdict?.basis == .guessed ? common { $0.verdict?.encoding.rawValue ?? "" } : nil)
    add("sheet", sheets > 1 ? common(\.sheet).map(YAMLText.scalar) : nil)
    add("delimiter", layout.delimiter == .comma ? nil : common(\.layout.delimiter.rawValue))
    if platform?.tableMark == nil, let line = common(\.layout.table.headerLine), line > 1 {
      add("header-row", "\(line)")
    }
    let rows = layout.table.headerRows
    add("header-rows", rows == platform?.headerRows ?? 1 ? nil : "\(rows)")
    if let times, times.profile.times.isOrdered { add("dates", order(of: times).rawValue) }
    return parts.isEmpty ? nil : "{\(parts.joined(separator: ", "))}"
  }

  /// What all files of the unit have in common; nil if they differ.
  private func common<Value: Hashable>(_ value: (InspectedFile) -> Value) -> Value? {
    let values = Set((members.isEmpty ? [self] : members).map(value))
    return values.count == 1 ? values.first : nil
  }

  /// The order of dates such as `9/6/2018`: by the values of the column, else by the platform, else month first.
  func order(of column: InspectedColumn) -> DateOrder {
    column.profile.times.settledOrder ?? platform?.dateOrder ?? .monthFirst
  }

  /// Whether neither values nor platform show whether the day or the month comes first.
  var isOrderOpen: Bool {
    guard let times = submitted?.profile.times, times.isOrdered else { return false }
    return times.settledOrder == nil && platform?.dateOrder == nil
  }

  /// Whether each file is one rater's: no appraisee is twice in a file, but many are in several of them.
  var isOneFileEach: Bool {
    guard members.count > 1, column(.rater) == nil, kind == .review, let appraisee = column(.appraisee) else {
      return false
    }
    let single = members.count { ($0.column(.appraisee)?.profile.repetition ?? .infinity) < Threshold.repetitionInFile }
    return appraisee.profile.repetition >= Threshold.repetitionOverall
      && Threshold.filesOfOneRater.isReached(by: single, of: members.count)
  }
}
