/// The problems of a definition, collected so that one check shows all of them.
final class DefinitionProblems {
  let file: String
  private(set) var messages: [(position: DefinitionPosition, message: Failure.Message)] = []

  init(file: String) { self.file = file }

  func add(_ position: DefinitionPosition, _ path: String, _ wording: Wording) {
    let located = path.isEmpty ? wording : Wording(zh: "\(path)：\(wording.zh)", en: "\(path): \(wording.en)")
    messages.append((position, Failure.Message(place: "\(file):\(position)", wording: located)))
  }

  /// - Throws: `Failure` of kind `definition` with all problems in the order of the file; nothing if there are none.
  func throwIfAny() throws(Failure) {
    guard !messages.isEmpty else { return }
    let sorted = messages.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    throw Failure(definition: sorted.map(\.element.message))
  }
}

/// The values of one mapping by key. A key that the grammar does not have at this place is reported at once.
final class DefinitionFields {
  let path: String
  let position: DefinitionPosition
  let problems: DefinitionProblems
  private let entries: [YAMLNode.Entry]
  private let keys: [String]

  /// Opens a mapping. Any other node is reported, and has no keys.
  ///
  /// - Parameter keys: all keys of the grammar at this place.
  init(_ node: YAMLNode, path: String, keys: [String], problems: DefinitionProblems) {
    self.path = path
    self.keys = keys
    self.problems = problems
    position = node.position
    if case .mapping(let entries, _) = node {
      self.entries = entries
    } else {
      entries = []
      problems.add(node.position, path, .definitionExpectedMapping)
    }
    for entry in entries where !keys.contains(entry.key) {
      let wording = Wording.definitionUnknownKey(
        entry.key, suggestion: suggestion(for: entry.key, among: keys), known: keys)
      problems.add(entry.keyPosition, path, wording)
    }
  }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The position of a key, or of the mapping if the key is absent.
  func place(_ key: String) -> DefinitionPosition { entries.first { $0.key == key }?.keyPosition ?? position }

  func report(_ key: String, _ wording: Wording) { problems.add(place(key), joined(key), wording) }

  func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func optional(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  func required(_ key: String) -> YAMLNode? {
    if let node = optional(key) { return node }
    // A misspelt key has been reported already.
    let slips = entries.contains { !keys.contains($0.key) && suggestion(for: $0.key, among: keys) == key }
    if !slips { problems.add(position, path, .definitionMissingKey(key)) }
    return nil
  }

  /// Opens the mapping under `key`; nil if it is absent.
  func fields(_ key: String, keys: [String], required isRequired: Bool = true) -> DefinitionFields? {
    guard let node = isRequired ? required(key) : optional(key) else { return nil }
    return DefinitionFields(node, path: joined(key), keys: keys, problems: problems)
  }

  /// The entries of the mapping under `key`, whose keys are names chosen by the writer; empty if it is absent.
  func named(_ key: String) -> [(name: String, position: DefinitionPosition, node: YAMLNode)] {
    guard let node = optional(key) else { return [] }
    guard case .mapping(let entries, _) = node else {
      report(key, .definitionExpectedMapping)
      return []
    }
    return entries.compactMap { entry in
      guard DefinitionFields.isName(entry.key) else {
        problems.add(entry.keyPosition, joined(key), .definitionBadName(entry.key))
        return nil
      }
      return (entry.key, entry.keyPosition, entry.value)
    }
  }

  /// Calls `body` with each name chosen by the writer under `key`.
  func eachNamed(_ key: String, _ body: (String, DefinitionPosition, DefinitionFields) -> Void) {
    let names = named(key)
    guard let node = optional(key), case .mapping(let entries, _) = node else { return }
    let mapping = DefinitionFields(node, path: joined(key), keys: entries.map(\.key), problems: problems)
    for (name, position, _) in names { body(name, position, mapping) }
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

  /// The mappings of the list under `key`, all with the same keys; empty if it is absent.
  func mappings(_ key: String, keys: [String]) -> [DefinitionFields] {
    list(key).enumerated().map { index, node in
      DefinitionFields(node, path: "\(joined(key))[\(index)]", keys: keys, problems: problems)
    }
  }

  /// Whether a text has only small letters, digits and hyphens: names become file names, keys of tables and options.
  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 60, first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "-") }
  }
}
