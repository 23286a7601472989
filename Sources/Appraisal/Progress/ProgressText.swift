/// How far a run is, on one line of a terminal.
public struct ProgressText: Sendable {
  private let language: Language
  /// Those of the last two seconds; rates are taken over them.
  private var recent: [RunMonitor.Progress] = []
  private var start: RunMonitor.Progress?
  private static let keptAtMost = 8
  /// Parts that show the share done. The size of standard input is not known, and what follows the reading is short.
  private static let shared: Set<RunMonitor.Part> = [.people, .rosters, .responses, .ledgers]

  public init(in language: Language) { self.language = language }

  /// The line for `progress`, no wider than `width` columns: what finds no room is left out.
  public mutating func line(_ progress: RunMonitor.Progress, width: Int) -> String? {
    guard let part = progress.part else { return nil }
    let start = self.start ?? progress
    self.start = start
    let before = recent.first
    recent.append(progress)
    if recent.count > ProgressText.keptAtMost { recent.removeFirst() }
    var line = part.wording[language]
    if TerminalText.width(line) > width { return nil }
    for piece in pieces(progress, since: before, start) {
      if TerminalText.width(line) + 2 + TerminalText.width(piece) > width { break }
      line += "  " + piece
    }
    return line
  }

  /// The most important first.
  private func pieces(
    _ now: RunMonitor.Progress, since before: RunMonitor.Progress?, _ start: RunMonitor.Progress
  ) -> [String] {
    var pieces: [String] = []
    if now.expected > 0, let part = now.part, ProgressText.shared.contains(part) {
      pieces.append("\(min(100, now.bytes * 100 / now.expected)) %")
      let elapsed = now.seconds - start.seconds
      if now.bytes > start.bytes, elapsed > 0, now.bytes < now.expected {
        let left = Double(now.expected - now.bytes) * elapsed / Double(now.bytes - start.bytes)
        pieces.append(LocalizedText.progressLeft(duration(left))[language])
      }
    }
    if let before, now.seconds > before.seconds, now.bytes > before.bytes {
      let seconds = now.seconds - before.seconds
      pieces.append("\(grouped(Double(now.bytes - before.bytes) / seconds / 1e6)) MB/s")
      pieces.append(LocalizedText.progressRows(grouped(Double(now.records - before.records) / seconds))[language])
    }
    return pieces
  }

  private func duration(_ seconds: Double) -> String {
    let seconds = Int(min(seconds.rounded(.up), 359_999))
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(twoDigits(rest))" : "\(minutes):\(twoDigits(rest))"
  }

  private func grouped(_ value: Double) -> String {
    let digits = Array(String(Int(min(value.rounded(), 1e15))))
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }.joined()
  }
}
