/// A share that counts are compared with, in whole numbers: nine of ten.
struct Proportion: Sendable {
  private let part: Int
  private let whole: Int

  init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// - Returns: whether `count` is at least this share of `all`: 9 of 10 reach nine tenths, 8 of 10 do not.
  func isReached(by count: Int, of all: Int) -> Bool { count * whole >= all * part }

  /// - Returns: whether `count` is more than this share of `all`: 6 of 10 exceed a half, 5 of 10 do not.
  func isExceeded(by count: Int, of all: Int) -> Bool { count * whole > all * part }
}
