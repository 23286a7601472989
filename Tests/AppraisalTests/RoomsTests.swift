import Foundation
import Testing

@Suite("No room names a type of a room above it")
struct RoomsTests {
  /// The rooms in the order in which they build on each other, the lowest first: modules, and the folders of `Appraisal`.
  /// `Appraisal` itself is what stands beside its folders, the straight line from files to tables.
  private static let order = [
    "Tabular", "Model", "Files", "Reports", "Definition", "Audit", "Progress", "Output", "Exports", "Ingest",
    "Validate",
    "Normalise", "Weight", "Band", "Publish", "StageFiles", "Appraisal", "Inspection", "manyidu",
  ]
  /// Beside the order: it says what the values of every room mean, and every room makes messages.
  private static let beside = "Messages"

  @Test("in the sources")
  func sources() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path()).filter { $0.hasSuffix(".swift") }
    let files = try paths.map { SourceFile($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8)) }
    #expect(Set(files.map(\.room)) == Set(Self.order + [Self.beside]), "a room without a place in the order")
    #expect(Self.violations(files) == [])
  }

  @Test("in sources that break the rule, and in some that only look so")
  func madeUp() {
    let files = [
      SourceFile("Tabular/Cell.swift", "struct Cell {\n  let source: Source?\n  enum Source { case `self` }\n}"),
      SourceFile(
        "Appraisal/Model/Day.swift", "// A Source.\nlet day = \"Source\"\nlet cell: Cell\nlet kind = a.Source"),
      SourceFile("Appraisal/Model/Week.swift", "struct Week {\n  func holds(_ source: Source) {}\n}"),
      SourceFile("Appraisal/Definition/Source.swift", "public struct Source { let week: Week }\nprivate struct Day {}"),
      SourceFile("Appraisal/Messages/All.swift", "extension Source {}"),
      SourceFile("Appraisal/Weight/Part.swift", "let all: [Pipeline] = [\"\\(Draft())\", Draft()]"),
      SourceFile("Appraisal/Pipeline.swift", "final class Pipeline {}"),
      SourceFile("Inspection/Known/Draft.swift", "struct Draft { let pipeline: Pipeline }"),
    ]
    let found: Set = ["Model/Week.swift: Source", "Weight/Part.swift: Pipeline", "Weight/Part.swift: Draft"]
    #expect(Self.violations(files) == found)
  }

  /// Finds every name of a type that only rooms above the file's own declare.
  private static func violations(_ files: [SourceFile]) -> Set<String> {
    var found: Set<String> = []
    for (rank, room) in order.enumerated() {
      let own = files.filter { $0.room == room }
      let above = files.filter { order[(rank + 1)...].contains($0.room) }.flatMap(\.types)
      let foreign = Set(above).subtracting(own.flatMap(\.allTypes))
      for file in own { found.formUnion(foreign.intersection(file.names).map { "\(room)/\(file.name): \($0)" }) }
    }
    return found
  }
}

/// A source file without its comments and the texts of its strings.
private struct SourceFile {
  let room: String
  let name: String
  /// Types that other rooms can name without naming another type first.
  let types: [String]
  /// Every type, also those inside of others.
  let allTypes: [String]
  /// Words that are no members of what is named before.
  let names: Set<String>

  init(_ path: String, _ text: String) {
    let parts = path.split(separator: "/").map(String.init)
    room = parts[0] == "Appraisal" && parts.count > 2 ? parts[1] : parts[0]
    name = parts.last ?? ""
    let code = text.replacing(/(?s)""".*?"""|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*/, with: "")
    let declared = /(?m)^( *)((?:(?:\w+|@\w+) )*)(?:struct|class|enum|protocol|actor|typealias) (\w+)/
    let types = code.matches(of: declared).map(\.output)
    self.types = types.filter { $0.1.isEmpty && !$0.2.contains("private") }.map { String($0.3) }
    allTypes = types.map { String($0.3) }
    names = Set(code.matches(of: /(?:^|[^.\w])([A-Z]\w*)/).map { String($0.output.1) })
  }
}
