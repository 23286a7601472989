import Appraisal

/// The documented exit codes (64 to 78 as in sysexits.h), which no other file knows.
enum ExitCode: Int32 {
  case done = 0
  case found = 1
  case usage = 64
  case dataUnusable = 65
  case inputMissing = 66
  case internalFault = 70
  case outputRefused = 73
  case inputOutput = 74
  case locked = 75
  case definition = 78
  case interrupted = 130

  init(_ kind: Failure.Kind) {
    self =
      switch kind {
      case .usage: .usage
      case .dataUnusable: .dataUnusable
      case .inputMissing: .inputMissing
      case .internalFault: .internalFault
      case .outputRefused: .outputRefused
      case .inputOutput: .inputOutput
      case .locked: .locked
      case .definition: .definition
      }
  }
}
