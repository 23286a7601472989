/// Decodes `corrections:` and `notice:`.
struct CorrectionsDecoder {
  let root: DefinitionFields

  func corrections() -> CorrectionFile? {
    let keys = ["file", "format", "columns", "clause"]
    guard let fields = root.fields("corrections", keys: keys, required: false) else { return nil }
    let file = fields.text("file")
    let names = ["appraisee", "what", "old", "new", "reason", "approved-by", "date"]
    guard let columns = fields.fields("columns", keys: names) else { return nil }
    let found = names.map { columns.column($0) }
    let present = found.compactMap { $0 }
    guard let file, present.count == names.count else { return nil }
    return CorrectionFile(
      file: file, format: FormatDecoder.format(of: fields), appraisee: present[0], what: present[1], old: present[2],
      new: present[3], reason: present[4],
      approvedBy: present[5], date: present[6], clause: fields.clause())
  }

  func notice() -> PublicNotice? {
    root.fields("notice", keys: ["clause"], required: false).map { PublicNotice(clause: $0.clause()) }
  }
}
