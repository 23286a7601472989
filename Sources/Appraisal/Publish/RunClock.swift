import FoundationEssentials

/// When a run began and how long it took: the only place where a clock enters.
public struct RunClock: Sendable {
  private let started: Date
  private let start: ContinuousClock.Instant

  public init() {
    started = Date()
    start = .now
  }

  var startedText: String { started.formatted(.iso8601) }
  var seconds: Double {
    let elapsed = start.duration(to: .now).components
    let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}
