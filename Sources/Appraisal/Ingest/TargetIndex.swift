/// Finds what a cell of a ledger names among the members of one target.
struct TargetIndex: Sendable {
  let roll: TargetRoll
  private let known: Known

  private enum Known: Sendable {
    case list([String: Int])
    case file(IDList, onFile: [Set<Int>])
  }

  /// What a word turns out to be.
  enum Match: Sendable {
    case member(Int)
    case unknown
    case broken(RejectCode)
  }

  init(list names: [String]) {
    roll = TargetRoll(names: names, inCharge: nil)
    known = .list(
      Dictionary(names.enumerated().map { (Identifier.cleaned($1), $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// - Parameter appraisees: how many there are.
  init(_ roster: Roster, of file: RosterFile, appraisees: Int) {
    var inCharge = [[Int]](repeating: [], count: appraisees)
    var onFile = [Set<Int>](repeating: [], count: appraisees)
    // Numbers in the order of the file.
    var numbers: [UInt32: Int] = [:]
    var members: [(id: String, origin: Origin)] = []
    for entry in roster.entries {
      let member = numbers[entry.rater] ?? members.count
      if member == members.count {
        numbers[entry.rater] = member
        members.append((roster.text(of: entry.rater), Origin(file: file.file, line: entry.line)))
      }
      onFile[entry.appraisee].insert(member)
      if entry.exclusion.isEmpty { inCharge[entry.appraisee].append(member) }
    }
    roll = TargetRoll(names: members.map(\.id), inCharge: inCharge)
    known = .file(IDList(members), onFile: onFile)
  }

  /// Finds a word among all members, of whichever appraisee.
  ///
  /// - Parameter word: cleaned.
  func find(_ word: String) -> Match {
    switch known {
    case .list(let members): return members[word].map { .member($0) } ?? .unknown
    case .file(let list, _):
      switch list.match(word) {
      case .known(let member): return .member(member)
      case .unknown: return .unknown
      case .broken(let code, _): return .broken(code)
      }
    }
  }

  /// Whether a member is on the list of an appraisee, taken out again or not.
  func isListed(_ member: Int, of appraisee: Int) -> Bool {
    switch known {
    case .list: true
    case .file(_, let onFile): onFile[appraisee].contains(member)
    }
  }
}
