/// The known word that was probably meant: at most two letters changed, added or dropped, and a third of the word.
func suggestion(for word: String, among known: some Sequence<String>) -> String? {
  known.map { (word: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= min(2, max(1, word.count / 3)) }
    .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

/// Levenshtein distance in characters.
private func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == b[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[b.count]
}
