/// What goes beside the data from stage to stage: who is appraised, what is asked to be corrected, and the audit trail.
struct Dossier: Sendable {
  var people: Appraisees
  var corrections: [Correction]
  var trail: AuditTrail
}
