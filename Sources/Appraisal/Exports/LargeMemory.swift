import Glibc

/// Memory of several columns in pages as large as the system has them. A look at a random place in it waits for the
/// memory only; among small pages it would wait for where that is, too.
@safe final class LargeMemory: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer?
  private let bytes: Int
  private var used = 0
  /// The size of a large page, below which nothing is gained.
  private static let page = 1 << 21

  /// Gives memory for nothing if there are fewer bytes than a large page has.
  init(bytes: Int) {
    self.bytes = bytes
    guard bytes >= LargeMemory.page else {
      unsafe memory = nil
      return
    }
    unsafe memory = aligned_alloc(
      LargeMemory.page, (bytes + LargeMemory.page - 1) / LargeMemory.page * LargeMemory.page)
    // What is left of the last page stays in small ones. Where there are no large pages, all does.
    if let memory = unsafe memory {
      _ = unsafe madvise(memory, bytes / LargeMemory.page * LargeMemory.page, MADV_HUGEPAGE)
    }
  }

  deinit { unsafe free(memory) }

  /// The next bytes; nil if there are not so many. From one thread at a time.
  func take(_ count: Int) -> UnsafeMutableRawPointer? {
    guard let memory = unsafe memory, count <= bytes - used else { return nil }
    defer { used += count }
    return unsafe memory + used
  }
}
