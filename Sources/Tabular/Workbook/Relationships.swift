/// The relationships of a part of a workbook to other parts, from `_rels/NAME.rels` beside it.
struct Relationships {
  /// The target of a relationship.
  struct Target {
    var part: String
    /// The last word of its type, such as `worksheet`; the words before differ between "transitional" and "strict".
    var kind: String
  }

  /// Targets by the id of the relationship.
  private(set) var targets: [String: Target] = [:]

  /// Reads the relationships of a part, or of the whole file for an empty name.
  init(of part: String, in workbook: borrowing PartFolder) throws(ReadError) {
    let handler = RelationshipHandler(folder: folder(of: part), limits: workbook.limits)
    try workbook.read("\(folder(of: part))_rels/\(part.dropFirst(folder(of: part).count)).rels", handler)
    targets = handler.targets
  }

  /// The part of a kind with the lowest id, so that the choice does not depend on chance; nil if there is none.
  func first(_ kind: String) -> String? {
    targets.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.part
  }
}

/// The folder of a part: `xl/` for `xl/workbook.xml`.
private func folder(of part: String) -> String {
  String(part[..<(part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex)])
}

private final class RelationshipHandler: PartHandler {
  private let folder: String
  private let limits: WorkbookLimits
  private(set) var targets: [String: Relationships.Target] = [:]

  init(folder: String, limits: WorkbookLimits) {
    self.folder = folder
    self.limits = limits
  }

  override func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool {
    guard let local = name.package else { return false }
    if local == "Relationship", let id = attributes["Id"], let type = attributes["Type"]?.string,
      let target = attributes["Target"]?.string, attributes["TargetMode"].map({ $0 == "External" }) != true
    {
      guard targets.count < limits.parts else { throw .tooLarge(.parts, limit: limits.parts) }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      targets[id.string] = Relationships.Target(part: resolved(target), kind: kind)
    }
    return true
  }

  /// The path of a target: absolute if it begins with a slash, else relative to the folder of the part.
  private func resolved(_ target: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
