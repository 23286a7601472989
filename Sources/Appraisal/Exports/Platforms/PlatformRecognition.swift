import Tabular

/// Tells a platform by the first records of an export.
struct PlatformRecognition {
  let platform: Platform
  /// Index of the record in which the header begins.
  let header: Int
  /// Records that make up the header of this file.
  let headerRows: Int
  /// Names that spoke for it.
  let strength: Int

  /// The platform whose names the records hold most of; of equals the first that is described.
  ///
  /// - Parameter only: the one that the definition says it is; nil: any.
  init?(_ records: [TableFile.RawRecord], only: PlatformName? = nil) {
    let rows = records.map { HeaderRow($0.fields) }
    var best: (platform: Platform, header: Int, strength: Int)?
    for platform in Platform.all where only == nil || platform.name == only {
      for (index, row) in rows.enumerated() {
        let next = rows.indices.contains(index + 1) ? rows[index + 1] : nil
        let strength = platform.signatures.compactMap { $0.match(row, over: next) }.max() ?? 0
        guard strength > best?.strength ?? 0 else { continue }
        best = (platform, index, strength)
      }
    }
    guard let best else { return nil }
    (platform, header, strength) = best
    headerRows = PlatformRecognition.headerRows(platform, records[header...])
  }

  /// As many as the platform writes, but for those that were taken out: a row with a time stamp is a response.
  private static func headerRows(_ platform: Platform, _ records: ArraySlice<TableFile.RawRecord>) -> Int {
    let names = (platform.metadata[.started] ?? []) + (platform.metadata[.submitted] ?? [])
    let times = records.first?.fields.indices.filter { names.contains(records[records.startIndex].fields[$0]) } ?? []
    let rows = records.prefix(platform.headerRows)
    let response = rows.dropFirst().firstIndex { record in
      times.contains { record.fields.indices.contains($0) && TimeText(record.fields[$0]) != nil }
    }
    return response.map { $0 - records.startIndex } ?? rows.count
  }
}
