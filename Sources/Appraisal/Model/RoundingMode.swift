/// The one rounding a measure gets, declared in the definition.
public enum RoundingMode: String, Sendable, CaseIterable {
  /// 四舍五入: halves away from zero.
  case halfUp = "half-up"
  /// 四舍六入五成双 (GB/T 8170): halves to the even neighbour.
  case halfEven = "half-even"
  /// Towards zero.
  case down
}
