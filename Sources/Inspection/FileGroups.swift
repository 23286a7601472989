import Appraisal
import Tabular

/// Groups of files that one source can read together: exports of several rounds, sheets of several colleges. They have
/// the same columns, and one pattern matches them and nothing else in the folder.
struct FileGroups {
  /// Each file with the detected roles, in the order given.
  private(set) var files: [InspectedFile] = []
  /// The units that a definition reads: single files, and groups merged into one.
  private(set) var units: [InspectedFile] = []

  init(_ files: [InspectedFile], folder: String) {
    var alike: [[String]: [Int]] = [:]
    for (index, file) in files.enumerated() { alike[FileGroups.header(file), default: []].append(index) }
    self.files = files
    for index in files.indices {
      let indices = alike[FileGroups.header(files[index])] ?? []
      if indices.isEmpty { continue }
      if let unit = FileGroups.unit(indices.map { files[$0] }, folder: folder) {
        units.append(unit)
        for (place, member) in zip(indices, unit.members) { self.files[place] = member }
        alike[FileGroups.header(files[index])] = []
      } else {
        self.files[index] = RoleDetector(files[index]).detected()
        units.append(self.files[index])
      }
    }
  }

  /// The files in the order given, with the roles of the units that they belong to.
  func described(as units: [InspectedFile]) -> [InspectedFile] {
    files.map { file in
      let unit = units.first { $0.path == file.path || $0.members.contains { $0.path == file.path } }
      return unit.map { file.described(as: $0) } ?? file
    }
  }

  /// The key that files of a group share: their columns in any order, for a matrix the text before the ids.
  private static func header(_ file: InspectedFile) -> [String] {
    let names = file.columns.map { column in
      if case .header(let name) = column.reference { MatrixHeader(column.names)?.before ?? name } else { "" }
    }
    let isNamed = !names.contains("")
    let columns = isNamed ? Set(names).sorted() : file.columns.map { $0.names.first ?? "" }
    return [file.platform?.name.rawValue ?? "", "\(file.layout.headerRows)", isNamed ? "named" : "in order"] + columns
  }

  /// Merges files into one.
  ///
  /// - Returns: nil if no pattern matches exactly these files, or the whole is neither ratings nor a ledger.
  private static func unit(_ files: [InspectedFile], folder: String) -> InspectedFile? {
    guard files.count > 1, files.allSatisfy(\.hasHeader), let pattern = pattern(files.map(\.name), folder: folder)
    else {
      return nil
    }
    var unit = files[0]
    for file in files.dropFirst() { unit.merge(file) }
    unit.name = pattern
    unit.isPattern = true
    unit = RoleDetector(unit).detected()
    guard [.questionnaire, .review, .ledger].contains(FileKindDetector.kind(of: unit)) else { return nil }
    unit.kind = FileKindDetector.kind(of: unit)
    unit.members = files.map { RoleDetector($0).detected().described(as: unit) }
    return unit
  }

  /// The shortest pattern that matches these files and no other below the folder; nil if there is none.
  private static func pattern(_ names: [String], folder: String) -> String? {
    let parts = names.map { $0.split(separator: "/").map(String.init) }
    guard let first = parts.first, parts.allSatisfy({ $0.count == first.count }),
      let input = try? InputFolder(path: folder)
    else { return nil }
    let last = parts.compactMap(\.last)
    let folders = first.indices.dropLast().map { index in
      parts.allSatisfy { $0[index] == first[index] } ? DraftFormat.pattern(first[index]) : "*"
    }
    let (head, tail) = ends(last)
    let dots = last.map { name in name.lastIndex(of: ".").map { String(name[$0...]) } ?? "" }
    let any = Set(dots).count == 1 ? "*" + DraftFormat.pattern(dots[0]) : "*"
    for file in [any, DraftFormat.pattern(head) + "*" + DraftFormat.pattern(tail)] {
      let pattern = (folders + [file]).joined(separator: "/")
      if let found = try? input.files(matching: pattern, for: ""), Set(found) == Set(names) { return pattern }
    }
    return nil
  }

  /// The longest text that all names begin with, and the longest that they end with.
  private static func ends(_ names: [String]) -> (head: String, tail: String) {
    let scalars = names.map { Array($0.unicodeScalars) }
    let shortest = scalars.map(\.count).min() ?? 0
    guard let first = scalars.first else { return ("", "") }
    let head = (0..<shortest).prefix { index in scalars.allSatisfy { $0[index] == first[index] } }.count
    let tail = (0..<(shortest - head)).prefix { index in
      scalars.allSatisfy { $0[$0.count - 1 - index] == first[first.count - 1 - index] }
    }.count
    let text = { (part: ArraySlice<Unicode.Scalar>) in String(String.UnicodeScalarView(part)) }
    return (text(first.prefix(head)), text(first.suffix(tail)))
  }
}

extension InspectedFile {
  /// The file with the roles of the unit, which were detected from several files.
  fileprivate func described(as unit: InspectedFile) -> InspectedFile {
    var file = self
    let known = Dictionary(unit.columns.map { ($0.reference, $0) }) { first, _ in first }
    file.kind = unit.kind
    for (index, column) in columns.enumerated() {
      guard let other = known[column.reference] else { continue }
      let isAnswer = other.role == .item || other.role == .appraiseeColumn
      file.columns[index].role = other.role
      file.columns[index].metadata = other.metadata
      file.columns[index].answers = isAnswer && column.profile.values > 0 ? other.answers : nil
    }
    return file
  }
}
