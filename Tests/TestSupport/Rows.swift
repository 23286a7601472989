public import Tabular

extension RecordReader {
  /// All readable records that are left.
  public func rows() throws(ReadError) -> [[String]] {
    var rows: [[String]] = []
    while let batches = try read() {
      for batch in batches {
        for record in 0..<batch.count { rows.append((0..<batch.width).map { batch.text(of: $0, in: record) }) }
      }
    }
    return rows
  }
}
