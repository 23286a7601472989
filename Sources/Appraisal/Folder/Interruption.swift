import Glibc
import Synchronization

/// A clean end when the user stops a run: what is being built goes, what stood before stays.
public enum Interruption {
  private struct State {
    /// Of the targets that are held.
    var lockFiles: Set<String> = []
    /// Folders that are being built.
    var unfinished: Set<String> = []
    var exitCode: CInt = 1
    var beforeEnding: @Sendable () -> Void = {}
    /// The output is in place: the run is about to end well, and is let.
    var isFinished = false
  }

  private static let state = Mutex(State())

  /// Ends the process with `exitCode` on an interrupt (Ctrl-C) or a request to stop, leaving nothing behind.
  ///
  /// To be called before any other thread is started: a thread of its own waits for the signals, all others inherit
  /// that they do not get them.
  public static func watch(endingWith exitCode: CInt) {
    state.withLock { $0.exitCode = exitCode }
    var signals = stoppingSignals
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in unsafe Interruption.wait() }, nil)
  }

  /// Does `body` when the process is about to be ended; what was asked before is forgotten.
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
    // The lock is held until the process is gone, so that no folder is begun meanwhile.
    state.withLock { state in
      if state.isFinished { return }
      state.beforeEnding()
      for folder in state.unfinished { remove(folder) }
      for lockFile in state.lockFiles { _ = unsafe unlink(lockFile) }
      _exit(state.exitCode)
    }
  }

  /// The run may still be adding files, which it cannot once the folder is gone.
  private static func remove(_ folder: String) {
    for _ in 0..<1000 where unsafe access(folder, F_OK) == 0 { Directory.remove(folder) }
  }

  /// Begins a folder, which goes when the run is interrupted.
  static func begin<Made>(_ folder: String, _ make: () throws(Failure) -> Made) throws(Failure) -> Made {
    try state.withLock { state throws(Failure) in
      let made = try make()
      state.unfinished.insert(folder)
      return made
    }
  }

  /// Removes a folder that was begun.
  static func abandon(_ folder: String) {
    state.withLock { state in
      remove(folder)
      state.unfinished.remove(folder)
    }
  }

  /// Takes a lock file, which goes when the run is interrupted.
  static func take<Lock>(_ lockFile: String, _ acquire: () throws(Failure) -> Lock) throws(Failure) -> Lock {
    try state.withLock { state throws(Failure) in
      let lock = try acquire()
      state.lockFiles.insert(lockFile)
      state.isFinished = false
      return lock
    }
  }

  static func release(_ lockFile: String) {
    state.withLock { state in
      _ = unsafe unlink(lockFile)
      state.lockFiles.remove(lockFile)
    }
  }

  /// Puts a folder that was begun in place: an interrupt waits until it is there.
  static func finish(_ folder: String, _ body: () throws(Failure) -> Void) throws(Failure) {
    try state.withLock { state throws(Failure) in
      try body()
      state.unfinished.remove(folder)
      state.isFinished = true
    }
  }
}
