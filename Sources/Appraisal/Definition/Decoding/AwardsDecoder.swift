extension Award {
  /// Decodes an entry of `awards:`.
  ///
  /// - Parameter earlier: the names of the awards before it.
  init?(_ name: String, _ fields: DefinitionFields, _ quotas: QuotaDecoder, earlier: [String]) {
    let (clause, title) = (fields.clause(), fields.titles("title"))
    let measure = quotas.measures.measure("measure", in: fields)
    let quota = fields.mapping("quota").flatMap(quotas.decode)
    let amount = fields.optional("amount", fields.mapping).flatMap(Amount.init)
    let after = fields.texts("after")
    for (other, position) in after where !earlier.contains(other) {
      fields.report("after", at: position, .definitionAfterLater(other, known: earlier))
    }
    guard let title, let measure, let quota else { return nil }
    self.init(
      name: name, title: title, measure: measure.measure, measureName: measure.name, quota: quota,
      after: after.map(\.text), amount: amount, clause: clause)
  }
}

extension Award.Amount {
  fileprivate init?(_ fields: DefinitionFields) {
    let clause = fields.clause()
    guard let yuan = fields.decimal("yuan") else { return nil }
    if yuan.isNegative || Published(yuan, decimals: 2, mode: .down).value != yuan {
      fields.report("yuan", .definitionAmount(yuan.plainDecimal))
    }
    self.init(yuan: yuan, clause: clause)
  }
}
