/// The result of a command as it is printed.
public protocol Report: Sendable {
  /// The result as plain text for a person.
  func text(in language: Language) -> String
  /// The result as JSON for a program.
  var json: [UInt8] { get }
}
