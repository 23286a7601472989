/// What is made of a part. Elements that a handler does not enter are passed over with all that is in them.
class PartHandler {
  /// Set by a handler that has found something to be fetched: the parser then stands still until it is told to go on.
  final var isPaused = false

  /// An element begins; false: it is of no interest.
  func enter(_ name: MarkupName, _ attributes: MarkupAttributes) throws(PartFault) -> Bool { false }

  /// The element that was entered last ends.
  func leave() throws(PartFault) {}

  /// Text of the element that was entered last, or a piece of it.
  func text(_ piece: UnsafeRawBufferPointer) throws(PartFault) {}
}
