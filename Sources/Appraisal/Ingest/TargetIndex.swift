/// Finds what a cell of a ledger names among the members of one target.
struct TargetIndex: Sendable {
  let roll: TargetRoll
  private let known: Known

  private enum Known: Sendable {
    case list([String: Int])
    case file(IdentifierIndex, onFile: [Set<Int>])
  }

  /// What a word turns out to be.
  enum Match: Sendable {
    case member(Int)
    /// Somebody else's.
    case notInCharge
    case unknown
    case broken(RejectCode)
  }

  init(list names: [String]) {
    roll = TargetRoll(names: names, inCharge: nil)
    known = .list(
      Dictionary(names.enumerated().map { (Identifier.cleaned($1), $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// - Parameter appraisees: how many there are.
  init(_ file: RosterReader.Result, appraisees: Int) {
    var inCharge = [[Int]](repeating: [], count: appraisees)
    var onFile = [Set<Int>](repeating: [], count: appraisees)
    for entry in file.roster.entries {
      onFile[entry.appraisee].insert(entry.rater)
      if entry.exclusion.isEmpty { inCharge[entry.appraisee].append(entry.rater) }
    }
    roll = TargetRoll(names: file.names.names, inCharge: inCharge)
    known = .file(file.raters, onFile: onFile)
  }

  func match(_ word: String, of appraisee: Int) -> Match {
    switch known {
    case .list(let members): return members[word].map { .member($0) } ?? .unknown
    case .file(let index, let onFile):
      switch index.match(word) {
      case .known(let member): return onFile[appraisee].contains(member) ? .member(member) : .notInCharge
      case .unknown: return .unknown
      case .broken(let code, _): return .broken(code)
      }
    }
  }
}
