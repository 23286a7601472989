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
  init?(_ records: [TableFile.RawRecord], only: Platform.Name? = nil) {
    var best: PlatformRecognition?
    for platform in Platform.all where only == nil || platform.name == only {
      for (index, record) in records.enumerated() {
        let strength = platform.signatures.compactMap { $0.match(record.fields) }.max() ?? 0
        guard strength > best?.strength ?? 0 else { continue }
        best = PlatformRecognition(platform, index, records, strength)
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(_ platform: Platform, _ header: Int, _ records: [TableFile.RawRecord], _ strength: Int) {
    self.platform = platform
    self.header = header
    self.strength = strength
    headerRows = PlatformRecognition.headerRows(platform, records[header...])
  }

  /// Older exports of Qualtrics have no row of import ids.
  private static func headerRows(_ platform: Platform, _ records: ArraySlice<TableFile.RawRecord>) -> Int {
    guard platform.name == .qualtrics else { return platform.headerRows }
    let third = records.dropFirst(2).first?.fields.first ?? ""
    return third.hasPrefix("{\"ImportId\"") ? 3 : 2
  }
}
