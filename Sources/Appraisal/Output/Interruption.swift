import Glibc
import Synchronization

/// Ends a run cleanly when the user interrupts it: removes folders that are being built and keeps the ones before.
public enum Interruption {
  private struct State {
    /// Paths of the lock files of locked targets.
    var lockFiles: Set<String> = []
    /// Paths of folders that are being built.
    var unfinished: Set<String> = []
    var exitCode: CInt = 1
    var beforeEnding: @Sendable () -> Void = {}
    /// Whether the output is in place: the run is about to end, and an interrupt is ignored.
    var isFinished = false
  }

  private static let state = Mutex(State())

  /// Ends the process with `exitCode` on SIGINT (Ctrl-C) or SIGTERM, without leaving files of its own.
  ///
  /// Must be called before any other thread is started: one thread waits for the signals, and all others inherit a mask
  /// that blocks them.
  public static func monitor(endingWith exitCode: CInt) {
    state.withLock { $0.exitCode = exitCode }
    var signals = stoppingSignals
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in unsafe Interruption.wait() }, nil)
  }

  /// Sets the function to call before an interrupt ends the process. It replaces the one set before.
  public static func beforeEnding(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.beforeEnding = body }
  }

  private static var stoppingSignals: sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    return signals
  }

  private static func wait() -> UnsafeMutableRawPointer? {
    var signals = stoppingSignals
    var signal: CInt = 0
    if unsafe sigwait(&signals, &signal) == 0 { end() }
    return nil
  }

  private static func end() {
    // The mutex is held until the process ends, so that no folder is begun meanwhile.
    state.withLock { state in
      if state.isFinished { return }
      state.beforeEnding()
      for folder in state.unfinished { remove(folder) }
      for lockFile in state.lockFiles { _ = unsafe unlink(lockFile) }
      _exit(state.exitCode)
    }
  }

  /// Removes a folder to which other threads may still add files: tries again until it is gone.
  private static func remove(_ folder: String) {
    for _ in 0..<1000 where unsafe access(folder, F_OK) == 0 { Directory.remove(folder) }
  }

  /// Creates a folder with `make`, and removes it if the run is interrupted.
  static func begin<Made>(_ folder: String, _ make: () throws(Failure) -> Made) throws(Failure) -> Made {
    try state.withLock { state throws(Failure) in
      let made = try make()
      state.unfinished.insert(folder)
      return made
    }
  }

  /// Removes a folder that was begun, after a failure.
  static func abandon(_ folder: String) {
    state.withLock { state in
      remove(folder)
      state.unfinished.remove(folder)
    }
  }

  /// Locks a file with `acquire`, and removes it if the run is interrupted.
  static func take<Lock>(_ lockFile: String, _ acquire: () throws(Failure) -> Lock) throws(Failure) -> Lock {
    try state.withLock { state throws(Failure) in
      let lock = try acquire()
      state.lockFiles.insert(lockFile)
      state.isFinished = false
      return lock
    }
  }

  /// Removes a lock file.
  static func release(_ lockFile: String) {
    state.withLock { state in
      _ = unsafe unlink(lockFile)
      state.lockFiles.remove(lockFile)
    }
  }

  /// Puts a finished folder in place with `body`. An interrupt waits until it returns.
  static func finish(_ folder: String, _ body: () throws(Failure) -> Void) throws(Failure) {
    try state.withLock { state throws(Failure) in
      try body()
      state.unfinished.remove(folder)
      state.isFinished = true
    }
  }
}
