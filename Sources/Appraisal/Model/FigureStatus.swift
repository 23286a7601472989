/// The status of a banded value.
enum FigureStatus: String, Sendable, CaseIterable {
  case published
  /// Not published, because too few took part in one of its sources.
  case withheld
  /// Not there, because there is no data.
  case missing
}

/// The origin of the score of a part of the composite, or the reason why it has none.
enum ComponentStatus: String, Sendable, CaseIterable {
  case published
  /// Counts, although participation is too low.
  case flagged
  /// Counts, multiplied by a factor for low participation.
  case reduced
  /// Counts as zero.
  case zeroed
  /// Left out; the other parts of its level share its weight.
  case leftOut = "left-out"
  /// Set by a correction after the public notice.
  case corrected
  /// Not published, because too few took part.
  case withheld
  /// Not there, because there is no data.
  case missing
}
