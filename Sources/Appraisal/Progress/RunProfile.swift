import Glibc

/// What a run has taken, part by part.
public struct RunProfile: Sendable {
  let spent: [RunMonitor.Part: Spent]
  let bytes: Int
  let records: Int

  /// What a part, or the whole process, has taken.
  struct Spent: Sendable {
    var wall = 0.0
    var cpu = 0.0
    /// The most memory that the process had held until then.
    var peak = 0

    static func + (a: Spent, b: Spent) -> Spent {
      Spent(wall: a.wall + b.wall, cpu: a.cpu + b.cpu, peak: max(a.peak, b.peak))
    }

    /// What the process has taken since another time, with the memory it has held at most.
    func since(_ start: Spent) -> Spent {
      Spent(wall: wall - start.wall, cpu: cpu - start.cpu, peak: Spent.memory)
    }
  }

  private var parts: [(part: RunMonitor.Part, spent: Spent)] {
    RunMonitor.Part.allCases.compactMap { part in spent[part].map { (part, $0) } }
  }

  private var total: Spent { parts.reduce(Spent()) { $0 + $1.spent } }

  /// A line for each part, and one for all.
  public func text(in language: Language) -> String {
    let header = [LocalizedText.profilePart, .profileWall, .profileCPU, .profilePeak].map { $0[language] }
    let rows = parts.map { cells($0.part.wording[language], $0.spent) }
    let lines = TerminalTable.lines([header] + rows + [cells(LocalizedText.profileTotal[language], total)], leading: 1)
    return (lines + [LocalizedText.profileRecords(records)[language]]).map { $0 + "\n" }.joined()
  }

  private func cells(_ title: String, _ spent: Spent) -> [String] {
    [title, decimal(spent.wall, 3), decimal(spent.cpu, 3), decimal(Double(spent.peak) / 1_048_576, 1)]
  }

  private func decimal(_ value: Double, _ places: Int) -> String {
    let scaled = value * Double(Rational.wordPowersOfTen[places])
    return Published(units: Rational(Int(scaled.rounded())), decimals: places).text
  }

  /// The same for a program.
  public var json: [UInt8] {
    var all = object(total)
    all["bytes"] = .number(bytes)
    all["records"] = .number(records)
    all["parts"] = .list(
      parts.map { part, spent in .object(object(spent).merging(["part": .text(part.rawValue)]) { $1 }) })
    return JSONValue.object(all).bytes
  }

  private func object(_ spent: Spent) -> [String: JSONValue] {
    [
      "seconds": .decimal((spent.wall * 1000).rounded() / 1000),
      "cpu_seconds": .decimal((spent.cpu * 1000).rounded() / 1000), "peak_bytes": .number(spent.peak),
    ]
  }
}

extension RunProfile.Spent {
  /// Clocks that begin anywhere, without memory.
  static var now: Self { Self(wall: seconds(CLOCK_MONOTONIC), cpu: seconds(CLOCK_PROCESS_CPUTIME_ID)) }

  private static func seconds(_ clock: CInt) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most bytes that were ever resident; 0 where the system does not say. What `getrusage` says may be of the process
  /// that started this one.
  private static var memory: Int {
    guard let status = try? InputFile.contents(of: "/proc/self/status", atMost: 1 << 16),
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }
      ),
      let kibibytes = Int(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "")
    else { return 0 }
    return kibibytes * 1024
  }
}
