import CLibCSV

/// libcsv, given one physical line after the other. What a record is, is decided there and only there.
///
/// It trims blanks around unquoted fields and passes over blank lines.
@safe struct LineParser: ~Copyable, @unchecked Sendable {
  /// What a line did to the record.
  enum Outcome { case record, blank, open, strayQuote, unclosedQuote, outOfMemory }

  private let parser: UnsafeMutablePointer<csv_parser>
  private let context: UnsafeMutablePointer<FieldSink>

  init(delimiter: UInt8) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    // Fails only for a null pointer.
    _ = unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    unsafe csv_set_delim(parser, delimiter)
    // The default of 128 bytes makes a long field grow in thousands of steps.
    unsafe csv_set_blk_size(parser, 1 << 14)
    unsafe context = .allocate(capacity: 1)
    unsafe context.initialize(to: FieldSink())
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe context.deinitialize(count: 1)
    unsafe context.deallocate()
  }

  /// The fields of the records so far.
  var sink: FieldSink {
    unsafeAddress { unsafe UnsafePointer(context) }
    unsafeMutableAddress { unsafe context }
  }

  /// Parses a line with its line end. After `strayQuote` and `outOfMemory` only `reset` may follow.
  mutating func feed(_ line: UnsafeRawBufferPointer) -> Outcome {
    let taken = unsafe csv_parse(parser, line.baseAddress, line.count, fieldEnded, rowEnded, context)
    if taken != line.count {
      return unsafe csv_error(parser) == CSV_EPARSE ? .strayQuote : .outOfMemory
    }
    if sink.hasRow { return .record }
    // 0 is libcsv's state before the first field of a row.
    return unsafe parser.pointee.pstate == 0 ? .blank : .open
  }

  /// Ends an open record at the end of the file.
  mutating func finish() -> Outcome {
    guard unsafe csv_fini(parser, fieldEnded, rowEnded, context) == 0 else { return .unclosedQuote }
    return sink.hasRow ? .record : .blank
  }

  /// Forgets the record being read. csv_fini would report its fields, or refuse, and leaves a strict error in place.
  mutating func reset() {
    unsafe parser.pointee.pstate = 0
    unsafe parser.pointee.quoted = 0
    unsafe parser.pointee.spaces = 0
    unsafe parser.pointee.entry_pos = 0
    unsafe parser.pointee.status = 0
    sink.clear()
  }
}

private func fieldEnded(_ field: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  let bytes = unsafe UnsafeRawBufferPointer(start: field, count: unsafe field == nil ? 0 : count)
  unsafe context?.assumingMemoryBound(to: FieldSink.self).pointee.append(bytes)
}

private func rowEnded(_ terminator: CInt, _ context: UnsafeMutableRawPointer?) {
  unsafe context?.assumingMemoryBound(to: FieldSink.self).pointee.endRow()
}
