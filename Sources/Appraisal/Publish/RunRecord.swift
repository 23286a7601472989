/// `run.json`: the definition, the files that were read, and the sums that account for every record.
struct RunRecord {
  let definition: Definition
  let trail: AuditTrail
  let clock: RunClock

  var bytes: [UInt8] {
    var codes: [String: JSONValue] = [:]
    for (code, findings) in Dictionary(grouping: trail.findings, by: \.code) {
      codes[code.rawValue] = .number(findings.count)
    }
    return JSONValue.object([
      "manyidu": .text(Version.number),
      "contract": .text(Contract.version),
      "definition": .object([
        "pipeline": .text(definition.name), "period": .text(definition.period.name),
        "authority": .text(definition.authority), "sha256": .text(trail.definition),
      ]),
      "inputs": .list(
        trail.files.sorted { BytewiseKey([$0.source, $0.path]) < BytewiseKey([$1.source, $1.path]) }.map(input)),
      "sums": .list(trail.accounts.sorted { BytewiseKey([$0.source]) < BytewiseKey([$1.source]) }.map(\.json)),
      "findings": .object(codes),
      "started": .text(clock.startedText),
      "seconds": .decimal(clock.seconds),
    ]).bytes
  }

  private func input(_ file: AuditTrail.InputRecord) -> JSONValue {
    .object([
      "source": .text(file.source), "path": .text(file.path), "sha256": .text(file.sha256),
      "bytes": .number(file.bytes), "platform": .text(file.platform), "encoding": .text(file.encoding),
      "blank_lines": .number(file.blankLines),
    ])
  }
}

extension Account {
  /// The sums by name.
  var json: JSONValue {
    var object: [String: JSONValue] = ["source": .text(source)]
    for (name, path) in Account.counters { object[name] = .number(self[keyPath: path]) }
    return .object(object)
  }
}
