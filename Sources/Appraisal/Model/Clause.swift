/// The number of a rule in a document (`YT-A.sat`), or `LOCAL-…` for a decision where the document is silent.
public struct Clause: Sendable, Hashable {
  public let id: String
  var isLocal: Bool { id.hasPrefix("LOCAL-") }
}
