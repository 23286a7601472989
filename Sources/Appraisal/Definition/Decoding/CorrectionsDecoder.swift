/// Decodes `corrections:` and `notice:`.
struct CorrectionsDecoder {
  let root: DefinitionFields

  func corrections() -> CorrectionFile? {
    guard let fields = root.fields("corrections", keys: ["file", "columns", "clause"], required: false) else {
      return nil
    }
    let file = fields.text("file")
    let keys = ["appraisee", "what", "old", "new", "reason", "approved-by", "date"]
    guard let columns = fields.fields("columns", keys: keys) else { return nil }
    let found = keys.map { columns.column($0) }
    let present = found.compactMap { $0 }
    guard let file, present.count == keys.count else { return nil }
    return CorrectionFile(
      file: file, appraisee: present[0], what: present[1], old: present[2], new: present[3], reason: present[4],
      approvedBy: present[5], date: present[6], clause: fields.clause())
  }

  func notice() -> PublicNotice? {
    root.fields("notice", keys: ["clause"], required: false).map { PublicNotice(clause: $0.clause()) }
  }
}
