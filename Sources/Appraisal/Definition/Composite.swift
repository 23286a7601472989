/// The tree of weights that makes one score of the sources.
public struct Composite: Sendable {
  /// The meaning of the weights.
  enum Unit: String, Sendable, CaseIterable {
    /// The parts of each level add up to 100 and weigh scores out of 100.
    case percent
    /// The parts of each level add up to the points of the level above.
    case points
    /// The parts of each level weigh in proportion to their numbers: 1, 1 and 1 are exact thirds.
    case parts
  }

  let unit: Unit
  /// Highest composite: 100 for percent, the printed total for points.
  let total: Rational
  let missing: Missing
  let parts: [Part]
  let clause: Clause?

  /// The consequence of a part without data.
  enum Missing: String, Sendable, CaseIterable {
    /// The composite is not published.
    case withhold
    /// The other parts of its level share its weight.
    case renormalise
    /// The part counts as zero.
    case zero
  }

  /// One node of the tree.
  struct Part: Sendable {
    /// Names from the root, `college/basic`: the key of `components.csv`.
    let path: String
    let weight: Rational
    /// Whether the part comes on top of the total; without data it counts as zero, never as missing.
    let isExtra: Bool
    let content: Content
    let clause: Clause?

    /// - Returns: the part with another weight.
    func weighing(_ weight: Rational) -> Part {
      Part(path: path, weight: weight, isExtra: isExtra, content: content, clause: clause)
    }
  }

  /// The origin of the score of a part.
  indirect enum Content: Sendable {
    case group([Part])
    /// The score of a source.
    case score(source: Int)
    /// The points of the band that a measure is in.
    case band(table: Int)
    /// The sum of the points of items.
    case sum(source: Int, items: [Int])
    /// All points if any of the items has its highest value, else none.
    case any(source: Int, items: [Int])
    /// The mean of the rates of duties.
    case duties([Int])
    /// The first of several that has data.
    case firstOf([Content])
  }

  /// All nodes of the tree, a group before its parts.
  var allParts: [Part] {
    func flatten(_ parts: [Part]) -> [Part] {
      parts.flatMap { part in
        if case .group(let inner) = part.content { [part] + flatten(inner) } else { [part] }
      }
    }
    return flatten(parts)
  }
}

/// A value that can be ranked, banded or compared.
enum Measure: Sendable, Hashable {
  case composite
  case source(Int)
  /// A node of the composite tree, by its path.
  case part(String)
  /// The rate of one duty.
  case duty(Int)
  /// The mean of the rates of all duties.
  case duties
}
