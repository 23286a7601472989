import Glibc

/// Turns stored bytes into UTF-8 through the C library's iconv.
@safe struct IconvDecoder: ~Copyable, @unchecked Sendable {
  private let descriptor: iconv_t
  private var output: UnsafeMutableRawBufferPointer
  private var produced = 0

  /// `failed` where the C library knows no encoding of that name.
  static func decoder(named name: String, path: String) throws(ReadError) -> IconvDecoder {
    let descriptor = unsafe iconv_open("UTF-8", name)
    guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else {
      throw .failed(path: path, errno: errno)
    }
    return unsafe IconvDecoder(descriptor)
  }

  private init(_ descriptor: iconv_t) {
    unsafe self.descriptor = descriptor
    unsafe output = .allocate(byteCount: 4096, alignment: 16)
  }

  deinit {
    unsafe iconv_close(descriptor)
    unsafe output.deallocate()
  }

  /// What the last call made, valid until the next.
  var decoded: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: output[..<produced]) }

  /// Decodes whole characters and returns how many bytes they have: fewer than given where one is wrong or cut off.
  mutating func decode(_ input: UnsafeRawBufferPointer) -> Int {
    makeRoom(for: input.count)
    guard let base = input.baseAddress, let room = unsafe output.baseAddress else { return 0 }
    // iconv takes a mutable pointer by an old convention; it does not write to its input.
    var from: UnsafeMutablePointer<CChar>? =
      unsafe UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(to: CChar.self)
    var to: UnsafeMutablePointer<CChar>? = unsafe room.assumingMemoryBound(to: CChar.self)
    var left = input.count
    var free = unsafe output.count
    _ = unsafe iconv(descriptor, &from, &left, &to, &free)
    produced = unsafe output.count - free
    return input.count - left
  }

  /// Two bytes become three at most, four stay four.
  private mutating func makeRoom(for count: Int) {
    let needed = count + count / 2 + 16
    guard unsafe needed > output.count else { return }
    unsafe output.deallocate()
    unsafe output = .allocate(byteCount: max(needed, 2 * output.count), alignment: 16)
  }
}
