import Appraisal
import Dispatch
import Glibc
import Synchronization

/// A line on the terminal that is redrawn during a run and erased when it ends, even by an interrupt.
final class ProgressLine: Sendable {
  private struct State {
    var text: ProgressText
    var isShown = false
    var isOver = false
  }

  private let state: Mutex<State>
  private let monitor: RunMonitor
  private let queue = DispatchQueue(label: "progress")

  private init(_ monitor: RunMonitor, _ language: Language) {
    self.monitor = monitor
    state = Mutex(State(text: ProgressText(in: language)))
  }

  /// Begins to draw after a second.
  ///
  /// - Returns: nil if standard error is not a terminal that can erase a line.
  static func begin(_ monitor: RunMonitor, _ language: Language) -> ProgressLine? {
    let terminal = Console.environment("TERM") ?? ""
    guard isatty(STDERR_FILENO) == 1, !terminal.isEmpty, terminal != "dumb" else { return nil }
    let line = ProgressLine(monitor, language)
    Interruption.beforeEnding { line.end() }
    // A run that ends within a second needs no line.
    line.draw(after: .seconds(1))
    return line
  }

  private func draw(after delay: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + delay) { [self] in
      if draw() { draw(after: .milliseconds(250)) }
    }
  }

  /// Draws the line.
  ///
  /// - Returns: false after the end of the run.
  private func draw() -> Bool {
    state.withLock { state in
      if state.isOver { return false }
      if let line = state.text.line(monitor.progress, width: ProgressLine.width - 1) {
        Console.write("\r\(line)\u{1B}[K", to: STDERR_FILENO)
        state.isShown = true
      }
      return true
    }
  }

  /// Erases the line, which is not drawn again.
  func end() {
    state.withLock { state in
      if state.isShown { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.isShown = false
      state.isOver = true
    }
  }

  /// Columns of the terminal; 80 if it does not tell.
  private static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
