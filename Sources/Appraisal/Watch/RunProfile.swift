/// What a run has taken, part by part.
public struct RunProfile: Sendable {
  let spent: [RunWatch.Part: Spent]
  let bytes: Int
  let records: Int

  struct Spent: Sendable {
    var wall = 0.0
    var cpu = 0.0
    /// The most memory that the process had held until then.
    var peak = 0

    mutating func add(from start: RunWatch.Reading, to end: RunWatch.Reading) {
      wall += end.wall - start.wall
      cpu += end.cpu - start.cpu
      peak = max(peak, ProcessMemory.peak)
    }

    mutating func add(_ other: Spent) {
      wall += other.wall
      cpu += other.cpu
      peak = max(peak, other.peak)
    }
  }

  private var parts: [(part: RunWatch.Part, spent: Spent)] {
    RunWatch.Part.allCases.compactMap { part in spent[part].map { (part, $0) } }
  }

  private var total: Spent { parts.reduce(into: Spent()) { $0.add($1.spent) } }

  /// A line for each part, and one for all.
  public func text(in language: Language) -> String {
    let header = [Wording.profilePart, .profileWall, .profileCPU, .profilePeak].map { $0[language] }
    let rows = parts.map { cells($0.part.wording[language], $0.spent) }
    let lines = TerminalTable.lines([header] + rows + [cells(Wording.profileTotal[language], total)], leading: 1)
    return (lines + [Wording.profileRecords(records)[language]]).map { $0 + "\n" }.joined()
  }

  private func cells(_ title: String, _ spent: Spent) -> [String] {
    [title, decimal(spent.wall, 3), decimal(spent.cpu, 3), decimal(Double(spent.peak) / 1_048_576, 1)]
  }

  private func decimal(_ value: Double, _ places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let digits = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - digits.utf8.count) + digits
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

/// The memory of this process.
enum ProcessMemory {
  /// The most that was ever resident, in bytes; 0 where the system does not say. What `getrusage` says may be of the
  /// process that started this one.
  static var peak: Int {
    guard let status = try? InputFile.contents(of: "/proc/self/status", atMost: 1 << 16),
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }
      ),
      let kibibytes = Int(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "")
    else { return 0 }
    return kibibytes * 1024
  }
}
