/// Rows of `components.csv`: one for every appraisee and node of the composite tree, sorted by both.
struct ComponentRows {
  let definition: Definition
  let people: Appraisees
  let weighted: Weighted

  func write(to table: inout TableWriter) throws(Failure) {
    guard let composite = definition.composite else { return }
    let parts = composite.allParts
    let places = parts.places(by: \.path)
    for (person, components) in zip(people, weighted.components) {
      for place in places {
        let (part, component) = (parts[place], components[place])
        try table.begin()
        table.text(person.id)
        table.text(part.path)
        table.text(component.status.rawValue)
        table.number(component.responded)
        table.figure(printed(component.score))
        write(component.weight, of: part, to: &table)
        table.figure(printed(component.contribution))
        table.text(part.clause?.id ?? "")
        try table.endRow()
      }
    }
  }

  /// Writes a declared weight exactly, and a derived one rounded, since it may be a repeating decimal: 100/3 is 33.33.
  private func write(_ weight: Rational, of part: Composite.Part, to table: inout TableWriter) {
    let isStated = weight == part.weight && definition.composite?.unit != .parts
    if isStated || weight.isZero { table.text(weight.plainDecimal) } else { table.figure(printed(weight)) }
  }

  private func printed(_ exact: Rational?) -> Published? {
    exact.map { Published($0, decimals: definition.rounding.scores, mode: definition.rounding.mode) }
  }
}
