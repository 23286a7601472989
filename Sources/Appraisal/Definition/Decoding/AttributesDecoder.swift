/// Decodes `appraisees.attributes:`.
struct AttributesDecoder {
  let fields: DefinitionFields
  let problems: DefinitionProblems

  private enum Kind: String, CaseIterable { case number, date, text }

  func decode() -> [Attribute] {
    fields.named("attributes").compactMap { name, _, node in
      attribute(
        name,
        DefinitionFields(
          node, path: fields.joined("attributes.\(name)"), keys: ["column", "type", "one-of", "blank"],
          problems: problems))
    }
  }

  private func attribute(_ name: String, _ fields: DefinitionFields) -> Attribute? {
    let column = fields.column("column")
    guard let kind = kind(fields), let column else { return nil }
    let bare = Attribute(name: name, column: column, kind: kind, blank: nil)
    guard let text = fields.optionalText("blank") else { return bare }
    guard let blank = bare.read(text, dates: nil).value else {
      fields.report("blank", .definitionBlankUnreadable(text))
      return nil
    }
    return Attribute(name: name, column: column, kind: kind, blank: blank)
  }

  private func kind(_ fields: DefinitionFields) -> Attribute.Kind? {
    guard fields.has("one-of") != fields.has("type") else {
      fields.problems.add(fields.position, fields.path, .definitionTypeOrOneOf)
      return nil
    }
    guard fields.has("one-of") else {
      return fields.choice("type", Kind.self).map { kind in
        switch kind {
        case .number: .number
        case .date: .date
        case .text: .text
        }
      }
    }
    let values = fields.texts("one-of").map(\.text)
    if values.count < 2 { fields.report("one-of", .definitionTooFewValues) }
    return .oneOf(values)
  }
}
