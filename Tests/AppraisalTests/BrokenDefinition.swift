import Foundation
import Testing

@testable import Appraisal

/// A change of a shipped definition, the text at which the problem is, and the message.
struct BrokenDefinition: CustomStringConvertible, Sendable {
  let name: String
  let old: String
  let new: String
  /// The message stands where this text begins, in the changed definition.
  let place: String
  let message: String
  var description: String { message }

  init(_ old: String, _ new: String, at place: String, _ message: String, of name: String = "yt-mentor") {
    self.name = name
    self.old = old
    self.new = new
    self.place = place
    self.message = message
  }

  func expectMessage() throws {
    let text = try ShippedDefinition.text(of: name)
    try #require(text.contains(old), "\(name) has no '\(old)'")
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    let place = try #require(changed.range(of: place)?.lowerBound)
    let before = changed[..<place].split(separator: "\n", omittingEmptySubsequences: false)
    let position = "d.yaml:\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1)"
    let problems = ShippedDefinition.problems(Array(changed.utf8))
    let found = problems.first { $0.wording.en == message }
    #expect(found?.place == position, "\(problems.map { "\($0.place): \($0.wording.en)" })")
    #expect(found?.wording.zh.unicodeScalars.contains { $0.properties.isIdeographic } == true)
  }
}
