import FoundationEssentials

/// The start and the duration of a run, which only `run.json` shows: nothing else that is published depends on a clock.
public struct RunClock: Sendable {
  private let started: Date
  private let start: ContinuousClock.Instant

  /// Starts the clock.
  public init() {
    started = Date()
    start = .now
  }

  /// The start in ISO 8601.
  var startedText: String { started.formatted(.iso8601) }
  /// Seconds since the start, to the millisecond.
  var seconds: Double {
    let elapsed = start.duration(to: .now).components
    let milliseconds = elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}
