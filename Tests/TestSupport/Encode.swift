import Glibc
public import Tabular

public struct NotEncodable: Error {}

/// `text` as the C library's iconv stores it.
public func encode(_ text: String, as encoding: TextEncoding) throws -> [UInt8] {
  var input = text.utf8.map(CChar.init(bitPattern:))
  var output = [CChar](repeating: 0, count: 4 * input.count + 4)
  let room = output.count
  guard let descriptor = unsafe iconv_open(encoding.rawValue, "UTF-8"), Int(bitPattern: descriptor) != -1 else {
    throw NotEncodable()
  }
  defer { unsafe iconv_close(descriptor) }
  let written = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target -> Int? in
      var from = source.baseAddress
      var to = target.baseAddress
      var left = source.count
      var free = room
      return unsafe iconv(descriptor, &from, &left, &to, &free) == 0 ? room - free : nil
    }
  }
  guard let written else { throw NotEncodable() }
  return output.prefix(written).map(UInt8.init(bitPattern:))
}
