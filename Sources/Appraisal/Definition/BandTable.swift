/// The bands of one measure: which printed value falls where, and what that is worth.
public struct BandTable: Sendable {
  let name: String
  let measure: Measure
  let lowest: Rational
  let highest: Rational
  /// Decimals of the measure: the precision at which the bands must cover the range.
  let decimals: Int
  let basis: Basis
  let bands: [Band]
  let clause: Clause?

  /// Which value is banded (LOCAL-published).
  enum Basis: String, Sendable, CaseIterable {
    case published
    /// The unrounded one: it belongs to the highest band whose lower limit it reaches.
    case exact
  }

  /// One band; both limits belong to it.
  struct Band: Sendable {
    let label: String
    let from: Rational
    let to: Rational
    let points: Rational?
    /// A single value that the document's limits leave out and that belongs here.
    let also: Boundary?
    let position: DefinitionPosition
  }

  struct Boundary: Sendable {
    let value: Rational
    /// What the row says about it.
    let note: String
  }

  /// Where a value falls. 60.0 in the satisfaction bands of YT-A.sat: the 60 band, `boundary-not-in-policy`.
  ///
  /// 89.95 is printed as 90.0 and stands in the 90 band; on the exact value it does not reach 90 and stands below.
  func place(_ published: Published, exact: Rational) -> (band: Int, note: String?)? {
    // The bands cover the grid of printed values, so an exact value stands where the one below it on the grid does.
    let value = basis == .published ? published.value : Published(exact, decimals: decimals, mode: .down).value
    if let index = bands.firstIndex(where: { $0.also?.value == value }) { return (index, bands[index].also?.note) }
    return bands.firstIndex { $0.from <= value && value <= $0.to }.map { ($0, nil) }
  }

  /// The points of the best band.
  var mostPoints: Rational? { bands.compactMap(\.points).max() }
}
