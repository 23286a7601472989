/// Decodes `awards:`.
struct AwardsDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let quotas: QuotaDecoder

  private static let keys = ["title", "measure", "after", "quota", "amount", "clause"]

  func decode() -> [Award] {
    var earlier: [String] = []
    return root.named("awards").compactMap { name, _, node in
      let fields = DefinitionFields(node, path: "awards.\(name)", keys: AwardsDecoder.keys, problems: problems)
      defer { earlier.append(name) }
      return award(name, fields, earlier: earlier)
    }
  }

  private func award(_ name: String, _ fields: DefinitionFields, earlier: [String]) -> Award? {
    let clause = fields.clause()
    let title = fields.titles("title")
    let measureName = fields.text("measure")
    let measure = measureName.flatMap {
      quotas.measures.measure($0, fields.place("measure"), fields.joined("measure"))
    }
    let quota = quotas.decode(fields, required: true)
    let amount = self.amount(fields)
    let after = fields.texts("after")
    for (other, position) in after where !earlier.contains(other) {
      problems.add(position, fields.joined("after"), .definitionAfterLater(other, known: earlier))
    }
    guard let title, let measureName, let measure, let quota else { return nil }
    return Award(
      name: name, title: title, measure: measure, measureName: measureName, quota: quota,
      after: after.map(\.text), amount: amount, clause: clause)
  }

  private func amount(_ fields: DefinitionFields) -> Award.Amount? {
    guard let amount = fields.fields("amount", keys: ["yuan", "clause"], required: false) else { return nil }
    guard let yuan = amount.decimal("yuan") else { return nil }
    if yuan.isNegative || Published(yuan, decimals: 2, mode: .down).value != yuan {
      amount.report("yuan", .definitionAmount(yuan.plainDecimal))
    }
    return Award.Amount(yuan: yuan, clause: amount.clause())
  }
}
