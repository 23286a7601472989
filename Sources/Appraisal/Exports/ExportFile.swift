/// One file of a source: where it is, and how outputs name it.
package struct ExportFile: Sendable {
  /// Relative to the input folder.
  let path: String
  /// The path; `PATTERN #3` for the third file of a source whose files are named after their raters.
  let label: String

  /// The files of a source in bytewise order.
  static func files(of source: Source, in folder: InputFolder) throws(Failure) -> [ExportFile] {
    let paths = try folder.files(matching: source.files, for: source.name)
    guard source.hidesPaths else { return paths.map { ExportFile($0) } }
    return paths.enumerated().map { ExportFile(path: $1, label: "\(source.files) #\($0 + 1)") }
  }

  /// The last part of the path without its extension: the rater's id where a file is a rater's.
  package var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

extension ExportFile {
  package init(_ path: String) { self.init(path: path, label: path) }
}
