import Appraisal
import Tabular

/// Groups of files that one source can read together: exports of several rounds, sheets of several colleges. They have
/// the same columns, and one pattern matches them and nothing else in the folder.
struct FileGroups {
  /// Each file with the detected roles, in the order given.
  private var files: [InspectedFile]
  /// The units that a definition reads: single files, and groups merged into one.
  private(set) var units: [InspectedFile] = []

  init(_ files: [InspectedFile], folder: String) {
    self.files = files
    for index in self.files.indices { self.files[index].detectRoles() }
    let keys = files.map(\.groupKey)
    let alike = Dictionary(grouping: files.indices) { keys[$0] }
    var merged: Set<Int> = []
    for index in files.indices where !merged.contains(index) {
      let group = alike[keys[index]] ?? []
      if index == group.first, let unit = FileGroups.unit(group.map { files[$0] }, folder: folder) {
        units.append(unit)
        for member in group { self.files[member].describe(as: unit) }
        units[units.count - 1].members = group.map { self.files[$0] }
        merged.formUnion(group)
      } else {
        units.append(self.files[index])
      }
    }
  }

  /// The files in the order given, with the roles of the units that they belong to.
  func described(as units: [InspectedFile]) -> [InspectedFile] {
    files.map { file in
      var file = file
      let unit = units.first { $0.path == file.path || $0.members.contains { $0.path == file.path } }
      if let unit { file.describe(as: unit) }
      return file
    }
  }

  /// Merges files into one.
  ///
  /// - Returns: nil if no pattern matches exactly these files, or the whole is neither ratings nor a ledger.
  private static func unit(_ files: [InspectedFile], folder: String) -> InspectedFile? {
    guard files.count > 1, files.allSatisfy(\.hasHeader), let pattern = pattern(files.map(\.name), folder: folder)
    else { return nil }
    var unit = files[0]
    for file in files.dropFirst() { unit.merge(file) }
    unit.name = pattern
    unit.isPattern = true
    unit.detectRoles()
    unit.kind = unit.detectedKind
    return [.questionnaire, .review, .ledger].contains(unit.kind) ? unit : nil
  }

  /// The shortest pattern that matches these files and no other below the folder; nil if there is none.
  private static func pattern(_ names: [String], folder: String) -> String? {
    let parts = names.map { $0.split(separator: "/").map(String.init) }
    guard let first = parts.first, parts.allSatisfy({ $0.count == first.count }),
      let input = try? InputFolder(path: folder)
    else { return nil }
    let folders = first.indices.dropLast().map { index in
      parts.allSatisfy { $0[index] == first[index] } ? InspectedFile.pattern(first[index]) : "*"
    }
    let last = parts.compactMap(\.last)
    let dots = Set(last.map { name in name.lastIndex(of: ".").map { String(name[$0...]) } ?? "" })
    let any = dots.count == 1 ? "*" + dots.map(InspectedFile.pattern).joined() : "*"
    for file in [any, ends(of: last)] {
      let pattern = (folders + [file]).joined(separator: "/")
      if let found = try? input.files(matching: pattern, for: ""), Set(found) == Set(names) { return pattern }
    }
    return nil
  }

  /// The pattern of all names that begin and end as these do.
  private static func ends(of names: [String]) -> String {
    let scalars = names.map { Array($0.unicodeScalars) }
    let head = scalars.commonPrefix
    let tail = scalars.map { $0.dropFirst(head.count).reversed() }.commonPrefix.reversed()
    let text = { (part: [Unicode.Scalar]) in
      InspectedFile.pattern(part.reduce(into: "") { $0.unicodeScalars.append($1) })
    }
    return text(head) + "*" + text(Array(tail))
  }
}

extension Collection where Element: Sequence, Element.Element: Equatable {
  /// What all sequences begin with.
  var commonPrefix: [Element.Element] {
    guard let first else { return [] }
    return dropFirst().reduce(Array(first)) { common, next in zip(common, next).prefix { $0 == $1 }.map(\.0) }
  }
}

extension InspectedFile {
  /// The key that files of a group share: their columns in any order, for a matrix the text before the ids.
  fileprivate var groupKey: [String] {
    let names = columns.map { column in
      if case .header(let name) = column.reference { ColumnStem.beforeId(column.names) ?? name } else { "" }
    }
    let isNamed = !names.contains("")
    let keys = isNamed ? Set(names).sorted() : columns.map { $0.names.first ?? "" }
    return [platform?.name.rawValue ?? "", "\(layout.table.headerRows)", isNamed ? "named" : "in order"] + keys
  }

  /// Takes kind and roles from the unit, which were detected from several files.
  fileprivate mutating func describe(as unit: InspectedFile) {
    let known = Dictionary(unit.columns.map { ($0.reference, $0) }) { first, _ in first }
    kind = unit.kind
    for (index, column) in columns.enumerated() {
      guard let other = known[column.reference] else { continue }
      columns[index].role = other.role
      columns[index].metadata = other.metadata
      columns[index].answers = other.isAnswer && column.profile.values > 0 ? other.answers : nil
    }
  }

  /// The pattern that matches exactly this path: wildcards in it are escaped.
  static func pattern(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard part.contains(where: { "*?[".contains($0) }) else { return String(part) }
      return part.unicodeScalars.reduce(into: "") { text, scalar in
        if "*?[\\".unicodeScalars.contains(scalar) { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
    }.joined(separator: "/")
  }
}
