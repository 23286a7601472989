/// The first and the last time stamp of a column, and what the stamps say of themselves.
struct TimeSpan: Sendable {
  private(set) var tried = 0
  private(set) var read = 0
  /// Both ways of reading stamps whose year does not come first.
  private var days: [DateOrder: ClosedRange<Int>] = [:]
  /// How many lie in the academic year that begins in a year.
  private var years: [DateOrder: [Int: Int]] = [:]
  /// What the numbers themselves say comes first.
  private var evidence: Set<DateOrder> = []
  /// Whether some have their year behind.
  private(set) var isOrdered = false
  /// How often each offset from UTC was stated.
  private(set) var zones: [Int: Int] = [:]
  private(set) var hasClock = false

  /// After so many cells, half of which must be stamps, others are not looked at any more.
  private static let patience = 200

  mutating func add(_ cell: ArraySlice<UInt8>) {
    guard tried < TimeSpan.patience || read * 2 >= tried, cell.count <= 40 else { return }
    tried += 1
    let text = String(decoding: cell, as: UTF8.self)
    guard let stamp = CellShape.time(text) else { return }
    read += 1
    hasClock = hasClock || cell.contains(UInt8(ascii: ":"))
    if !stamp.isYearFirst { isOrdered = true }
    if let order = stamp.order { evidence.insert(order) }
    if let zone = stamp.zone, zones.count < 100 || zones[zone.minutes] != nil { zones[zone.minutes, default: 0] += 1 }
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

  /// What comes first, day or month, where the year does not; nil: nothing says so, or stamps contradict each other.
  var settledOrder: DateOrder? { evidence.count == 1 ? evidence.first : nil }

  /// Day numbers of the first and the last stamp.
  func span(_ order: DateOrder) -> ClosedRange<Int>? { days[order] }

  /// By the year in which an academic year begins, how many different stamps lie in it.
  func years(_ order: DateOrder) -> [Int: Int] { years[order] ?? [:] }
}
