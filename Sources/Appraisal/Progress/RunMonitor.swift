import Synchronization

/// What a run is at, how far it is, and what each part of it has taken. No figure that is published depends on it.
public final class RunMonitor: Sendable {
  /// The parts of a run, in their order.
  public enum Part: String, Sendable, CaseIterable {
    case input, people, rosters, responses, ledgers, validate, normalise, weight, band, publish
  }

  private struct State {
    var part: Part?
    var start = RunProfile.Spent.now
    var spent: [Part: RunProfile.Spent] = [:]
  }

  private let state = Mutex(State())
  private let bytes = Atomic(0)
  private let records = Atomic(0)
  private let expected = Atomic(0)

  public init() {}

  /// What is done from now on is `part`, nothing if it is nil; one that is begun again goes on.
  func begin(_ part: Part?) {
    let now = RunProfile.Spent.now
    state.withLock { state in
      if let former = state.part {
        state.spent[former] = (state.spent[former] ?? RunProfile.Spent()) + now.since(state.start)
      }
      (state.part, state.start) = (part, now)
    }
  }

  /// How many bytes of input there will be to read.
  func expect(bytes count: Int) { expected.add(count, ordering: .relaxed) }

  /// From any thread.
  func read(bytes count: Int, records: Int = 0) {
    bytes.add(count, ordering: .relaxed)
    self.records.add(records, ordering: .relaxed)
  }

  /// Ends the part that was begun last.
  ///
  /// - Returns: what each has taken.
  public func finish() -> RunProfile {
    begin(nil)
    return RunProfile(
      spent: state.withLock(\.spent), bytes: bytes.load(ordering: .relaxed), records: records.load(ordering: .relaxed))
  }

  /// How far a run is.
  public struct Progress: Sendable {
    let part: Part?
    let bytes: Int
    let records: Int
    let expected: Int
    /// Of a clock that begins anywhere.
    let seconds: Double
  }

  public var progress: Progress {
    Progress(
      part: state.withLock(\.part), bytes: bytes.load(ordering: .relaxed), records: records.load(ordering: .relaxed),
      expected: expected.load(ordering: .relaxed), seconds: RunProfile.Spent.now.wall)
  }
}
