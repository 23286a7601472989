/// Handles the elements of a part.
class PartHandler {
  final let limits: WorkbookLimits
  /// The text of the value or string that is being read, up to the handler to empty.
  final var string: [UInt8] = []
  /// Start of the text of the element that was entered last in `string`.
  final var textStart = 0
  /// The element whose content `takePlain` is offered; nil for none, and from when on there can be no plain text.
  final var plain: MarkupPlace?

  init(limits: WorkbookLimits, plain: MarkupPlace? = nil) {
    self.limits = limits
    self.plain = plain
  }

  /// Decodes the escapes of the text of the element that is left.
  final func decodeText() { string.decodeEscapes(from: textStart) }

  /// Handles the start of an element.
  func enter(_ place: MarkupPlace, _ attributes: MarkupAttributes) throws(PartFault) {}

  /// Handles the end of an element.
  func leave(_ place: MarkupPlace) throws(PartFault) {}

  /// Handles whole elements of the usual shape at the beginning of `rest`, as it would if they came through expat.
  ///
  /// - Parameter text: no namespace but that of the element that it is in, in UTF-8.
  /// - Returns: the index after what was taken. Expat gets what follows, faults among it.
  func takePlain(_ text: UnsafeRawPointer, _ rest: Range<Int>) -> Int { rest.lowerBound }
}

/// Handles elements by their start alone.
final class ElementHandler: PartHandler {
  private let body: (MarkupPlace, MarkupAttributes) throws(PartFault) -> Void

  init(limits: WorkbookLimits, _ body: @escaping (MarkupPlace, MarkupAttributes) throws(PartFault) -> Void) {
    self.body = body
    super.init(limits: limits)
  }

  override func enter(_ place: MarkupPlace, _ attributes: MarkupAttributes) throws(PartFault) {
    try body(place, attributes)
  }
}
