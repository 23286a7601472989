import CExpat
import Glibc

/// Feeds a part of a workbook to expat, chunk by chunk, and calls a handler for what expat finds.
@safe final class PartReader: @unchecked Sendable {
  private let parser: XML_Parser
  private let handler: PartHandler
  private let limits: WorkbookLimits
  private let chunk: Int
  private var source: PartSource
  /// Number of open elements.
  private var depth = 0
  /// Number of open elements that are skipped; 0 if the handler entered all.
  private var skipped = 0
  /// Whether expat has called since it was last fed.
  private var hasCalled = false
  /// Bytes that expat was fed since it last called.
  private var silence = 0
  /// The fault that a handler has thrown, and its line.
  private var fault: (PartFault, line: Int)?
  private var isAtEnd = false

  init(
    _ part: consuming ZipPart, atMost limit: Int, handler: PartHandler, limits: WorkbookLimits, chunk: Int
  ) throws(ReadError) {
    // No name has a line feed, so it can separate a namespace from a name.
    guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(0x0A)) else {
      throw .failed(path: part.path, errno: ENOMEM)
    }
    unsafe self.parser = parser
    self.handler = handler
    self.limits = limits
    self.chunk = min(max(chunk, 1), 1 << 20)
    source = PartSource(part, limit: limit, limits: limits)
    listen()
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Reads until the handler pauses.
  ///
  /// - Returns: false at the end of the part.
  /// - Throws: `ReadError.workbook` for damaged markup, a fault of the handler, or a part beyond the limits.
  func advance() throws(ReadError) -> Bool {
    if isAtEnd, !handler.isPaused { return false }
    var status = handler.isPaused ? resume() : XML_STATUS_OK
    while true {
      if let fault { throw fault.0.placed(path: source.path, part: source.name, line: fault.line) }
      if status == XML_STATUS_SUSPENDED { return true }
      if status != XML_STATUS_OK { throw markupError() }
      if isAtEnd { return false }
      status = try feed()
    }
  }

  private func resume() -> XML_Status {
    handler.isPaused = false
    return unsafe XML_ResumeParser(parser)
  }

  /// Gives the next chunk to expat.
  private func feed() throws(ReadError) -> XML_Status {
    guard let buffer = unsafe XML_GetBuffer(parser, CInt(chunk)) else { throw markupError() }
    let count = try unsafe source.read(into: buffer, count: chunk)
    isAtEnd = count == 0
    hasCalled = false
    let status = unsafe XML_ParseBuffer(parser, CInt(count), count == 0 ? 1 : 0)
    silence = hasCalled ? 0 : silence + count
    if silence > limits.tagBytes {
      throw .workbook(path: source.path, fault: .tooLarge(.tagBytes, limit: limits.tagBytes))
    }
    return status
  }

  private func markupError() -> ReadError {
    let code = unsafe XML_GetErrorCode(parser)
    guard code != XML_ERROR_NO_MEMORY else { return .failed(path: source.path, errno: ENOMEM) }
    let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? ""
    return PartFault.damaged(.markup(words)).placed(path: source.path, part: source.name, line: line)
  }

  private var line: Int { Int(clamping: unsafe XML_GetCurrentLineNumber(parser)) }
}

// Callbacks of expat.
extension PartReader {
  private func listen() {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(parser, elementBegan, elementEnded)
    unsafe XML_SetCharacterDataHandler(parser, textCame)
    unsafe XML_SetStartDoctypeDeclHandler(parser, doctypeCame)
    // Comments and the like, only to notice that expat has called.
    unsafe XML_SetDefaultHandler(parser, otherCame)
  }

  /// Runs the handler for a callback, and stops expat if it pauses or throws. Expat may call a few more times after that.
  @inline(__always) fileprivate func take(_ body: () throws(PartFault) -> Void) {
    hasCalled = true
    guard fault == nil else { return }
    do throws(PartFault) {
      try body()
      if handler.isPaused { _ = unsafe XML_StopParser(parser, XML_Bool(XML_TRUE)) }
    } catch {
      fault = (error, line)
      _ = unsafe XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  fileprivate func began(_ name: MarkupText, _ attributes: MarkupAttributes) throws(PartFault) {
    depth += 1
    if depth > limits.depth { throw .tooLarge(.depth, limit: limits.depth) }
    if skipped > 0 {
      skipped += 1
    } else if try !handler.enter(MarkupName(name), attributes) {
      skipped = 1
    }
  }

  fileprivate func ended() throws(PartFault) {
    depth -= 1
    if skipped > 0 {
      skipped -= 1
    } else {
      try handler.leave()
    }
  }

  fileprivate func came(_ text: UnsafeRawBufferPointer) throws(PartFault) {
    if skipped == 0 { try unsafe handler.text(text) }
  }
}

/// Calls `body` with the reader of a callback.
@inline(__always) private func take(
  _ context: UnsafeMutableRawPointer?, _ body: (PartReader) throws(PartFault) -> Void
) {
  guard let context = unsafe context else { return }
  // Without counting references, which would take as long as the callback itself.
  unsafe Unmanaged<PartReader>.fromOpaque(context)._withUnsafeGuaranteedRef { reader in
    reader.take { () throws(PartFault) in try body(reader) }
  }
}

private func elementBegan(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
  guard let name = unsafe name, let attributes = unsafe attributes else { return }
  unsafe take(context) { reader throws(PartFault) in
    try unsafe reader.began(MarkupText(name), MarkupAttributes(attributes))
  }
}

private func elementEnded(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
  unsafe take(context) { reader throws(PartFault) in try reader.ended() }
}

private func textCame(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: CInt) {
  unsafe take(context) { reader throws(PartFault) in
    try unsafe reader.came(UnsafeRawBufferPointer(start: text, count: Int(count)))
  }
}

private func doctypeCame(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?, _ system: UnsafePointer<XML_Char>?,
  _ identifier: UnsafePointer<XML_Char>?, _ hasSubset: CInt
) {
  unsafe take(context) { _ throws(PartFault) in throw .damaged(.documentType) }
}

private func otherCame(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: CInt) {
  unsafe take(context) { _ throws(PartFault) in }
}
