import Foundation
import Tabular

/// All that a file reads as, in a form that can be compared.
struct Reading: Equatable {
  struct Record: Equatable {
    var line: Int
    var fields: [String]
  }
  struct Flaw: Equatable {
    var line: Int
    var fault: RecordFault
  }

  var verdict: EncodingVerdict
  var header: [String]
  var records: [Record] = []
  var flaws: [Flaw] = []
  var blankLines = 0
  /// Lines of the records whose quotes had not been doubled.
  var recovered: [Int] = []

  var rows: [[String]] { records.map(\.fields) }
  var lines: [Int] { records.map(\.line) }

  init(
    path: String, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), chunk: Int = 1 << 18
  ) throws(ReadError) {
    try self.init(path: path, encoding: encoding, dialect: dialect, plan: ReadingPlan(chunkBytes: chunk))
  }

  init(
    path: String, encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), plan: ReadingPlan
  ) throws(ReadError) {
    let reader = try RecordReader(path: path, encoding: encoding, dialect: dialect, plan: plan)
    header = reader.header
    guard let verdict = reader.verdict else { preconditionFailure("the tests that use this read texts") }
    self.verdict = verdict
    while let batches = try reader.read() {
      for batch in batches { add(batch) }
    }
    self.verdict = reader.verdict ?? verdict
    blankLines = reader.blankLines
  }

  private mutating func add(_ batch: RecordBatch) {
    for record in 0..<batch.count {
      let fields = (0..<batch.width).map { batch.text(of: $0, in: record) }
      records.append(Record(line: batch.line(of: record), fields: fields))
    }
    recovered += batch.recovered.map { batch.firstLine + $0 }
    flaws += batch.faults.map { Flaw(batch.firstLine + $0.line, $0.fault) }
  }
}

extension Reading.Flaw {
  init(_ line: Int, _ fault: RecordFault) { self.init(line: line, fault: fault) }
}

/// A file that exists while it is referred to.
final class ScratchFile: Sendable {
  let path: String

  init(_ bytes: [UInt8]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID().uuidString).csv")
    try Data(bytes).write(to: url)
    path = url.path(percentEncoded: false)
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// What `text`, stored as UTF-8, reads as.
func read(_ text: String, dialect: Dialect = Dialect(), chunk: Int = 1 << 18) throws -> Reading {
  try read(Array(text.utf8), dialect: dialect, chunk: chunk)
}

/// What `bytes` read as.
func read(
  _ bytes: [UInt8], encoding: TextEncoding? = nil, dialect: Dialect = Dialect(), chunk: Int = 1 << 18
) throws -> Reading {
  let file = try ScratchFile(bytes)
  return try withExtendedLifetime(file) {
    try Reading(path: file.path, encoding: encoding, dialect: dialect, chunk: chunk)
  }
}

/// The error that reading ends in, with the path left out; nil where it succeeds.
func failure(_ bytes: [UInt8], encoding: TextEncoding? = nil, dialect: Dialect = Dialect()) throws -> ReadError? {
  do {
    _ = try read(bytes, encoding: encoding, dialect: dialect)
    return nil
  } catch let error as ReadError {
    return error.withoutPath
  }
}

extension ReadError {
  /// The same error for a file without a name.
  var withoutPath: ReadError {
    switch self {
    case .notFound: .notFound(path: "")
    case .isDirectory: .isDirectory(path: "")
    case .notRegular: .notRegular(path: "")
    case .denied: .denied(path: "")
    case .failed(_, let errno): .failed(path: "", errno: errno)
    case .empty: .empty(path: "")
    case .undecodable(_, let encoding, let position, let bytes):
      .undecodable(path: "", encoding: encoding, position: position, bytes: bytes)
    case .unreadableHeader(_, let position, let fault):
      .unreadableHeader(path: "", position: position, fault: fault)
    case .workbook(_, let fault): .workbook(path: "", fault: fault)
    }
  }
}
