import Appraisal

/// The first and the last time stamp of a column, and the evidence for the order of day and month.
struct TimeSpan: Sendable {
  /// Number of different cells that were looked at.
  private(set) var tried = 0
  /// Number of those that are time stamps.
  private(set) var read = 0
  /// Day numbers of the first and last stamp, for each order of day and month.
  private var days: [DateOrder: ClosedRange<Int>] = [:]
  /// Number of stamps in each academic year, by the year in which it begins.
  private var years: [DateOrder: [Int: Int]] = [:]
  /// The orders that the numbers prove: 13/6 can only be the day first.
  private var evidence: Set<DateOrder> = []
  /// Whether the year of any stamp comes last.
  private(set) var isOrdered = false
  /// Number of stamps that state each offset from UTC, by the offset in minutes.
  private(set) var zones: [Int: Int] = [:]
  /// Whether any stamp has a time of day.
  private(set) var hasClock = false

  /// Takes a cell that was not in the column before.
  mutating func add(_ cell: ArraySlice<UInt8>) {
    guard tried < Threshold.triedStamps || read * 2 >= tried, cell.count <= Threshold.stampLength.upperBound else {
      return
    }
    tried += 1
    let text = String(decoding: cell, as: UTF8.self)
    guard let stamp = CellShape.time(text) else { return }
    read += 1
    hasClock = hasClock || cell.contains(UInt8(ascii: ":"))
    if !stamp.isYearFirst { isOrdered = true }
    if let order = stamp.order { evidence.insert(order) }
    if let zone = stamp.zone, zones.count < Threshold.countedZones || zones[zone.minutes] != nil {
      zones[zone.minutes, default: 0] += 1
    }
    for order in DateOrder.allCases { take(stamp.time(order)?.date, order) }
  }

  private mutating func take(_ date: CivilDate?, _ order: DateOrder) {
    guard let date, (2000...2100).contains(date.year) else { return }
    let day = date.dayNumber
    let known = days[order] ?? day...day
    days[order] = min(known.lowerBound, day)...max(known.upperBound, day)
    years[order, default: [:]][date.month >= 9 ? date.year : date.year - 1, default: 0] += 1
  }

  mutating func merge(_ other: TimeSpan) {
    tried += other.tried
    read += other.read
    evidence.formUnion(other.evidence)
    isOrdered = isOrdered || other.isOrdered
    hasClock = hasClock || other.hasClock
    zones.merge(other.zones) { $0 + $1 }
    days.merge(other.days) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
    years.merge(other.years) { $0.merging($1) { $0 + $1 } }
  }

  /// The order of day and month in stamps whose year comes last; nil if no stamp proves it, or they contradict each
  /// other.
  var settledOrder: DateOrder? { evidence.count == 1 ? evidence.first : nil }

  /// Day numbers of the first and the last stamp, read in this order; nil without stamps.
  func span(_ order: DateOrder) -> ClosedRange<Int>? { days[order] }

  /// Number of different stamps in each academic year, by the year in which it begins.
  func years(_ order: DateOrder) -> [Int: Int] { years[order] ?? [:] }
}
