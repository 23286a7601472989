/// How a part of a file is to be read, and how far reading it went.
struct Stretch: Sendable {
  /// Where in the buffer its first record begins, if it is known.
  var start: Int?
  /// Records that begin before are of this part.
  let limit: Int
  /// Whether nothing has been lost right before.
  var isStartSure = true
  /// Behind its last record.
  var end = 0
  var isEndSure = true
  /// Line ends passed over.
  var lines = 0
  var blankLines = 0
  var counts = RecordCounts()
}
