import Synchronization

/// Numbers for names, in the order in which they come.
struct NameNumbers: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// The activities of a source, by number. From any thread.
final class ActivityNames: Sendable {
  private let numbers = Mutex(NameNumbers())

  func number(of name: String) -> UInt32 { numbers.withLock { UInt32(clamping: $0.number(of: name)) } }
  var names: [String] { numbers.withLock(\.names) }
}
