/// What a run has read and left out so far: carried from stage to stage, so that every row is accounted for.
struct AuditTrail: Sendable {
  /// SHA-256 of the definition; a stage of another definition is refused.
  let definition: String
  var files: [InputRecord] = []
  var accounts: [Account] = []
  var rejects = RejectLog()
  var findings: [Finding] = []

  /// One input file as it was read.
  struct InputRecord: Sendable, Hashable {
    var source = ""
    /// Relative to the input folder.
    var path = ""
    var sha256 = ""
    var bytes = 0
    /// Whose export it was recognised as.
    var platform = ""
    var encoding = ""
    var blankLines = 0
  }

  /// Opens the account of a source with what was read of it.
  mutating func open(_ account: Account, rejects: RejectLog) {
    accounts.append(account)
    settle(account.source, counted: 0, rejects: rejects)
  }

  /// Books what became of responses that were read before.
  mutating func settle(_ source: String, counted: Int, rejects: RejectLog) {
    for index in accounts.indices where accounts[index].source == source {
      accounts[index].counted += counted
      for entry in rejects.countsByKind {
        accounts[index].add(entry.count, entry.what, Reject.Disposition(entry.what, entry.code))
      }
    }
    self.rejects.append(contentsOf: rejects)
  }

  /// - Throws: `Failure` of kind `internalFault` where a sum of rule 1 does not hold: nothing is published then.
  func checkSums() throws(Failure) {
    if let wrong = accounts.first(where: { !$0.agrees }) { throw Failure(.internalFault, .sumsDisagree(wrong.source)) }
  }
}

/// The sums of one source: records = parsed + rejected; responses = counted + superseded + rejected;
/// answers = valid + missing + not applicable + invalid.
///
/// Each left side is counted where things are read, each right side where they are used or left out, so that the sums
/// can disagree.
struct Account: Sendable, Hashable {
  var source: String
  var records = 0
  var parsed = 0
  var recordsRejected = 0
  var responses = 0
  var counted = 0
  var superseded = 0
  var responsesRejected = 0
  var answers = 0
  var valid = 0
  var missing = 0
  var notApplicable = 0
  var invalid = 0

  /// Every sum with its name, in the order of the contract.
  static let counters: [(name: String, path: any WritableKeyPath<Account, Int> & Sendable)] = [
    ("records", \.records), ("parsed", \.parsed), ("records_rejected", \.recordsRejected), ("responses", \.responses),
    ("counted", \.counted), ("superseded", \.superseded), ("responses_rejected", \.responsesRejected),
    ("answers", \.answers), ("valid", \.valid), ("missing", \.missing), ("not_applicable", \.notApplicable),
    ("invalid", \.invalid),
  ]

  init(source: String) { self.source = source }

  mutating func add(_ count: Int, _ what: Reject.What, _ disposition: Reject.Disposition) {
    switch (what, disposition) {
    case (.record, .rejected): recordsRejected += count
    case (.response, .rejected), (.correction, .rejected): responsesRejected += count
    case (.response, .superseded), (.correction, .superseded): superseded += count
    case (.answer, _): invalid += count
    default: break
    }
  }

  var agrees: Bool {
    records == parsed + recordsRejected && responses == counted + superseded + responsesRejected
      && answers == valid + missing + notApplicable + invalid
  }
}
