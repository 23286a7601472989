/// The strings that cells share, back to back.
///
///     bytes  学 号 姓 名 …        string i is bytes[ends[i - 1] ..< ends[i]]
///     ends      6   12 …
struct SharedStrings: Sendable {
  /// The strings in UTF-8, including the one that is being read.
  var bytes: [UInt8] = []
  /// End of each string in `bytes`.
  fileprivate var ends: [UInt32] = []

  /// The range of a string in `bytes`; nil if there is no such string.
  func range(of index: Int) -> Range<Int>? {
    guard ends.indices.contains(index) else { return nil }
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Ends the string that is being read.
  ///
  /// - Returns: false if there are too many strings or bytes.
  mutating func close(atMost limit: Int) -> Bool {
    guard ends.count < limit, let end = UInt32(exactly: bytes.count) else { return false }
    ends.append(end)
    return true
  }
}

/// Reads the part with the shared strings.
final class SharedStringHandler: PartHandler {
  private enum Place { case outside, list, string, run, runText, text }

  private(set) var strings = SharedStrings()
  private let limits: WorkbookLimits
  private var place = Place.outside
  /// Start of the string, and of its current text, in `strings.bytes`.
  private var start = 0
  private var textStart = 0

  /// - Parameter claimed: the size of the part that the file states, which is reserved. Unused memory is never touched.
  init(limits: WorkbookLimits, claimed: Int) {
    self.limits = limits
    super.init()
    strings.bytes.reserveCapacity(min(claimed, limits.sharedStringsBytes))
  }

  override func enter(_ name: MarkupName, _ attributes: MarkupAttributes) -> Bool {
    guard let local = name.sheet else { return false }
    switch place {
    case .outside where local == "sst":
      place = .list
      reserve(attributes["uniqueCount"]?.integer ?? 0)
    case .list where local == "si":
      place = .string
      start = strings.bytes.count
    case .string where local == "t": place = .text
    case .string where local == "r": place = .run
    case .run where local == "t": place = .runText
    default: return false
    }
    textStart = strings.bytes.count
    return true
  }

  override func leave() throws(PartFault) {
    switch place {
    case .outside, .list: place = .outside
    case .string:
      place = .list
      try close()
    case .run: place = .string
    case .text:
      place = .string
      strings.bytes.decodeEscapes(from: textStart)
    case .runText:
      place = .run
      strings.bytes.decodeEscapes(from: textStart)
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) throws(PartFault) {
    guard place == .text || place == .runText else { return }
    guard strings.bytes.count - start + piece.count <= limits.cellBytes else {
      throw .tooLarge(.cellBytes, limit: limits.cellBytes)
    }
    unsafe strings.bytes.append(contentsOf: piece)
  }

  /// Reserves memory for the ends of `count` strings, bounded by the size of the part: a string has at least the five bytes
  /// of `<si/>`, so a false count takes no more memory than a true one.
  private func reserve(_ count: Int) {
    strings.ends.reserveCapacity(min(count, limits.sharedStrings, strings.bytes.capacity / 5))
  }

  private func close() throws(PartFault) {
    guard strings.close(atMost: limits.sharedStrings) else {
      throw .tooLarge(.sharedStrings, limit: limits.sharedStrings)
    }
  }
}
