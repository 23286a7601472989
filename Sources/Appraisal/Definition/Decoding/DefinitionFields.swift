/// What is wrong with a definition, gathered so that one check shows all of it.
final class DefinitionProblems {
  let file: String
  private(set) var messages: [(position: DefinitionPosition, message: Failure.Message)] = []

  init(file: String) { self.file = file }

  func add(_ position: DefinitionPosition, _ path: String, _ wording: Wording) {
    let located = path.isEmpty ? wording : Wording(zh: "\(path)：\(wording.zh)", en: "\(path): \(wording.en)")
    messages.append((position, Failure.Message(place: "\(file):\(position)", wording: located)))
  }

  /// - Throws: everything found, in the order of the file.
  func throwIfAny() throws(Failure) {
    guard !messages.isEmpty else { return }
    let sorted = messages.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    throw Failure(definition: sorted.map(\.element.message))
  }
}

/// The values of one mapping by key. A key that the grammar does not have here is reported at once.
final class DefinitionFields {
  let path: String
  let position: DefinitionPosition
  let problems: DefinitionProblems
  private let entries: [YAMLNode.Entry]
  private let keys: [String]

  /// Reports a problem and yields no keys where `node` is not a mapping.
  ///
  /// - Parameter keys: all that may stand here.
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

  /// Where a key stands, or its mapping where it is absent.
  func place(_ key: String) -> DefinitionPosition { entries.first { $0.key == key }?.keyPosition ?? position }

  func report(_ key: String, _ wording: Wording) { problems.add(place(key), joined(key), wording) }

  func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func optional(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  func required(_ key: String) -> YAMLNode? {
    if let node = optional(key) { return node }
    // Where the key was misspelt, that has been said already.
    let slips = entries.contains { !keys.contains($0.key) && suggestion(for: $0.key, among: keys) == key }
    if !slips { problems.add(position, path, .definitionMissingKey(key)) }
    return nil
  }

  /// The keys of the mapping under `key`.
  func fields(_ key: String, keys: [String], required isRequired: Bool = true) -> DefinitionFields? {
    guard let node = isRequired ? required(key) : optional(key) else { return nil }
    return DefinitionFields(node, path: joined(key), keys: keys, problems: problems)
  }

  /// The entries of the mapping under `key`, whose keys are names of the writer's choice.
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

  /// Gives each name of the writer's choice under `key` to `body`, with the mapping it stands in.
  func eachNamed(_ key: String, _ body: (String, DefinitionPosition, DefinitionFields) -> Void) {
    let names = named(key)
    guard let node = optional(key), case .mapping(let entries, _) = node else { return }
    let mapping = DefinitionFields(node, path: joined(key), keys: entries.map(\.key), problems: problems)
    for (name, position, _) in names { body(name, position, mapping) }
  }

  /// The nodes of the list under `key`.
  func list(_ key: String) -> [YAMLNode] {
    guard let node = optional(key) else { return [] }
    guard case .sequence(let items, _) = node else {
      report(key, .definitionExpectedList)
      return []
    }
    return items
  }

  /// The mappings of the list under `key`, each with the same keys.
  func mappings(_ key: String, keys: [String]) -> [DefinitionFields] {
    list(key).enumerated().map { index, node in
      DefinitionFields(node, path: "\(joined(key))[\(index)]", keys: keys, problems: problems)
    }
  }

  /// Small letters, digits and hyphens: names become file names, keys of tables and options.
  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 60, first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "-") }
  }
}
