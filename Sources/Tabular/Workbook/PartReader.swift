import CExpat
import Glibc

/// Reads a part of a workbook: expat parses it, but for the plain text that a handler takes where expat would find nothing
/// else.
///
/// Text is plain only at a place where expat has nothing left to parse and has just seen a tag, in an element without a
/// prefix: whole elements there neither depend on what expat knows nor change it.
@safe final class PartReader: @unchecked Sendable {
  private let parser: XML_Parser
  private let part: ZipPart
  private let handler: PartHandler
  private let limits: WorkbookLimits
  /// The elements that are open and not skipped, the part first.
  private var path: [MarkupPlace]
  /// Number of open elements.
  private var depth = 0
  /// Number of open elements that are skipped; 0 if the innermost is read.
  private var skipped = 0

  /// What is read: `chunk` bytes after those that are still to be parsed, then `padding` of 0.
  private let window: UnsafeMutableRawPointer
  private let chunk: Int
  /// So many bytes are in the window, if the part has them, before anything is parsed, lest an element is cut off.
  private let lookahead: Int
  private var rest = 0..<0
  private var isAtEnd = false

  /// Bytes that expat was given.
  private var fed = 0
  /// Bytes that expat was given since it last called.
  private var silence = 0
  /// Whether expat has called since it was last fed, and whether it was for a tag that it called last.
  private var hasCalled = false
  private var isBehindTag = false
  /// Whether the tag that came last began an element that may hold plain text, and whether the innermost such element can.
  private var isUnproved = false
  private var isPlain = false
  /// The fault that a handler has thrown, and its line.
  private var fault: (PartFault, line: Int)?

  /// - Parameter place: what the part is.
  init(_ part: ZipPart, _ place: MarkupPlace, _ handler: PartHandler, chunk: Int) throws(ReadError) {
    // No name has a line feed, so it can separate a namespace from a name.
    guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(0x0A)) else {
      throw .failed(path: part.path, errno: ENOMEM)
    }
    unsafe self.parser = parser
    self.part = part
    self.handler = handler
    limits = handler.limits
    path = [place]
    self.chunk = min(max(chunk, 1), 1 << 20)
    lookahead = min(self.chunk, 1 << 12)
    unsafe window = .allocate(byteCount: self.chunk + lookahead + RecordBatch.padding, alignment: 16)
    listen()
  }

  deinit {
    unsafe XML_ParserFree(parser)
    unsafe window.deallocate()
  }

  /// Reads the next chunk.
  ///
  /// - Returns: false at the end of the part.
  /// - Throws: `ReadError.workbook` for damaged markup, a fault of the handler, or a part beyond the limits.
  func advance() throws(ReadError) -> Bool {
    if isAtEnd { return false }
    try fill()
    while rest.count >= (isAtEnd ? 1 : lookahead) {
      if isSettled, handler.plain == path.last {
        if isUnproved { prove() }
        if isPlain { rest = unsafe handler.takePlain(window, rest)..<rest.upperBound }
        if rest.count < lookahead, !isAtEnd || rest.isEmpty { break }
      }
      try feed(nextSlice)
    }
    if isAtEnd { try feed(0) }
    return !isAtEnd
  }

  private func fill() throws(ReadError) {
    unsafe window.copyMemory(from: window + rest.lowerBound, byteCount: rest.count)
    let got = try unsafe part.read(into: window + rest.count, count: chunk)
    isAtEnd = got == 0
    rest = 0..<rest.count + got
    unsafe (window + rest.upperBound).initializeMemory(as: UInt8.self, repeating: 0, count: RecordBatch.padding)
  }

  /// Number of the bytes that expat gets next: up to the end of a tag where plain text may follow, and twice as many each
  /// time that this was none, lest it goes through a long tag again and again.
  private var nextSlice: Int {
    let least = min(silence, rest.count)
    let from = unsafe window + rest.lowerBound
    guard handler.plain != nil, let end = unsafe memchr(from + least, 0x3E, rest.count - least) else {
      return rest.count
    }
    return unsafe end - from + 1
  }

  private func feed(_ count: Int) throws(ReadError) {
    hasCalled = false
    let start = unsafe (window + rest.lowerBound).assumingMemoryBound(to: CChar.self)
    let status = unsafe XML_Parse(parser, start, CInt(count), count == 0 ? 1 : 0)
    rest = rest.lowerBound + count..<rest.upperBound
    fed += count
    silence = hasCalled ? 0 : silence + count
    if silence > limits.tagBytes {
      throw .workbook(path: part.path, fault: .tooLarge(.tagBytes, limit: limits.tagBytes))
    }
    if let fault { throw fault.0.placed(path: part.path, part: part.name, line: fault.line) }
    if status != XML_STATUS_OK { throw markupError() }
  }

  private func markupError() -> ReadError {
    let code = unsafe XML_GetErrorCode(parser)
    guard code != XML_ERROR_NO_MEMORY else { return .failed(path: part.path, errno: ENOMEM) }
    let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? ""
    return PartFault.damaged(.markup(words)).placed(path: part.path, part: part.name, line: line)
  }

  private var line: Int { Int(clamping: unsafe XML_GetCurrentLineNumber(parser)) }

  /// Whether expat is after a tag, all that it was given is parsed, and the element is one that is read.
  private var isSettled: Bool {
    guard isBehindTag, skipped == 0 else { return false }
    return unsafe XML_GetCurrentByteIndex(parser) == XML_Index(fed)
  }

  /// Finds out whether the tag that was fed last has a prefix. If so, text of this part will not be plain.
  private func prove() {
    isUnproved = false
    var name = rest.lowerBound
    repeat {
      name -= 1
      guard name >= 0 else { return }
    } while unsafe window.load(fromByteOffset: name, as: UInt8.self) != UInt8(ascii: "<")
    for index in name..<rest.lowerBound {
      switch unsafe window.load(fromByteOffset: index, as: UInt8.self) {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"):
        isPlain = true
        return
      case UInt8(ascii: ":"), 0:
        handler.plain = nil
        return
      default: continue
      }
    }
  }
}

// Callbacks of expat.
extension PartReader {
  private func listen() {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetXmlDeclHandler(parser) { context, _, encoding, _ in
      unsafe PartReader.take(context) { reader throws(PartFault) in unsafe reader.declared(encoding) }
    }
    unsafe XML_SetElementHandler(parser) { context, name, attributes in
      guard let name = unsafe name, let attributes = unsafe attributes else { return }
      unsafe PartReader.take(context, isTag: true) { reader throws(PartFault) in
        try unsafe reader.began(MarkupText(name), MarkupAttributes(attributes))
      }
    } _: { context, _ in
      unsafe PartReader.take(context, isTag: true) { reader throws(PartFault) in try reader.ended() }
    }
    unsafe XML_SetCharacterDataHandler(parser) { context, text, count in
      unsafe PartReader.take(context) { reader throws(PartFault) in
        try unsafe reader.came(UnsafeRawBufferPointer(start: text, count: Int(count)))
      }
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      unsafe PartReader.take(context) { _ throws(PartFault) in throw .damaged(.documentType) }
    }
    // Comments and the like, only to notice that expat has called.
    unsafe XML_SetDefaultHandler(parser) { context, _, _ in unsafe PartReader.take(context) { _ throws(PartFault) in } }
  }

  /// Runs `body` for a callback, and stops expat if it throws. Expat may call a few more times after that.
  @inline(__always) private static func take(
    _ context: UnsafeMutableRawPointer?, isTag: Bool = false, _ body: (PartReader) throws(PartFault) -> Void
  ) {
    guard let context = unsafe context else { return }
    // Without counting references, which would take as long as the callback itself.
    unsafe Unmanaged<PartReader>.fromOpaque(context)._withUnsafeGuaranteedRef { reader in
      (reader.hasCalled, reader.isBehindTag) = (true, isTag)
      guard reader.fault == nil else { return }
      do throws(PartFault) {
        try body(reader)
      } catch {
        reader.fault = (error, reader.line)
        _ = unsafe XML_StopParser(reader.parser, XML_Bool(XML_FALSE))
      }
    }
  }

  private func declared(_ encoding: UnsafePointer<XML_Char>?) {
    if let encoding = unsafe encoding, unsafe strcasecmp(encoding, "UTF-8") != 0 { handler.plain = nil }
  }

  private func began(_ name: MarkupText, _ attributes: MarkupAttributes) throws(PartFault) {
    depth += 1
    isUnproved = false
    if depth > limits.depth { throw .tooLarge(.depth, limit: limits.depth) }
    guard skipped == 0, let place = path[path.count - 1].element(name) else {
      skipped += 1
      return
    }
    path.append(place)
    handler.textStart = handler.string.count
    if place == handler.plain { (isUnproved, isPlain) = (true, false) }
    try handler.enter(place, attributes)
  }

  private func ended() throws(PartFault) {
    depth -= 1
    isUnproved = false
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    let place = path.removeLast()
    if place == .text { handler.decodeText() }
    try handler.leave(place)
  }

  private func came(_ text: UnsafeRawBufferPointer) throws(PartFault) {
    guard skipped == 0, path.last == .text || path.last == .value else { return }
    guard handler.string.count + text.count <= limits.cellBytes else {
      throw .tooLarge(.cellBytes, limit: limits.cellBytes)
    }
    unsafe handler.string.append(contentsOf: text)
  }
}
