import Foundation
import Testing

@testable import Appraisal
@testable import Inspection

/// Tables written down in a test, inspected as files.
struct InspectedTable {
  let inspection: Inspection

  /// - Parameter files: their texts by name, in the order of the command line.
  init(_ files: KeyValuePairs<String, String>) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "manyidu-inspect-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    inspection = try Inspection(paths: files.map { folder.appending(path: $0.key).path(percentEncoded: false) })
  }

  /// One file.
  init(_ text: String, named name: String = "t.csv") throws { try self.init([name: text]) }

  /// Columns of one file that differ in their cells, under these headers.
  init(columns: KeyValuePairs<String, [String]>, named name: String = "t.csv") throws {
    let rows = columns.map(\.value.count).max() ?? 0
    let lines = (0..<rows).map { row in
      columns.map { $0.value.indices.contains(row) ? $0.value[row] : "" }.joined(separator: ",")
    }
    try self.init(([columns.map(\.key).joined(separator: ",")] + lines).joined(separator: "\n") + "\n", named: name)
  }

  var file: InspectedFile {
    get throws { try #require(inspection.files.first) }
  }

  func column(_ position: Int, of file: Int = 0) throws -> InspectedColumn {
    let columns = inspection.files[file].columns
    return try #require(columns.indices.contains(position - 1) ? columns[position - 1] : nil)
  }

  var roles: [String] { get throws { try file.columns.map(\.role.rawValue) } }

  var draft: String { inspection.draft(in: .english).text }

  /// What `check` says of the draft.
  var problems: [String] {
    do throws(Failure) {
      _ = try DefinitionDecoder(file: "d.yaml", bytes: Array(draft.utf8)).decode()
      return []
    } catch {
      return error.messages.map { "\($0.place): \($0.wording.en)" }
    }
  }

  /// The definition that the draft is.
  var definition: Definition {
    get throws { try DefinitionDecoder(file: "draft.yaml", bytes: Array(draft.utf8)).decode() }
  }
}

extension [String] {
  /// The texts again and again, so many in all.
  func repeated(_ count: Int) -> [String] { (0..<count).map { self[$0 % self.count] } }
}
