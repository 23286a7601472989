/// A row of a roster on its way to the pairs of its rater.
struct StreamedPair: BitwiseCopyable {
  let rater: IdentifierWord
  var appraisee: UInt32
  var line: UInt32
  /// Numbers of the college and of the reason for leaving the roster; 0: empty.
  var college: UInt16
  var exclusion: UInt16
}

/// The rows of a roster by rater while it is read, of one partition.
struct RosterPairs: ~Copyable {
  private(set) var raters = WordNumbers()
  /// Those rows that have a rater, in any order.
  private var rows = Pile<Row>()

  struct Row: BitwiseCopyable {
    let rater: UInt32
    let appraisee: UInt32
    let line: UInt32
    let college: UInt16
    let exclusion: UInt16
  }

  /// Takes those rows of a part whose raters are here.
  ///
  /// - Parameters:
  ///   - part: the places in the part's order that are of this partition.
  ///   - firstLine: the line that the part's line 0 is.
  ///   - colleges: by number in the part, the number in the whole file; so `reasons`.
  mutating func take(
    _ part: borrowing StreamedPairs, _ places: Range<Int>, firstLine: UInt32, colleges: [UInt16], reasons: [UInt16]
  ) {
    var from = places.lowerBound
    // Memory is fetched for many rows at a time, before it is looked at.
    while from < places.upperBound {
      let to = min(from + 64, places.upperBound)
      for place in from..<to { raters.prefetchSlot(part.pairs[part.order[place]].rater) }
      for place in from..<to { raters.prefetchWord(part.pairs[part.order[place]].rater) }
      for place in from..<to {
        let pair = part.pairs[part.order[place]]
        rows.append(
          Row(
            rater: raters.number(of: pair.rater), appraisee: pair.appraisee, line: firstLine &+ pair.line,
            college: colleges[Int(pair.college)], exclusion: reasons[Int(pair.exclusion)]))
      }
      from = to
    }
  }

  private struct Sorted: ~Copyable {
    let rows: Pile<Row>
    let ends: Pile<UInt32>
  }

  /// The rows by rater, those of a rater by appraisee and line; `ends[r]` up to `ends[r + 1]` are of rater `r`.
  private mutating func sorted() -> Sorted {
    var next = Pile(repeating: 0 as UInt32, count: raters.count + 1)
    for index in 0..<rows.count { next[Int(rows[index].rater) + 1] += 1 }
    for rater in 0..<raters.count { next[rater + 1] += next[rater] }
    let ends = Pile(copying: next)
    var sorted = Pile(repeating: Row(rater: 0, appraisee: 0, line: 0, college: 0, exclusion: 0), count: rows.count)
    for index in 0..<rows.count {
      let row = rows[index]
      sorted[Int(next[Int(row.rater)])] = row
      next[Int(row.rater)] += 1
    }
    rows.release()
    for rater in 0..<raters.count {
      sorted.sort(Int(ends[rater])..<Int(ends[rater + 1])) { ($0.appraisee, $0.line) < ($1.appraisee, $1.line) }
    }
    return Sorted(rows: sorted, ends: ends)
  }

  /// One row a pair, found by the rater's word.
  struct Settled: ~Copyable {
    let slots: Pile<SettledPairs.Slot>
    let lines: Pile<UInt32>
    let pairs: Pile<SettledPairs.Pair>
  }

  /// Settles rows of the same pair, as `RosterReader` does: equal ones count once, contradicting ones not at all.
  ///
  /// Everything but the result is let go.
  mutating func settle(_ tally: inout RosterTally) -> Settled {
    raters.freeze()
    let sorted = sorted()
    let size = max(4, raters.count + raters.count / 8 + 1)
    var slots = Pile(repeating: SettledPairs.Slot(word: 0, start: 0, count: 0), count: size)
    var lines = Pile(repeating: UInt32.max, count: size)
    var pairs = Pile<SettledPairs.Pair>(capacity: sorted.rows.count)
    for rater in 0..<raters.count {
      let word = IdentifierWord(bits: raters.words[rater])
      let part = Int(sorted.ends[rater])..<Int(sorted.ends[rater + 1])
      if let damage = RosterPairs.damage(word) {
        for row in part { tally.reject(sorted.rows[row].line, damage) }
        continue
      }
      let (start, first) = (pairs.count, RosterPairs.keep(sorted.rows, part, &pairs, &tally))
      guard pairs.count > start else { continue }
      var index = SettledPairs.start(word.hash, of: size)
      while slots[index].count > 0 { index = index + 1 == size ? 0 : index + 1 }
      slots[index] = SettledPairs.Slot(word: word.bits, start: UInt32(start), count: UInt32(pairs.count - start))
      lines[index] = first
    }
    raters = WordNumbers()
    return Settled(slots: slots, lines: lines, pairs: pairs)
  }

  /// Nothing that was read in place with fewer than sixteen digits is damaged.
  private static func damage(_ word: IdentifierWord) -> RejectCode? {
    word.isDigits && word.digitCount < 16 ? nil : Identifier.damage(word.text)
  }

  /// Keeps one row of each pair of a rater.
  ///
  /// - Returns: the first line that is kept.
  private static func keep(
    _ rows: borrowing Pile<Row>, _ part: Range<Int>, _ pairs: inout Pile<SettledPairs.Pair>, _ tally: inout RosterTally
  ) -> UInt32 {
    var (firstLine, isStudent) = (UInt32.max, false)
    var at = part.lowerBound
    while at < part.upperBound {
      let row = rows[at]
      var end = at + 1
      while end < part.upperBound, rows[end].appraisee == row.appraisee { end += 1 }
      if end == at + 1 || tally.settles(rows, at..<end) {
        tally.count(row)
        pairs.append(SettledPairs.Pair(appraisee: row.appraisee, isExcluded: row.exclusion > 0))
        firstLine = min(firstLine, row.line)
        isStudent = isStudent || row.exclusion == 0
      }
      at = end
    }
    if isStudent { tally.students += 1 }
    return firstLine
  }
}
