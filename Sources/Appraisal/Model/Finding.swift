/// A problem in the data, or a decision that affected a figure: reported, never thrown.
public struct Finding: Sendable, Hashable {
  public internal(set) var code: FindingCode
  public internal(set) var stage: Stage
  var source: String
  var file: String
  /// Line of the file; nil if the finding is not about a line.
  var line: Int?
  /// Id of the appraisee; empty if the finding is not about one.
  var appraisee: String
  /// Texts for the message of the code. Never an id, name or answer of a rater.
  var arguments: [String]
  /// Id of the clause; empty if there is none.
  var clause: String

  init(
    _ code: FindingCode, stage: Stage, source: String = "", file: String = "", line: Int? = nil,
    appraisee: String = "", arguments: [String] = [], clause: Clause? = nil
  ) {
    self.code = code
    self.stage = stage
    self.source = source
    self.file = file
    self.line = line
    self.appraisee = appraisee
    self.arguments = arguments
    self.clause = clause?.id ?? ""
  }

  public var severity: Severity { code.severity }

  /// The sort key of `findings.csv`: the gravest first, then by code and place.
  var key: BytewiseKey {
    BytewiseKey(
      ["\(severity.rank)", code.rawValue, source, appraisee, file, BytewiseKey.padded(line ?? 0)] + arguments)
  }
}

/// The severity of a finding, the gravest first.
public enum Severity: String, Sendable, CaseIterable {
  /// Figures of an appraisee are in doubt.
  case error
  /// A person should look at it.
  case warning
  /// For the record.
  case info

  var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// The stages, in the order in which data flows.
public enum Stage: String, Sendable, CaseIterable {
  case ingest, validate, normalise, weight, band, publish
}

/// The subject of a finding.
public enum FindingCode: String, Sendable, CaseIterable {
  case encodingGuessed = "encoding-guessed"
  case encodingWeak = "encoding-weak"
  case headerBelow = "header-below"
  case sheetChosen = "sheet-chosen"
  case namedOtherwise = "named-otherwise"
  case quotesRecovered = "quotes-recovered"
  case dateOrderAmbiguous = "date-order-ambiguous"
  case sourceAbsent = "source-absent"
  case leftOut = "left-out"
  case conflictingDuplicate = "conflicting-duplicate"
  case collegeSplit = "college-split"
  case excludedFromRoster = "excluded-from-roster"
  case nobodyAssigned = "nobody-assigned"
  case fewRaters = "few-raters"
  case belowThreshold = "below-threshold"
  case lastRound = "last-round"
  case moreThanAssigned = "more-than-assigned"
  case missingSource = "missing-source"
  case noScore = "no-score"
  case notTrimmed = "not-trimmed"
  case boundaryNotInPolicy = "boundary-not-in-policy"
  case attributeMissing = "attribute-missing"
  case ruleRecorded = "rule-recorded"
  case quotaExceeded = "quota-exceeded"
  case quotaLargerThanGroup = "quota-larger-than-group"
  case quotaEmpty = "quota-empty"
  case quotaTieBroken = "quota-tie-broken"
  case quotaTieCut = "quota-tie-cut"
  case quotaTieKept = "quota-tie-kept"
  case quotaNext = "quota-next"
  case quotaProvisional = "quota-provisional"
  case dutyShort = "duty-short"
  case staffingMet = "staffing-met"
  case staffingShort = "staffing-short"
  case alternativeUsed = "alternative-used"
  case awardUnnumbered = "award-unnumbered"
  case noCorrections = "no-corrections"
  case correctionApplied = "correction-applied"
  case correctionConsequence = "correction-consequence"
  case correctionRefused = "correction-refused"
  case localDecision = "local-decision"

  var severity: Severity {
    switch self {
    case .conflictingDuplicate, .sourceAbsent, .correctionRefused: .error
    case .encodingGuessed, .headerBelow, .sheetChosen, .namedOtherwise, .excludedFromRoster, .notTrimmed,
      .boundaryNotInPolicy, .ruleRecorded,
      .quotaEmpty,
      .quotaTieBroken, .quotaNext, .staffingMet, .alternativeUsed, .awardUnnumbered, .noCorrections,
      .correctionApplied, .correctionConsequence, .localDecision:
      .info
    default: .warning
    }
  }
}
