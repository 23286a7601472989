/// Whether a figure is there, and if not, why.
enum FigureStatus: String, Sendable, CaseIterable {
  case published
  /// The gate of a source behind it is not met.
  case withheld
  case missing
}
