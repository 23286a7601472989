import Synchronization

/// The activities of a source, by number, in the order in which they come. From any thread.
final class ActivityNames: Sendable {
  private let state = Mutex((names: [String](), numbers: [String: UInt32]()))

  func number(of name: String) -> UInt32 {
    state.withLock { state in
      if let number = state.numbers[name] { return number }
      let number = UInt32(clamping: state.names.count)
      state.names.append(name)
      state.numbers[name] = number
      return number
    }
  }

  var names: [String] { state.withLock(\.names) }
}
