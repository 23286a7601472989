public import Appraisal
import Tabular

extension Inspection {
  /// Formats descriptions and draft for a program.
  public func json(in language: Language) -> [UInt8] {
    let (draft, obstacle) = self.draft(in: language)
    var fields: [String: JSONValue] = ["files": .list(files.map(\.json)), "input": .text(folder)]
    if let obstacle { fields["reason"] = .text(obstacle[language]) }
    fields[obstacle == nil ? "draft" : "sketch"] = .text(draft)
    fields["remarks"] = .list(remarks.map { .text($0[language]) })
    return JSONValue.object(fields).bytes
  }
}

extension InspectedFile {
  fileprivate var json: JSONValue {
    var fields: [String: JSONValue] = [
      "file": .text(path), "kind": .text(kind.rawValue), "platform": .text((platform?.name ?? .plain).rawValue),
      "header_line": .number(layout.table.headerLine), "header_rows": .number(layout.table.headerRows),
      "records_above": .number(layout.recordsAbove), "records": .number(records), "rejected": .number(rejected),
      "columns": .list(columns.map(\.json)),
    ]
    if let verdict {
      fields["encoding"] = .text(verdict.encoding.rawValue)
      fields["encoding_basis"] = .text(verdict.basis.rawValue)
      fields["encoding_is_weak"] = .flag(verdict.isWeak)
      fields["dialect"] = .object(["delimiter": .text(layout.delimiter.rawValue)])
    } else {
      fields["encoding"] = .text(content.rawValue)
      fields["dialect"] = .object(["sheet": .text(sheet), "sheets": .number(sheets)])
    }
    if let firstRejected { fields["first_rejected_line"] = .number(firstRejected.line) }
    return .object(fields)
  }
}

extension InspectedColumn {
  fileprivate var json: JSONValue {
    var fields: [String: JSONValue] = [
      "position": .number(index + 1), "name": .text(names.first ?? ""), "type": .text(type.rawValue),
      "values": .number(profile.values), "blanks": .number(profile.blanks), "distinct": .number(profile.distinct),
      "distinct_is_all": .flag(profile.isDistinctComplete), "role": .text(role.rawValue),
    ]
    if let answers {
      fields["scale"] = .text(answers.kind.name)
      fields["examples"] = .list(examples.map { .text($0) })
      fields["misfits"] = .number(answers.misfits)
    }
    return .object(fields)
  }
}

extension DetectedScale.Kind {
  /// The name of the scale in JSON: `satisfaction`, `codes`, `from-1-to-5`.
  var name: String {
    switch self {
    case .labels(let family): family.name
    case .codes: "codes"
    case .numbers(let from, let to): "from-\(from)-to-\(to)"
    }
  }
}
