/// A problem in the data, or a decision that moved a number: reported, never thrown.
public struct Finding: Sendable, Hashable {
  public let code: FindingCode
  public let stage: Stage
  let source: String
  let file: String
  /// nil: not about a line.
  let line: Int?
  let appraisee: String
  /// What the message of the code is filled with. Never an id, name or answer of a rater.
  let arguments: [String]
  let clause: String

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

  /// The order of `findings.csv`: worst first, then by code and place.
  var key: BytewiseKey {
    BytewiseKey(
      ["\(severity.rank)", code.rawValue, source, appraisee, file, BytewiseKey.padded(line ?? 0)] + arguments)
  }
}

public enum Severity: String, Sendable, CaseIterable {
  /// The figures of somebody are in doubt.
  case error
  /// Somebody should look.
  case warning
  case info

  var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// The stages, in the order in which data flows.
public enum Stage: String, Sendable, CaseIterable {
  case ingest, validate, normalise, weight, band, publish
}

/// What a finding can be about.
public enum FindingCode: String, Sendable, CaseIterable {
  case encodingGuessed = "encoding-guessed"
  case encodingWeak = "encoding-weak"
  case leftOut = "left-out"
  case conflictingDuplicate = "conflicting-duplicate"
  case collegeSplit = "college-split"
  case nobodyAssigned = "nobody-assigned"
  case belowThreshold = "below-threshold"
  case missingSource = "missing-source"
  case noScore = "no-score"
  case boundaryNotInPolicy = "boundary-not-in-policy"
  case awardShareExceeded = "award-share-exceeded"
  case awardTieBroken = "award-tie-broken"
  case awardTieCut = "award-tie-cut"
  case localDecision = "local-decision"

  var severity: Severity {
    switch self {
    case .conflictingDuplicate: .error
    case .encodingGuessed, .boundaryNotInPolicy, .awardTieBroken, .localDecision: .info
    default: .warning
    }
  }
}
