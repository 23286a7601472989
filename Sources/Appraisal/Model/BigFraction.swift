import CGMP

/// A fraction of any size in lowest terms, held by GMP. `Rational` uses it for values that do not fit in machine words.
@safe final class BigFraction: @unchecked Sendable {
  /// Never changed after `init`, so that threads can share it.
  private let value = UnsafeMutablePointer<__mpq_struct>.allocate(capacity: 1)

  private init(_ fill: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    unsafe __gmpq_init(value)
    unsafe fill(value)
  }

  deinit {
    unsafe __gmpq_clear(value)
    unsafe value.deallocate()
  }

  convenience init(_ word: WordFraction) {
    unsafe self.init { unsafe __gmpq_set_si($0, word.numerator, UInt(word.denominator)) }
  }

  convenience init(_ whole: Int128) {
    let high = Int(truncatingIfNeeded: whole >> 64)
    let low = UInt(truncatingIfNeeded: whole)
    unsafe self.init {
      unsafe __gmpz_set_si(&$0.pointee._mp_num, high)
      unsafe __gmpz_mul_2exp(&$0.pointee._mp_num, &$0.pointee._mp_num, 64)
      unsafe __gmpz_add_ui(&$0.pointee._mp_num, &$0.pointee._mp_num, low)
    }
  }

  /// Reads `7/3` or `-2`. The denominator must be above zero.
  ///
  /// - Returns: nil for any other text.
  convenience init?(_ text: String) {
    var isRead = false
    unsafe self.init {
      isRead = unsafe __gmpq_set_str($0, text, 10) == 0
      if isRead { unsafe __gmpq_canonicalize($0) }
    }
    guard isRead else { return nil }
  }

  /// 10 to the power of `digits`; 1 for a negative number of digits.
  static func powerOfTen(_ digits: Int) -> BigFraction {
    unsafe BigFraction { unsafe __gmpz_ui_pow_ui(&$0.pointee._mp_num, 10, UInt(max(0, digits))) }
  }

  static func + (a: BigFraction, b: BigFraction) -> BigFraction {
    unsafe BigFraction { unsafe __gmpq_add($0, a.value, b.value) }
  }
  static func - (a: BigFraction, b: BigFraction) -> BigFraction {
    unsafe BigFraction { unsafe __gmpq_sub($0, a.value, b.value) }
  }
  static func * (a: BigFraction, b: BigFraction) -> BigFraction {
    unsafe BigFraction { unsafe __gmpq_mul($0, a.value, b.value) }
  }
  /// The quotient. The divisor must not be zero, for GMP would end the process.
  static func / (a: BigFraction, b: BigFraction) -> BigFraction {
    unsafe BigFraction { unsafe __gmpq_div($0, a.value, b.value) }
  }

  /// The largest whole number that is not above the value.
  var floor: BigFraction {
    unsafe BigFraction {
      unsafe __gmpz_fdiv_q(&$0.pointee._mp_num, &value.pointee._mp_num, &value.pointee._mp_den)
    }
  }

  /// The largest whole number whose square is not above a value of zero or more.
  var floorOfSquareRoot: BigFraction {
    let whole = floor
    return unsafe BigFraction { unsafe __gmpz_sqrt(&$0.pointee._mp_num, &whole.value.pointee._mp_num) }
  }

  /// The value in two machine words; nil if it does not fit.
  var word: WordFraction? {
    guard unsafe __gmpz_fits_slong_p(&value.pointee._mp_num) != 0,
      unsafe __gmpz_fits_slong_p(&value.pointee._mp_den) != 0
    else { return nil }
    return unsafe WordFraction(
      __gmpz_get_si(&value.pointee._mp_num), over: __gmpz_get_si(&value.pointee._mp_den))
  }

  static func < (a: BigFraction, b: BigFraction) -> Bool { unsafe __gmpq_cmp(a.value, b.value) < 0 }
  static func == (a: BigFraction, b: BigFraction) -> Bool { unsafe __gmpq_equal(a.value, b.value) != 0 }

  var description: String {
    guard let text = unsafe __gmpq_get_str(nil, 10, value) else { return "0" }
    defer { unsafe text.deallocate() }
    return unsafe String(cString: text)
  }
}
