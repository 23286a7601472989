/// The tree of weights that makes one score out of the sources.
public struct Composite: Sendable {
  enum Unit: String, Sendable, CaseIterable {
    /// Parts of each level add up to 100 and weigh scores out of 100.
    case percent
    /// Parts add up to the points of the level above.
    case points
    /// Parts of each level weigh in proportion to their numbers: 1, 1 and 1 are exact thirds.
    case parts
  }

  let unit: Unit
  /// 100 for percent, the printed total for points.
  let total: Rational
  let missing: Missing
  let parts: [Part]
  let clause: Clause?

  /// What follows where a part has no data.
  enum Missing: String, Sendable, CaseIterable {
    case withhold
    /// The other parts of its level share its weight.
    case renormalise
    case zero
  }

  /// One node of the tree.
  struct Part: Sendable {
    /// `college/basic`: names from the root, the key of `components.csv`.
    let path: String
    let weight: Rational
    /// On top of the total; not reached means zero, never missing.
    let isExtra: Bool
    let content: Content
    let clause: Clause?

    func weighing(_ weight: Rational) -> Part {
      Part(path: path, weight: weight, isExtra: isExtra, content: content, clause: clause)
    }
  }

  indirect enum Content: Sendable {
    case group([Part])
    /// The score of a source.
    case score(source: Int)
    /// The points of a band.
    case band(table: Int)
    /// The points of items, added up.
    case sum(source: Int, items: [Int])
    /// Everything when any of the items is at its highest value.
    case any(source: Int, items: [Int])
    /// The mean of the rates of duties.
    case duties([Int])
    /// The first of these that has data.
    case firstOf([Content])
  }

  /// All nodes, a group before its parts.
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
