import Appraisal

extension DraftPlan {
  /// The columns of time stamps that the definition reads, with the order of their dates.
  var timeColumns: [(column: InspectedColumn, order: DateOrder)] {
    let rated = ratings.compactMap { rating in files[rating.file].submitted.map { ($0, files[rating.file]) } }
    let all = rated + ledgers.map { ($0.date, files[$0.file]) }
    return all.map { column, file in (column, DraftFormat.order(of: column, file)) }
  }

  /// The offset from UTC that most stamps state, such as `+08:00`; nil if none states one.
  var zone: String? {
    var zones: [Int: Int] = [:]
    for (column, _) in timeColumns { zones.merge(column.profile.times.zones) { $0 + $1 } }
    guard let minutes = zones.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
  }

  /// Whether any header has a Chinese character.
  var isChinese: Bool {
    files.contains { file in
      file.columns.contains { column in
        column.names.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
      }
    }
  }
}

extension InspectedFile {
  /// The value of `files:`.
  var pattern: String { isPattern ? name : DraftFormat.pattern(name) }

  /// A title for a source of this file; its kind if the file is named after a person.
  var title: String {
    let folder = name.split(separator: "/").first.map(String.init) ?? ""
    let text = isPattern && name.contains("/") ? folder : stem
    let named = isPattern && text.contains("*") ? stem : text
    return CellShape.isPersonal(named) ? kind.rawValue : named
  }

  /// The column of the time at which a response was sent; nil if there is none.
  var submitted: InspectedColumn? {
    let times = columns(.time).filter { $0.type == .time }
    if let named = times.first(where: { $0.metadata == .submitted }) ?? times.first { return named }
    // If no header tells, the last column of times is the end of a response, an earlier one its start.
    return columns.last { $0.type == .time && $0.role == .date && $0.profile.times.hasClock }
  }
}
