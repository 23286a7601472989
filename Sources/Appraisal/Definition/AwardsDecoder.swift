/// Decodes `awards:`.
struct AwardsDecoder {
  let root: DefinitionFields
  let problems: DefinitionProblems
  let quotas: QuotaDecoder

  func decode() -> [Award] {
    root.named("awards").compactMap { name, _, node in
      award(
        name,
        DefinitionFields(
          node, path: "awards.\(name)", keys: ["title", "measure", "quota", "clause"], problems: problems)
      )
    }
  }

  private func award(_ name: String, _ fields: DefinitionFields) -> Award? {
    let clause = fields.clause()
    let title = fields.titles("title")
    let measureName = fields.text("measure")
    let measure = measureName.flatMap {
      quotas.measures.measure($0, fields.place("measure"), fields.joined("measure"))
    }
    let quota = quotas.decode(fields, required: true)
    guard let title, let measureName, let measure, let quota else { return nil }
    return Award(name: name, title: title, measure: measure, measureName: measureName, quota: quota, clause: clause)
  }
}
