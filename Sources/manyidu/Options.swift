import Appraisal
import CPlatform
import Glibc
import Tabular

/// Options and operands of the command line, read by `getopt_long`.
struct Options {
  /// Values by option; empty for an option that takes none.
  var values: [Name: String] = [:]
  var operands: [String] = []
  /// Value of each `--file`, in the order of the command line.
  private var files: [String] = []

  enum Name: String, CaseIterable {
    case input, file, output, work, threads, parser, partial, strict, profile, format, lang, quiet, help, version

    var takesValue: Bool {
      switch self {
      case .input, .file, .output, .work, .threads, .parser, .format, .lang: true
      case .partial, .strict, .profile, .quiet, .help, .version: false
      }
    }

    var shown: String { "--\(rawValue)" }
  }

  enum Format: String { case text, json }

  /// A fault of the command line.
  struct Misuse: Error {
    let wording: LocalizedText
  }

  subscript(name: Name) -> String? { values[name] }
  func has(_ name: Name) -> Bool { values[name] != nil }

  /// Reads a command line.
  ///
  /// - Parameter arguments: the arguments as the system gives them, the program's name first.
  /// - Throws: `Misuse` for an unknown option, or one without its value.
  init(_ arguments: [String]) throws(Misuse) {
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    let names = unsafe Name.allCases.map { unsafe strdup($0.rawValue) }
    defer {
      unsafe words.forEach { unsafe free($0) }
      unsafe names.forEach { unsafe free($0) }
    }
    let table =
      unsafe zip(Name.allCases, names).enumerated().map { index, entry in
        unsafe option(
          name: unsafe UnsafePointer(entry.1), has_arg: entry.0.takesValue ? 1 : 0, flag: nil, val: CInt(256 + index))
      } + [option()]
    cplatform_reset_options()
    while true {
      let before = Int(cplatform_option_index())
      let result = unsafe getopt_long(CInt(arguments.count), &words, ":h", table, nil)
      if result == -1 { break }
      try take(result, asked: arguments, at: before)
    }
    let first = Int(cplatform_option_index())
    operands = unsafe words[first..<arguments.count].compactMap { unsafe $0.map { unsafe String(cString: $0) } }
  }

  private mutating func take(_ result: CInt, asked arguments: [String], at index: Int) throws(Misuse) {
    let names = Name.allCases
    switch result {
    case CInt(UInt8(ascii: "h")): values[.help] = ""
    case CInt(UInt8(ascii: ":")), CInt(UInt8(ascii: "?")):
      throw Misuse(wording: Options.misuse(result, arguments))
    default:
      guard names.indices.contains(Int(result) - 256) else { return }
      let name = names[Int(result) - 256]
      let value = unsafe cplatform_option_argument().map { unsafe String(cString: $0) } ?? ""
      values[name] = value
      if name == .file { files.append(value) }
    }
  }

  /// The message for the word at which `getopt_long` stopped, which is the one before its index.
  private static func misuse(_ result: CInt, _ arguments: [String]) -> LocalizedText {
    let index = Int(cplatform_option_index()) - 1
    let word = arguments.indices.contains(index) ? arguments[index] : "-"
    if result == CInt(UInt8(ascii: ":")) { return .optionNeedsValue(word) }
    let name = word.split(separator: "=", omittingEmptySubsequences: false).first.map(String.init) ?? word
    return .unknownOption(name, known: Name.allCases.map(\.shown))
  }
}

/// Values of options that are not text. Methods throw `Misuse` for a wrong value.
extension Options {
  /// The format of results; text without the option.
  func format() throws(Misuse) -> Format {
    try value(of: .format, expected: "text, json") { Format(rawValue: $0) } ?? .text
  }

  /// The number of threads; nil without the option.
  func threads() throws(Misuse) -> Int? {
    try value(of: .threads, expected: "1…64") { text in Int(text).flatMap { (1...64).contains($0) ? $0 : nil } }
  }

  /// The reader of CSV records; nil without the option.
  func parser() throws(Misuse) -> RecordParser? {
    try value(of: .parser, expected: "fast, libcsv") { RecordParser(rawValue: $0) }
  }

  /// The language of messages; nil without the option.
  func language() throws(Misuse) -> Language? { try value(of: .lang, expected: "zh, en") { Language(rawValue: $0) } }

  /// The value of an option; nil without the option.
  ///
  /// - Parameter read: returns nil for a wrong text.
  private func value<Value>(of name: Name, expected: String, _ read: (String) -> Value?) throws(Misuse) -> Value? {
    guard let text = self[name] else { return nil }
    guard let value = read(text) else { throw Misuse(wording: .badValue(text, name.shown, expected: expected)) }
    return value
  }

  /// Files that replace files of the input folder. One of them can be standard input, `-`.
  func givenFiles() throws(Misuse) -> [GivenFile] {
    var (names, pipes): (Set<String>, Int) = ([], 0)
    return try files.map { text throws(Misuse) in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, text.contains("=") else {
        throw Misuse(wording: .badValue(text, "--file", expected: "NAME=PATH"))
      }
      if parts[1] == "-" { pipes += 1 }
      guard names.insert(parts[0]).inserted, pipes < 2 else { throw Misuse(wording: .givenTwice(text)) }
      return GivenFile(name: parts[0], path: parts[1])
    }
  }
}
