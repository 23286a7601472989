extension DraftPlan {
  /// The time stamps that the definition will read, and what comes first in them.
  var timeColumns: [(column: InspectedColumn, order: DateOrder)] {
    let rated = ratings.compactMap { rating in files[rating.file].submitted.map { ($0, files[rating.file]) } }
    let all = rated + ledgers.map { ($0.date, files[$0.file]) }
    return all.map { column, file in (column, DraftFormat.order(of: column, file)) }
  }

  /// Where stamps state how far their clock is from UTC: the offset that most do.
  var zone: String? {
    var zones: [Int: Int] = [:]
    for (column, _) in timeColumns { zones.merge(column.profile.times.zones) { $0 + $1 } }
    guard let minutes = zones.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
  }

  /// Whether headers hold Chinese.
  var isChinese: Bool {
    files.contains { file in
      file.columns.contains { column in
        column.names.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
      }
    }
  }
}

extension InspectedFile {
  /// What `files:` says of it.
  var pattern: String { isPattern ? name : DraftFormat.pattern(name) }

  /// What a source of it may be called; files named after a person give no title.
  var title: String {
    let folder = name.split(separator: "/").first.map(String.init) ?? ""
    let text = isPattern && name.contains("/") ? folder : stem
    let named = isPattern && text.contains("*") ? stem : text
    return CellShape.isPersonal(named) ? kind.rawValue : named
  }

  /// The column that says when a response was sent.
  var submitted: InspectedColumn? {
    let times = columns(.time).filter { $0.type == .time }
    if let named = times.first(where: { $0.metadata == .submitted }) ?? times.first { return named }
    // Where no header tells, what comes last is later than what it began with.
    return columns.last { $0.type == .time && $0.role == .date && $0.profile.times.hasClock }
  }
}
