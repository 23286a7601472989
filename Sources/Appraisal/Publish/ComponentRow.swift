/// A row of `components.csv`: a node of the composite tree of an appraisee.
struct ComponentRow {
  let person: Appraisee
  let part: Composite.Part
  let component: Component
  let unit: Composite.Unit
  let rounding: Definition.Rounding

  static let table = Table<ComponentRow>(
    "components", key: ["appraisee_id", "component"],
    [
      .text("appraisee_id") { $0.person.id },
      .text("component") { $0.part.path },
      .code("status") { $0.component.status },
      .integer("responded") { $0.component.responded },
      .number("score") { $0.rounding.score($0.component.score) },
      .stated("weight") { $0.weight },
      .number("contribution") { $0.rounding.score($0.component.contribution) },
      .text("clause") { $0.part.clause?.id },
    ])

  /// A declared weight exactly, and a derived one rounded, since it may be a repeating decimal: 100/3 is 33.33.
  private var weight: String? {
    let isStated = component.weight == part.weight && unit != .parts
    return isStated || component.weight.isZero ? component.weight.plainDecimal : rounding.score(component.weight)?.text
  }

  /// One row for every appraisee and node, sorted by both.
  static func rows(
    _ definition: Definition, _ people: Appraisees, _ weighted: Weighted
  ) -> some Sequence<ComponentRow> & SendableMetatype {
    let parts = definition.composite?.allParts ?? []
    let (unit, rounding) = (definition.composite?.unit ?? .percent, definition.rounding)
    let places = parts.places(by: \.path)
    return zip(people, weighted.components).lazy.flatMap { person, components in
      places.map { place in
        ComponentRow(person: person, part: parts[place], component: components[place], unit: unit, rounding: rounding)
      }
    }
  }
}

extension Definition.Rounding {
  /// Rounds a score or composite.
  func score(_ exact: Rational?) -> Published? { exact.map { Published($0, decimals: scores, mode: mode) } }
  /// Rounds a rate.
  func rate(_ exact: Rational?) -> Published? { exact.map { Published($0, decimals: rates, mode: mode) } }
}
