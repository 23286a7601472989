/// The file of corrections after the public notice, each with its approval (YT-6b).
struct CorrectionFile: Sendable {
  let file: String
  let format: FileFormat
  let appraisee: ColumnReference
  let what: ColumnReference
  let old: ColumnReference
  let new: ColumnReference
  let reason: ColumnReference
  let approvedBy: ColumnReference
  let date: ColumnReference
  let clause: Clause?

  var columns: [ColumnReference] { [appraisee, what, old, new, reason, approvedBy, date] }
}
