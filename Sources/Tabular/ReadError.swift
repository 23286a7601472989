/// Why a file cannot be read at all, or no further.
public enum ReadError: Error, Sendable, Equatable {
  /// There is no such file.
  case notFound(path: String)
  /// The path leads to a directory.
  case isDirectory(path: String)
  /// The path leads to a pipe, a socket or a device.
  case notRegular(path: String)
  /// The file may not be opened by this user.
  case denied(path: String)
  /// Any other failure of the system, by its number.
  case failed(path: String, errno: Int32)
  /// No header record: no bytes, a byte-order mark only, or blank lines only.
  case empty(path: String)
  /// The bytes at `position` are no character of the encoding.
  case undecodable(path: String, encoding: TextEncoding, position: Position, bytes: [UInt8])
  /// The header record that begins at `position` cannot be read.
  case unreadableHeader(path: String, position: Position, fault: RecordFault)
  /// The file is a workbook, or should be one, and cannot be read.
  case workbook(path: String, fault: WorkbookFault)
}
