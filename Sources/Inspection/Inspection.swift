public import Appraisal
import Glibc

/// Describes files and drafts a definition that reads them. Writes no file, and prints nothing that a rater wrote about
/// themselves.
public struct Inspection: Sendable {
  /// The files in the order given, each once.
  let files: [InspectedFile]
  /// The folder that all files have in common.
  let folder: String
  private let plan: DraftPlan

  /// Reads the files at `paths`; `-` is standard input.
  ///
  /// - Throws: `Failure` if a file is missing or cannot be read.
  public init(paths: [String]) throws(Failure) {
    var seen: Set<String> = []
    let paths = paths.filter { seen.insert($0).inserted }
    let names: [String]
    (folder, names) = Inspection.common(paths.map { $0 == GivenFile.standardInput ? Inspection.spooledName : $0 })
    var files: [InspectedFile] = []
    for (path, name) in zip(paths, names) {
      var file = try path == GivenFile.standardInput ? Inspection.spooled() : InspectedFile(path: path)
      file.name = name
      files.append(file)
    }
    let groups = FileGroups(files, folder: folder)
    let relations = FileRelations(groups.units)
    plan = DraftPlan(relations)
    self.files = groups.described(as: relations.files)
  }

  /// The name of standard input in the definition.
  private static let spooledName = "standard-input"

  private static func spooled() throws(Failure) -> InspectedFile {
    let spool = try StandardInput.spooled(RunMonitor())
    do throws(Failure) {
      var file = try InspectedFile(path: spool.path)
      file.path = GivenFile.standardInput
      return file
    } catch {
      throw error.naming(GivenFile.standardInput, at: spool.path)
    }
  }

  /// The deepest folder that holds all paths, and the paths relative to it.
  private static func common(_ paths: [String]) -> (folder: String, names: [String]) {
    let isMixed = paths.contains { $0.hasPrefix("/") } && paths.contains { !$0.hasPrefix("/") }
    let absolute = isMixed ? paths.map { $0.hasPrefix("/") ? $0 : currentFolder + "/" + $0 } : paths
    let parts = absolute.map { path in path.split(separator: "/").filter { $0 != "." }.map(String.init) }
    let common = parts.map { $0.dropLast() }.commonPrefix
    let joined = common.joined(separator: "/")
    let folder = absolute.first?.hasPrefix("/") ?? false ? "/" + joined : joined.isEmpty ? "." : joined
    return (folder, parts.map { $0.dropFirst(common.count).joined(separator: "/") })
  }

  private static var currentFolder: String {
    guard let path = unsafe getcwd(nil, 0) else { return "" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The remark above the draft, with the command line that runs it on the files.
  var input: LocalizedText {
    let isSpooled = files.contains { $0.path == GivenFile.standardInput }
    return .draftInput(folder, piped: isSpooled ? Inspection.spooledName : nil)
  }

  /// Drafts a definition.
  ///
  /// - Returns: the definition, and nil; or a sketch of it as comments, and the reason why there is no definition.
  func draft(in language: Language) -> (text: String, obstacle: LocalizedText?) {
    var writer = DraftWriter(plan, language)
    return (plan.obstacle == nil ? writer.write() : writer.writeSketch(), plan.obstacle)
  }

  /// Messages about files that the draft leaves out.
  var remarks: [LocalizedText] { plan.leftOut.map { .draftLeftOut(plan.files[$0.file].name, $0.reason) } }
}
