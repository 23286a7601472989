"""The one rounding a measure gets, in the three modes of a definition."""

import math
from fractions import Fraction


def rounded(value, places, mode):
    """A value as it is published."""
    scaled = value * 10**places
    low, rest = math.floor(scaled), scaled - math.floor(scaled)
    up = {"down": False, "half-up": rest >= Fraction(1, 2),
          "half-even": rest > Fraction(1, 2) or rest == Fraction(1, 2) and low % 2 == 1}[mode]
    return Fraction(low + up, 10**places)


def printed(value, places, mode):
    """The published value as text."""
    digits = str(int(rounded(value, places, mode) * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def root(square, places, mode):
    """The square root as it is published: floor, and then which side of the half it lies on."""
    low = math.isqrt(math.floor(square * 100**places))
    half = Fraction(2 * low + 1, 2) ** 2
    above, tie = square * 100**places > half, square * 100**places == half
    up = mode != "down" and (above or tie and (mode == "half-up" or low % 2 == 1))
    return printed(Fraction(low + up, 10**places), places, "down")
