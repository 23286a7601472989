import Foundation
import Tabular
import TestSupport
import Testing

/// What cannot be opened is told apart.
@Suite struct OpeningTests {
  private func error(opening path: String) -> ReadError? {
    do throws(ReadError) {
      _ = try Reading(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatIsNotThereIsNotFound() {
    #expect(error(opening: "/no/such/file.csv") == .notFound(path: "/no/such/file.csv"))
    #expect(error(opening: "") == .notFound(path: ""))
  }

  @Test func aPathIsNotCutShortAtANul() throws {
    let file = try ScratchFile("a\n1\n")
    #expect(error(opening: file.path + "\0x") == .notFound(path: file.path + "\0x"))
  }

  @Test func aFileIsNoDirectory() throws {
    let file = try ScratchFile("a\n1\n")
    #expect(error(opening: file.path + "/x") == .notFound(path: file.path + "/x"))
    #expect(error(opening: "/tmp") == .isDirectory(path: "/tmp"))
  }

  @Test func devicesAndPipesAreNotRegular() throws {
    #expect(error(opening: "/dev/null") == .notRegular(path: "/dev/null"))
    let pipe = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path(percentEncoded: false)
    let made = unsafe mkfifo(pipe, 0o600)
    try #require(made == 0)
    defer { unsafe unlink(pipe) }
    #expect(error(opening: pipe) == .notRegular(path: pipe))
  }

  @Test(.enabled(if: geteuid() != 0, "root may open anything")) func whatMayNotBeOpenedIsDenied() throws {
    let file = try ScratchFile("a\n1\n")
    let changed = unsafe chmod(file.path, 0)
    try #require(changed == 0)
    #expect(error(opening: file.path) == .denied(path: file.path))
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\r\n \t\n", "\u{FEFF}\n"]) func aFileWithoutAHeaderIsEmpty(text: String) throws {
    #expect(try failure(Array(text.utf8)) == .empty(path: ""))
  }

  @Test func limitsBeyondReasonDoNotTrap() throws {
    let file = try ScratchFile("a\n1\n")
    for chunk in [Int.min, 0, Int.max] {
      #expect(try Reading(path: file.path, chunk: chunk).rows == [["1"]])
    }
    let all = Dialect(maximumRecordBytes: .max)
    #expect(try Reading(path: file.path, dialect: all).rows == [["1"]])
    let none = Dialect(maximumRecordBytes: .min)
    #expect(throws: ReadError.self) { try Reading(path: file.path, dialect: none) }
  }

  @Test func aFileThatChangesWhileItIsReadEndsInAnErrorNotATrap() throws {
    for (encoding, wrong, length) in [(TextEncoding.gb18030, 7, 1), (.utf16LE, 14, 1)] {
      let file = try ScratchFile(try encode("a\n1\n22\n33\n", as: encoding))
      let reader = try RecordReader(path: file.path, encoding: encoding, plan: ReadingPlan(chunkBytes: 2))
      let handle = try #require(FileHandle(forUpdatingAtPath: file.path))
      try handle.truncate(atOffset: UInt64(wrong))
      try handle.seekToEnd()
      try handle.write(contentsOf: [0xFF])
      try handle.close()
      let expected = ReadError.undecodable(
        path: file.path, encoding: encoding, position: Position(line: 4, byte: wrong),
        bytes: Array(repeating: 0xFF, count: length))
      #expect(throws: expected) {
        while try reader.read() != nil {}
      }
    }
  }
}
