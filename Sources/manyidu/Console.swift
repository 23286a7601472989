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
    for message in failure.messages {
      let parts = [message.place, Wording.errorWord[language], message.wording[language]].filter { !$0.isEmpty }
      write(parts.joined(separator: Wording.separator[language]) + "\n", to: STDERR_FILENO)
    }
  }

  func report(usage wording: Wording) {
    let parts = ["manyidu", Wording.errorWord[language], wording[language]]
    write(
      parts.joined(separator: Wording.separator[language]) + "\n" + Wording.seeHelp[language] + "\n", to: STDERR_FILENO)
  }

  func report(_ profile: RunProfile, _ format: Options.Format) {
    switch format {
    case .text: write(profile.text(in: language), to: STDERR_FILENO)
    case .json: write(profile.json, to: STDERR_FILENO)
    }
  }

  func print(_ text: String) { write(text, to: STDOUT_FILENO) }
  func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  private func write(_ text: String, to descriptor: CInt) { Console.write(text, to: descriptor) }
  private func write(_ bytes: [UInt8], to descriptor: CInt) { Console.write(bytes, to: descriptor) }

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
