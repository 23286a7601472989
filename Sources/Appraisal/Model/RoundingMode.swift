/// The rounding of measures, which the definition declares.
public enum RoundingMode: String, Sendable, CaseIterable {
  /// Halves away from zero (四舍五入): 2.5 is 3, -2.5 is -3.
  case halfUp = "half-up"
  /// Halves to the even neighbour (四舍六入五成双, GB/T 8170): 2.5 is 2, 3.5 is 4.
  case halfEven = "half-even"
  /// Towards zero: 2.9 is 2.
  case down

  /// Whether a value that lies between two neighbours is rounded to the one that is further from zero.
  ///
  /// - Parameters:
  ///   - isOdd: whether the neighbour nearer to zero is odd.
  ///   - isHalf: whether the value is in the middle.
  ///   - isAbove: whether it is beyond the middle.
  func roundsUp(isOdd: @autoclosure () -> Bool, isHalf: Bool, isAbove: Bool) -> Bool {
    switch self {
    case .down: false
    case .halfUp: isHalf || isAbove
    case .halfEven: isAbove || isHalf && isOdd()
    }
  }
}
