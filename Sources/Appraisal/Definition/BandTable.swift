/// The bands of one measure with their limits and points.
public struct BandTable: Sendable {
  let name: String
  let measure: Measure
  let lowest: Rational
  let highest: Rational
  /// Decimals of the measure: at this precision the bands cover the range from `lowest` to `highest`.
  let decimals: Int
  let basis: Basis
  let bands: [Band]
  let clause: Clause?

  /// The value that is banded (LOCAL-published).
  enum Basis: String, Sendable, CaseIterable {
    /// The printed value.
    case published
    /// The value before rounding, which belongs to the highest band whose lower limit it reaches.
    case exact
  }

  /// One band, which includes both limits.
  struct Band: Sendable {
    let label: String
    let from: Rational
    let to: Rational
    let points: Rational?
    /// A single value that the document's limits leave out and the definition puts into this band.
    let also: Boundary?
    let position: DefinitionPosition
  }

  /// A value that the limits of the document leave out.
  struct Boundary: Sendable {
    let value: Rational
    /// The text in the column `note` of its row.
    let note: String
  }

  /// Finds the band of a value.
  ///
  /// By the published value, 89.95 is 90.0 and in the band from 90; by the exact value it is in the band below. In the
  /// satisfaction bands of YT-A.sat, 60.0 is in the band of 60 with the note `boundary-not-in-policy`.
  ///
  /// - Returns: the index of the band, and a note if the document's limits leave the value out; nil outside of all bands.
  func place(_ published: Published, exact: Rational) -> (band: Int, note: String?)? {
    // The bands cover the grid of printed values, so an exact value is in the band of the one below it on the grid.
    let value = basis == .published ? published.value : Published(exact, decimals: decimals, mode: .down).value
    if let index = bands.firstIndex(where: { $0.also?.value == value }) { return (index, bands[index].also?.note) }
    return bands.firstIndex { $0.from <= value && value <= $0.to }.map { ($0, nil) }
  }

  /// The points of the best band; nil if bands have none.
  var mostPoints: Rational? { bands.compactMap(\.points).max() }
}
