/// The languages that messages and labels exist in.
public enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// A message in every language. Messages are made in folders of this name only; one without its translation does not compile.
///
/// Not gettext: one run speaks two languages at once (tables in the definition's, messages in the user's), while
/// gettext has one for the process, needs installed catalogues, and shows English when it does not find them.
public struct LocalizedText: Sendable, Hashable {
  public let zh: String
  public let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: en
    }
  }

  /// - Returns: the message with the known word that was probably meant, or with `other` if none was.
  func suggesting(_ word: String, among known: [String], otherwise other: LocalizedText? = nil) -> LocalizedText {
    let near = Appraisal.suggestion(for: word, among: known)
    let more = near.map { LocalizedText(zh: "是否指 '\($0)'？", en: "did you mean '\($0)'?") } ?? other
    return more.map { self + .summarySeparator + $0 } ?? self
  }

  /// The words of a list; a hyphen for an empty one.
  static func listed(_ words: [String]) -> String { words.isEmpty ? "-" : words.joined(separator: ", ") }

  /// - Returns: both texts, one after the other, in each language.
  package static func + (a: LocalizedText, b: LocalizedText) -> LocalizedText {
    LocalizedText(zh: a.zh + b.zh, en: a.en + b.en)
  }
}
