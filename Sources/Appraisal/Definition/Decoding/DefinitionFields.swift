/// The problems of a definition, collected so that one check shows all of them.
final class DefinitionProblems {
  private typealias Problem = (position: DefinitionPosition, message: Failure.Message)

  let file: String
  /// The problems in the order of decoding. Some are known only when all is decoded.
  private var found: [() -> [Problem]] = []
  /// Every clause that was decoded, with the path of the rule that cites it: `bands.satisfaction`.
  private(set) var cited: [(place: String, clause: Clause)] = []

  init(file: String) { self.file = file }

  func add(_ position: DefinitionPosition, _ path: String, _ wording: LocalizedText) {
    addLater { [(position, path, wording)] }
  }

  /// Adds problems that `problems` tells when all is decoded.
  func addLater(_ problems: @escaping () -> [(DefinitionPosition, path: String, LocalizedText)]) {
    found.append { [file] in
      problems().map { position, path, wording in
        let located = path.isEmpty ? wording : LocalizedText(zh: "\(path)：\(wording.zh)", en: "\(path): \(wording.en)")
        return (position, Failure.Message(place: "\(file):\(position)", wording: located))
      }
    }
  }

  func cite(_ clause: Clause?, at place: String) {
    if let clause { cited.append((place, clause)) }
  }

  /// - Throws: `Failure` of kind `definition` with all problems in the order of the file; nothing if there are none.
  func throwIfAny() throws(Failure) {
    let all = found.flatMap { $0() }
    found = []
    guard !all.isEmpty else { return }
    let sorted = all.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    throw Failure(definition: sorted.map(\.element.message))
  }
}

/// The values of one mapping by key.
///
/// Its grammar is what is asked of it: when all is decoded, a key that was never asked for is reported as unknown, so
/// that none is ignored.
final class DefinitionFields {
  let path: String
  let position: DefinitionPosition
  let problems: DefinitionProblems
  private let entries: [YAMLNode.Entry]
  private var asked: Set<String> = []
  private var refused: Set<String> = []
  private var keys: Set<String> { asked.subtracting(refused) }

  /// Opens a mapping. Any other node is reported, and has no keys.
  init(_ node: YAMLNode, path: String, problems: DefinitionProblems) {
    self.path = path
    self.problems = problems
    position = node.position
    if case .mapping(let entries, _) = node {
      self.entries = entries
    } else {
      entries = []
      problems.add(node.position, path, .definitionExpectedMapping)
    }
    problems.addLater { [self] in
      entries.filter { !keys.contains($0.key) }.map {
        ($0.keyPosition, path, .definitionUnknownKey($0.key, known: Array(keys)))
      }
    }
  }

  /// Declares keys that are not asked for in every case.
  func allow(_ keys: [String]) { asked.formUnion(keys) }

  /// Declares keys that do not belong here, though they are asked for elsewhere.
  func refuse(_ keys: [String]) { refused.formUnion(keys) }

  /// Whether a key is there.
  func has(_ key: String) -> Bool { optional(key) != nil }

  /// The position of a key, or of the mapping if the key is absent.
  func place(_ key: String) -> DefinitionPosition { entries.first { $0.key == key }?.keyPosition ?? position }

  /// Reports a problem of the mapping.
  func report(_ wording: LocalizedText) { problems.add(position, path, wording) }

  /// Reports a problem of a key, at `position` or at the key.
  func report(_ key: String, at position: DefinitionPosition? = nil, _ wording: LocalizedText) {
    problems.add(position ?? place(key), joined(key), wording)
  }

  func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func optional(_ key: String) -> YAMLNode? {
    asked.insert(key)
    return entries.first { $0.key == key }?.value
  }

  /// Reads a value if its key is there.
  func optional<Value>(_ key: String, _ read: (String) -> Value?) -> Value? { has(key) ? read(key) : nil }

  func required(_ key: String) -> YAMLNode? {
    if let node = optional(key) { return node }
    problems.addLater { [self] in
      // A misspelt key is reported as unknown.
      let slips = entries.contains { !keys.contains($0.key) && suggestion(for: $0.key, among: keys) == key }
      return slips ? [] : [(position, path, .definitionMissingKey(key))]
    }
    return nil
  }

  /// Opens the mapping under `key`.
  func mapping(_ key: String) -> DefinitionFields? {
    required(key).map { DefinitionFields($0, path: joined(key), problems: problems) }
  }

  /// The entries of the mapping under `key`, whose keys are names chosen by the writer; empty if it is absent.
  func entries(_ key: String) -> [YAMLNode.Entry] {
    guard let node = optional(key) else { return [] }
    guard case .mapping(let entries, _) = node else {
      report(key, .definitionExpectedMapping)
      return []
    }
    return entries.filter { entry in
      if DefinitionFields.isName(entry.key) { return true }
      report(key, at: entry.keyPosition, .definitionBadName(entry.key))
      return false
    }
  }

  /// The mappings of the mapping under `key`, whose keys are names chosen by the writer; empty if it is absent.
  func named(_ key: String) -> [(name: String, position: DefinitionPosition, fields: DefinitionFields)] {
    entries(key).map { entry in
      let path = joined("\(key).\(entry.key)")
      return (entry.key, entry.keyPosition, DefinitionFields(entry.value, path: path, problems: problems))
    }
  }

  /// Calls `body` with each name chosen by the writer under `key`, and with the mapping that holds them.
  func eachNamed(_ key: String, _ body: (String, DefinitionPosition, DefinitionFields) -> Void) {
    let named = entries(key)
    guard let node = optional(key), case .mapping(let all, _) = node else { return }
    let mapping = DefinitionFields(node, path: joined(key), problems: problems)
    mapping.allow(all.map(\.key))
    for entry in named { body(entry.key, entry.keyPosition, mapping) }
  }

  /// The nodes of the list under `key`; empty if it is absent.
  func list(_ key: String) -> [YAMLNode] {
    guard let node = optional(key) else { return [] }
    guard case .sequence(let items, _) = node else {
      report(key, .definitionExpectedList)
      return []
    }
    return items
  }

  /// The mappings of the list under `key`; empty if it is absent.
  func mappings(_ key: String) -> [DefinitionFields] {
    list(key).enumerated().map { index, node in
      DefinitionFields(node, path: "\(joined(key))[\(index)]", problems: problems)
    }
  }

  /// Whether a text has only small letters, digits and hyphens: names become file names, keys of tables and options.
  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 60, first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "-") }
  }
}
