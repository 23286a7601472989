/// Why a run cannot go on. A problem in the data that can be worked around is a `Finding` instead.
public struct Failure: Error, Sendable, Equatable {
  /// What the command line turns into an exit code.
  public enum Kind: Sendable {
    case usage, dataUnusable, inputMissing, internalFault, outputRefused, inputOutput, locked, definition
  }

  public let kind: Kind
  /// One message each; a definition can have several things wrong at once.
  public private(set) var messages: [Message]

  /// What is wrong, and where.
  public struct Message: Sendable, Equatable {
    /// `file:line:column`, `file:line`, a path, or empty.
    public let place: String
    public let wording: LocalizedText
  }

  init(_ kind: Kind, at place: String = "", _ wording: LocalizedText) {
    self.kind = kind
    messages = [Message(place: place, wording: wording)]
  }

  /// The same with another name for a file.
  package func naming(_ name: String, at path: String) -> Failure {
    var failure = self
    failure.messages = messages.map { message in
      let rest = message.place.dropFirst(path.count)
      let isAbout = message.place.hasPrefix(path) && !(rest.first?.isNumber ?? false)
      return isAbout ? Message(place: name + rest, wording: message.wording) : message
    }
    return failure
  }

  init(definition problems: [Message]) {
    kind = .definition
    messages = problems
  }
}
