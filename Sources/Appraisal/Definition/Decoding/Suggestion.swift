/// Finds the known word that was probably meant: with at most two edits, and at most a third of the word edited.
///
/// - Returns: nil if no word is near enough.
func suggestion(for word: String, among known: some Sequence<String>) -> String? {
  known.map { (word: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= min(2, max(1, word.count / 3)) }
    .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

/// The number of edits between two words: characters added, dropped or changed, or neighbours swapped (optimal string
/// alignment). `raetr` and `rater` are at distance 1.
private func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
