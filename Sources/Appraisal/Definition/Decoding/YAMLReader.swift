import CYAML

/// Reads one YAML document through libyaml's events, with line and column of every node.
///
/// Anchors and aliases are refused: people read a definition from top to bottom, and a few lines of nested aliases can
/// expand to gigabytes.
@safe struct YAMLReader: ~Copyable {
  private var parser = unsafe yaml_parser_t()
  private let file: String
  private static let deepest = 40

  /// Reads a document.
  ///
  /// - Throws: `Failure` of kind `definition` with line and column.
  static func read(_ text: [UInt8], file: String) throws(Failure) -> YAMLNode {
    var reader = try YAMLReader(file: file)
    return try reader.document(text)
  }

  private init(file: String) throws(Failure) {
    self.file = file
    guard unsafe yaml_parser_initialize(&parser) == 1 else { throw Failure(.internalFault, .outOfMemory) }
  }

  deinit {
    var parser = unsafe parser
    unsafe yaml_parser_delete(&parser)
  }

  private mutating func document(_ text: [UInt8]) throws(Failure) -> YAMLNode {
    // libyaml keeps pointers into the parser and the text, so both stay where they are while events are pulled.
    let outcome = unsafe withUnsafeMutablePointer(to: &parser) { [file] parser in
      unsafe text.withUnsafeBufferPointer { bytes in
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        let events = unsafe YAMLEvents(parser: parser, file: file)
        return Result { () throws(Failure) in try events.document(deepest: YAMLReader.deepest) }
      }
    }
    return try outcome.get()
  }
}

/// Pulls events and builds nodes by recursive descent.
@safe private struct YAMLEvents {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let file: String

  /// One event, copied out of libyaml's memory.
  private enum Event {
    case scalar(String, plain: Bool), sequenceStart, sequenceEnd, mappingStart, mappingEnd, alias, end
  }

  func document(deepest: Int) throws(Failure) -> YAMLNode {
    let (event, position) = try next()
    if case .end = event { throw failure(position, .definitionEmpty) }
    let root = try node(event, position, depth: deepest)
    let (last, place) = try next()
    guard case .end = last else { throw failure(place, .definitionSecondDocument) }
    return root
  }

  private func node(_ event: Event, _ position: DefinitionPosition, depth: Int) throws(Failure) -> YAMLNode {
    guard depth > 0 else { throw failure(position, .definitionTooDeep) }
    switch event {
    case .scalar(let text, let plain): return .scalar(text, plain: plain, position)
    case .sequenceStart: return try sequence(position, depth: depth)
    case .mappingStart: return try mapping(position, depth: depth)
    default: throw failure(position, .definitionAlias)
    }
  }

  private func sequence(_ position: DefinitionPosition, depth: Int) throws(Failure) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      let (event, place) = try next()
      if case .sequenceEnd = event { return .sequence(items, position) }
      items.append(try node(event, place, depth: depth - 1))
    }
  }

  private func mapping(_ position: DefinitionPosition, depth: Int) throws(Failure) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    while true {
      let (event, place) = try next()
      if case .mappingEnd = event { return .mapping(entries, position) }
      guard case .scalar(let key, _) = event else { throw failure(place, .definitionKeyNotText) }
      if let first = entries.first(where: { $0.key == key }) {
        throw failure(place, .definitionDuplicateKey(key, first: first.keyPosition.description))
      }
      let (valueEvent, valuePlace) = try next()
      let value = try node(valueEvent, valuePlace, depth: depth - 1)
      entries.append(YAMLNode.Entry(key: key, keyPosition: place, value: value))
    }
  }

  /// Pulls the next event that is part of a node, or the end.
  private func next() throws(Failure) -> (Event, DefinitionPosition) {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw unsafe syntaxFailure(parser.pointee) }
      defer { unsafe yaml_event_delete(&event) }
      if let copy = unsafe copy(event) { return unsafe (copy, DefinitionPosition(event.start_mark)) }
    }
  }

  private func copy(_ event: yaml_event_t) -> Event? {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return .scalar(text, plain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .end
    default: return nil
    }
  }

  private func syntaxFailure(_ parser: yaml_parser_t) -> Failure {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "unreadable"
    let context = unsafe parser.context.map { unsafe String(cString: $0) }
    return unsafe failure(DefinitionPosition(parser.problem_mark), .definitionSyntax(problem, while: context))
  }

  private func failure(_ position: DefinitionPosition, _ wording: LocalizedText) -> Failure {
    Failure(.definition, at: "\(file):\(position)", wording)
  }
}

extension DefinitionPosition {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
