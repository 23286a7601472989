/// Handles the elements of a part. An element that a handler does not enter is skipped with everything in it.
class PartHandler {
  /// Set by a handler with a result to be fetched: the parser pauses until it is resumed.
  final var isPaused = false

  /// Handles the start of an element.
  ///
  /// - Returns: whether to enter it; false to skip it.
  func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool { false }

  /// Handles the end of the element that was entered last.
  func leave() throws(PartFault) {}

  /// Handles text of the element that was entered last. A long text comes in several pieces.
  func text(_ piece: UnsafeRawBufferPointer) throws(PartFault) {}
}
