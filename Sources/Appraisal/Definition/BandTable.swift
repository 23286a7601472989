/// The bands of one measure: which printed value falls where, and what that is worth.
public struct BandTable: Sendable {
  let name: String
  let measure: Measure
  let lowest: Rational
  let highest: Rational
  /// Decimals of the measure: the precision at which the bands must cover the range.
  let decimals: Int
  let bands: [Band]
  let clause: Clause?

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

  /// Where a published value falls. 60.0 in the satisfaction bands of YT-A.sat: the 60 band, `boundary-not-in-policy`.
  func place(_ published: Published) -> (band: Int, note: String?)? {
    let value = published.value
    if let index = bands.firstIndex(where: { $0.also?.value == value }) { return (index, bands[index].also?.note) }
    return bands.firstIndex { $0.from <= value && value <= $0.to }.map { ($0, nil) }
  }

  /// The points of the best band.
  var mostPoints: Rational? { bands.compactMap(\.points).max() }
}
