/// What a command prints when it is done.
public protocol Report: Sendable {
  /// Plain text for a person.
  func text(in language: Language) -> String
  /// The same for a program.
  var json: [UInt8] { get }
}
