import CGMP

/// An exact fraction of any size, in lowest terms: every mean, weighted total and limit on the way to a band.
///
/// `Rational(1, 3) + Rational(1, 6) == Rational(1, 2)`. Nothing overflows and nothing is rounded before
/// `Rounding` does it once.
public struct Rational: Sendable {
  /// Owns one GMP number; never changed once it stands in a `Rational`.
  @safe private final class Storage: @unchecked Sendable {
    let value = UnsafeMutablePointer<__mpq_struct>.allocate(capacity: 1)
    init() { unsafe __gmpq_init(value) }
    deinit {
      unsafe __gmpq_clear(value)
      unsafe value.deallocate()
    }
  }

  private let storage: Storage

  private init(_ fill: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    storage = Storage()
    unsafe fill(storage.value)
  }

  /// A whole number.
  public init(_ value: Int) {
    unsafe self.init { unsafe __gmpq_set_si($0, value, 1) }
  }

  /// A whole number of up to 128 bits: what integer accumulators hold.
  public init(_ value: Int128) {
    let high = Int(truncatingIfNeeded: value >> 64)
    let low = UInt(truncatingIfNeeded: value)
    unsafe self.init {
      unsafe __gmpz_set_si(&$0.pointee._mp_num, high)
      unsafe __gmpz_mul_2exp(&$0.pointee._mp_num, &$0.pointee._mp_num, 64)
      unsafe __gmpz_add_ui(&$0.pointee._mp_num, &$0.pointee._mp_num, low)
    }
  }

  /// `numerator / denominator` for a denominator above zero.
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator > 0, "a denominator is above zero")
    unsafe self.init {
      unsafe __gmpq_set_si($0, numerator, UInt(denominator))
      unsafe __gmpq_canonicalize($0)
    }
  }

  /// Reads what `description` writes (`7/3`, `-2`); nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ Rational.isWhole($0) }) else { return nil }
    if parts.count == 2, parts[1].allSatisfy({ $0 == "0" || $0 == "-" }) || parts.last?.first == "-" { return nil }
    let storage = Storage()
    guard unsafe __gmpq_set_str(storage.value, text, 10) == 0 else { return nil }
    unsafe __gmpq_canonicalize(storage.value)
    self.storage = storage
  }

  /// Reads a plain decimal such as `89.95` or `-3`: digits, at most one point, no exponent; nil for anything else.
  public init?(decimal text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, Rational.isWhole(whole), text.utf8.count <= 40 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (!fraction.isEmpty && fraction.utf8.allSatisfy(Rational.isDigit)) else { return nil }
    self.init("\(whole)\(fraction)/1\(String(repeating: "0", count: fraction.utf8.count))")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func isWhole(_ text: some StringProtocol) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8.dropFirst(0)
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  public static let zero = Rational(0)
  /// Divisor of percentages.
  public static let hundred = Rational(100)

  public var isZero: Bool { unsafe storage.value.pointee._mp_num._mp_size == 0 }
  public var isNegative: Bool { self < .zero }

  public static func + (a: Rational, b: Rational) -> Rational { unsafe combine(a, b) { unsafe __gmpq_add($0, $1, $2) } }
  public static func - (a: Rational, b: Rational) -> Rational { unsafe combine(a, b) { unsafe __gmpq_sub($0, $1, $2) } }
  public static func * (a: Rational, b: Rational) -> Rational { unsafe combine(a, b) { unsafe __gmpq_mul($0, $1, $2) } }

  /// The quotient; zero where the divisor is zero, so that no input can trap. Callers test the divisor first.
  public static func / (a: Rational, b: Rational) -> Rational {
    b.isZero ? .zero : unsafe combine(a, b) { unsafe __gmpq_div($0, $1, $2) }
  }

  private typealias Operand = UnsafeMutablePointer<__mpq_struct>
  private static func combine(_ a: Rational, _ b: Rational, _ apply: (Operand, Operand, Operand) -> Void) -> Rational {
    unsafe Rational { unsafe apply($0, a.storage.value, b.storage.value) }
  }

  /// `10` to the power of `digits`.
  static func powerOfTen(_ digits: Int) -> Rational {
    unsafe Rational { unsafe __gmpz_ui_pow_ui(&$0.pointee._mp_num, 10, UInt(max(0, digits))) }
  }

  /// The largest whole number that is not above the value.
  var floor: Rational {
    unsafe Rational {
      unsafe __gmpz_fdiv_q(&$0.pointee._mp_num, &storage.value.pointee._mp_num, &storage.value.pointee._mp_den)
    }
  }

  /// The smallest whole number that is not below the value.
  var ceiling: Rational { .zero - (.zero - self).floor }

  /// The largest whole number whose square is not above the value; zero for a negative one.
  var floorOfSquareRoot: Rational {
    guard !isNegative else { return .zero }
    let whole = floor
    return unsafe Rational { unsafe __gmpz_sqrt(&$0.pointee._mp_num, &whole.storage.value.pointee._mp_num) }
  }

  /// The value as an `Int`, where it is whole and fits.
  public var int: Int? {
    guard unsafe __gmpz_cmp_ui(&storage.value.pointee._mp_den, 1) == 0,
      unsafe __gmpz_fits_slong_p(&storage.value.pointee._mp_num) != 0
    else { return nil }
    return unsafe __gmpz_get_si(&storage.value.pointee._mp_num)
  }
}

extension Rational: Comparable, Hashable {
  public static func < (a: Rational, b: Rational) -> Bool {
    unsafe __gmpq_cmp(a.storage.value, b.storage.value) < 0
  }
  public static func == (a: Rational, b: Rational) -> Bool {
    unsafe __gmpq_equal(a.storage.value, b.storage.value) != 0
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Rational: CustomStringConvertible {
  /// `7/3`, or `2` for a whole number: how stage files hold exact values.
  public var description: String {
    guard let text = unsafe __gmpq_get_str(nil, 10, storage.value) else { return "0" }
    defer { unsafe text.deallocate() }
    return unsafe String(cString: text)
  }

  /// The value as a plain decimal without trailing zeros (`7.5`), for values that have one of at most nine places.
  public var plainDecimal: String {
    for places in 0...9 {
      let scaled = self * .powerOfTen(places)
      if scaled == scaled.floor { return Published(units: scaled, decimals: places).text }
    }
    return description
  }
}
