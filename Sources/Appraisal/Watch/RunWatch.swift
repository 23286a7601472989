import Glibc
import Synchronization

/// What a run is at, how far it is, and what each part of it has taken. No figure that is published depends on it.
public final class RunWatch: Sendable {
  /// The parts of a run, in their order.
  public enum Part: String, Sendable, CaseIterable {
    case input, people, rosters, responses, ledgers, validate, normalise, weight, band, publish
  }

  private struct State {
    var part: Part?
    var start = Reading.now
    var spent: [Part: RunProfile.Spent] = [:]
  }

  private let state = Mutex(State())
  private let bytes = Atomic(0)
  private let records = Atomic(0)
  private let expected = Atomic(0)

  public init() {}

  /// What is done from now on is `part`; one that is begun again goes on.
  func begin(_ part: Part) { turn(to: part) }

  private func turn(to part: Part?) {
    let now = Reading.now
    state.withLock { state in
      if let former = state.part { state.spent[former, default: RunProfile.Spent()].add(from: state.start, to: now) }
      state.part = part
      state.start = now
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
    turn(to: nil)
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
      expected: expected.load(ordering: .relaxed), seconds: Reading.now.wall)
  }

  /// Clocks and memory at one time.
  struct Reading: Sendable {
    let wall: Double
    let cpu: Double

    static var now: Reading { Reading(wall: seconds(CLOCK_MONOTONIC), cpu: seconds(CLOCK_PROCESS_CPUTIME_ID)) }

    private static func seconds(_ clock: CInt) -> Double {
      var time = timespec()
      unsafe clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}
