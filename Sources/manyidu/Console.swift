import Appraisal
import Glibc

/// Writes results to standard output and messages to standard error, in the user's language.
struct Console {
  let language: Language

  /// The language by the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set: Chinese if it begins with `zh`, else
  /// English.
  static var localeLanguage: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      return value.hasPrefix("zh") ? .chinese : .english
    }
    return .english
  }

  /// The value of an environment variable; nil if it is not set.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  func report(_ failure: Failure) {
    for message in failure.messages { report(message.wording, at: message.place) }
  }

  func report(usage wording: LocalizedText) {
    report(wording, at: "manyidu")
    Console.write(LocalizedText.seeHelp[language] + "\n", to: STDERR_FILENO)
  }

  private func report(_ wording: LocalizedText, at place: String) {
    let parts = [place, LocalizedText.errorWord[language], wording[language]].filter { !$0.isEmpty }
    Console.write(parts.joined(separator: LocalizedText.separator[language]) + "\n", to: STDERR_FILENO)
  }

  func report(_ profile: RunProfile, _ format: Options.Format) {
    switch format {
    case .text: Console.write(profile.text(in: language), to: STDERR_FILENO)
    case .json: Console.write(profile.json, to: STDERR_FILENO)
    }
  }

  func print(_ text: String) { Console.write(text, to: STDOUT_FILENO) }
  func print(_ bytes: [UInt8]) { Console.write(bytes, to: STDOUT_FILENO) }

  static func write(_ text: String, to descriptor: CInt) { write(Array(text.utf8), to: descriptor) }

  /// Writes all bytes. A closed pipe or a full disk is ignored, since the tables are written all the same.
  private static func write(_ bytes: [UInt8], to descriptor: CInt) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
