/// Whether a banded value is there, and if not, why.
enum FigureStatus: String, Sendable, CaseIterable {
  case published
  /// The gate of a source behind it is not met.
  case withheld
  case missing
}

/// How a part of the composite came to its score, or why it has none.
enum ComponentStatus: String, Sendable, CaseIterable {
  case published
  /// Counts, though participation is too low.
  case flagged
  /// Counts, multiplied by a factor for low participation.
  case reduced
  case zeroed
  /// The other parts of its level share its weight.
  case leftOut = "left-out"
  /// Set after the public notice, with approval.
  case corrected
  case withheld
  case missing
}
