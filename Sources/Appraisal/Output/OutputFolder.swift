import CPlatform
import Glibc

/// A folder that is replaced whole or not at all.
///
/// Files are built in a hidden folder beside the target, synced, and exchanged with it in one step. On a file system that
/// cannot exchange, the target is renamed twice, and has a hidden name in between. The target is locked against other runs
/// while this value lives.
///
///     PARENT/NAME               the target
///     PARENT/.NAME.building     the new files, until they are exchanged with the target
///     PARENT/.NAME.former       the old target, between two renames
///     PARENT/.NAME.lock         held with flock(2)
final class OutputFolder {
  private let parent: String
  private let name: String
  private let lock: CInt
  private let marks: [String]
  private let isKnown: (String) -> Bool
  private var path: String { "\(parent)/\(name)" }
  private var building: String { "\(parent)/.\(name).building" }
  private var former: String { "\(parent)/.\(name).former" }
  private var lockFile: String { "\(parent)/.\(name).lock" }

  /// Locks the target and checks that it is absent, empty or written by this program.
  ///
  /// - Parameters:
  ///   - marks: files that the target holds if this program has written it.
  ///   - isKnown: whether this program writes a file of a name.
  /// - Throws: `Failure` of kind `outputRefused` or `locked`, without a change to the target.
  init(path: String, marks: [String], isKnown: @escaping (String) -> Bool) throws(Failure) {
    (parent, name) = try OutputFolder.split(path)
    (self.marks, self.isKnown) = (marks, isKnown)
    let lockFile = "\(parent)/.\(name).lock"
    lock = try Interruption.take(lockFile) { () throws(Failure) in
      try OutputFolder.acquireLock(lockFile, for: path)
    }
    // From here on `deinit` releases the lock, even if this initialiser throws.
    try restoreFormer()
    try refuseForeign()
  }

  deinit {
    Interruption.release(lockFile)
    close(lock)
  }

  /// Replaces the folder by exactly the files that `build` writes, whole or not at all. This holds for a power failure, too:
  /// files are on the disk before their folder gets its name, and the name is when this returns.
  ///
  /// - Throws: what `build` throws, or `Failure` of kind `inputOutput` or `outputRefused`; the folder is then as it was.
  func replace(_ build: (FolderDraft) throws(Failure) -> Void) throws(Failure) {
    do throws(Failure) {
      let draft = try Interruption.begin(building) { () throws(Failure) in
        try FolderDraft(path: building, for: path)
      }
      try build(draft)
      try draft.sync()
      try Interruption.finish(building) { () throws(Failure) in try exchange() }
    } catch {
      Interruption.abandon(building)
      throw error
    }
  }

  /// Exchanges the new folder with the target and removes the old one.
  private func exchange() throws(Failure) {
    if unsafe access(path, F_OK) != 0 {
      try rename(building, path)
    } else if unsafe cplatform_exchange(building, path) != 0 {
      try exchangeInTwoSteps()
    }
    try Directory.sync(parent)
    Directory.remove(building)
  }

  private func exchangeInTwoSteps() throws(Failure) {
    Directory.remove(former)
    try rename(path, former)
    do throws(Failure) {
      try rename(building, path)
    } catch {
      try rename(former, path)
      throw error
    }
    Directory.remove(former)
  }

  /// Gives the old folder its name back if a run was killed between the two renames.
  private func restoreFormer() throws(Failure) {
    if unsafe access(path, F_OK) != 0, unsafe access(former, F_OK) == 0 { try rename(former, path) }
  }

  private func rename(_ from: String, _ to: String) throws(Failure) {
    guard unsafe Glibc.rename(from, to) == 0 else {
      throw Failure(.inputOutput, at: path, .writeFailed(systemReason()))
    }
  }

  /// Refuses a target with a file that this program never writes, since it would be lost.
  private func refuseForeign() throws(Failure) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(.outputRefused, at: path, .outputNotOurs) }
    let names = Directory.names(in: path)
    if names.isEmpty { return }
    if let foreign = names.filter({ !isKnown($0) }).min() {
      throw Failure(.outputRefused, at: "\(path)/\(foreign)", .outputNotOurs)
    }
    guard marks.allSatisfy(names.contains) else { throw Failure(.outputRefused, at: path, .outputNotOurs) }
  }

  private static func split(_ path: String) throws(Failure) -> (parent: String, name: String) {
    var path = path
    // An existing folder may be named through `.`, `..` or a link.
    if let real = unsafe realpath(path, nil) {
      path = unsafe String(cString: real)
      unsafe free(real)
    }
    while path.hasSuffix("/"), path.utf8.count > 1 { path.removeLast() }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let name = parts.last.map(String.init), name != "..", name != "." else {
      throw Failure(.outputRefused, at: path, .outputParentMissing)
    }
    let parent = String(path.dropLast(name.count))
    return (parent.isEmpty ? "." : parent == "/" ? "" : String(parent.dropLast()), name)
  }

  private static func acquireLock(_ file: String, for path: String) throws(Failure) -> CInt {
    while true {
      let descriptor = unsafe open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw Failure(.outputRefused, at: path, .outputParentMissing) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw Failure(.locked, at: path, .targetLocked)
      }
      // The process that held the lock may have removed the file between our open and our lock.
      var held = stat()
      var named = stat()
      if unsafe fstat(descriptor, &held) == 0, unsafe stat(file, &named) == 0, held.st_ino == named.st_ino {
        return descriptor
      }
      close(descriptor)
    }
  }
}
