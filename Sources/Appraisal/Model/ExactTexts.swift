/// Numbers for texts, in the order in which they come. Two texts are one only if their bytes are: Swift's own equality
/// also takes two spellings of one character for the same.
struct ExactTexts: Sendable {
  private(set) var texts: [String] = []
  private var numbers: [ExactText: UInt32] = [:]

  private struct ExactText: Hashable {
    let text: String

    static func == (a: Self, b: Self) -> Bool { a.text.bytewiseOrder(to: b.text) == 0 }
  }

  mutating func number(of text: String) -> UInt32 {
    let exact = ExactText(text: text)
    if let number = numbers[exact] { return number }
    let number = UInt32(clamping: texts.count)
    texts.append(text)
    numbers[exact] = number
    return number
  }

  /// By number, the place of each text in the order of published tables.
  var ranks: [UInt32] {
    let order = texts.indices.sorted { texts[$0].bytewiseOrder(to: texts[$1]) < 0 }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(clamping: rank) }
    return ranks
  }
}
