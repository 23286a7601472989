"""What the policy and the reference rule, as constants and small functions: scales, ids, times, rounding, bands.

The pipeline definition is not read, so that a fault in it, or in how manyidu reads it, cannot hide here.
"""

import datetime
import math
import re
from fractions import Fraction
from typing import NamedTuple

FROM, TO = datetime.date(2025, 9, 1), datetime.date(2026, 8, 31)  # YT-5
EXCLUDED = {"退学": "withdrawn", "休学": "on-leave"}
BEGAN = "任导师日期"
FEWEST = 5  # fewer answers to a questionnaire's item are never published


# MARK: - Scales and answers


class Answer(NamedTuple):
    """One cell: what it is, its value when valid, its code when invalid. Field order is the order of duplicates."""

    rank: int  # 0 missing, 1 not applicable, 2 invalid, 3 valid
    value: Fraction
    code: str

    def key(self):
        """What two answers are compared by; the words of an invalid one do not matter."""
        return self.rank, self.value


MISSING, NOT_APPLICABLE = Answer(0, Fraction(0), ""), Answer(1, Fraction(0), "")


class Scale(NamedTuple):
    """What an item takes: labels, or a number from 0 to `highest`."""

    labels: dict
    highest: int
    not_applicable: tuple = ()
    missing: tuple = ()

    def read(self, text):
        """The answer a cell holds; an empty cell is missing whatever the scale."""
        text = text.strip(" \t\r\n")
        if text == "" or text in self.missing:
            return MISSING
        if text in self.not_applicable:
            return NOT_APPLICABLE
        if self.labels:
            known = text in self.labels
            return Answer(3, Fraction(self.labels[text]), "") if known else invalid("answer-not-in-scale")
        if not re.fullmatch(r"-?[0-9]{1,7}(\.[0-9]{1,6})?", text):
            return invalid("answer-not-a-number")
        value = Fraction(text)
        return Answer(3, value, "") if 0 <= value <= self.highest else invalid("answer-out-of-range")


def invalid(code):
    return Answer(2, Fraction(0), code)


def points(highest):
    return Scale({}, highest)


SKIPPED = ("(空)", "(跳过)")
LABELS = {"非常满意": 100, "满意": 80, "一般": 60, "不满意": 40, "非常不满意": 20}
SATISFACTION = Scale(LABELS, 100, ("未参加",), SKIPPED)  # LOCAL-scale
MARKS = Scale({}, 100, (), SKIPPED)
DONE = Scale({"是": 1, "否": 0}, 1)
BASIC = [2, 2, 2, 5, 4, 5]  # YT-A.basic
MAIN = [8, 7, 3, 4, 4, 5, 5, 4]  # YT-A.main: the last is 4, not the 3 of the text
FUSION = [10, 5, 5]  # YT-A.academy
ITEMS = {  # source -> item -> (column, scale)
    "satisfaction": {
        "content": ("4、您对活动内容的满意程度", SATISFACTION),
        "guidance": ("5、您对导师指导的满意程度", SATISFACTION),
        "overall": ("6、总体评分（0-100分）", MARKS),
    },
    "college-sheet": {
        **{f"basic-{n}": (f"基本要求{n}", points(most)) for n, most in enumerate(BASIC, 1)},
        **{f"main-{n}": (f"主要工作{n}", points(most)) for n, most in enumerate(MAIN, 1)},
        "competition": ("拓展创新（竞赛指导）", DONE),
        "paper": ("拓展创新（论文交流）", DONE),
    },
    "academy-sheet": {f"fusion-{n}": (f"联动融合{n}", points(most)) for n, most in enumerate(FUSION, 1)},
}


# MARK: - Ids, times and figures


def clean(text):
    """An id without what spreadsheets and exporters put around it."""
    text = text.strip("\ufeff\t\x1f\u00a0 ")
    if len(text) >= 3 and text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    text = text[1:] if text.startswith("'") else text
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)


def digits(text):
    """ASCII digits only; full-width ones were turned by `clean`."""
    return re.fullmatch("[0-9]+", text) is not None


def id_fault(text, known=None):
    """What Excel did to an id, or ''. Without `known` (people, raters on the roster) nothing can be looked up."""
    if text == "":
        return "id-missing"
    if known is not None and text in known:
        return ""
    if re.fullmatch(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]+", text):
        return "id-scientific"
    if digits(text) and len(text) >= 16 and set(text[15:]) == {"0"}:
        return "id-precision-lost"
    if known is not None and digits(text) and any(digits(k) and k.lstrip("0") == text.lstrip("0") for k in known):
        return "id-leading-zeros"
    return ""


def appraisee_fault(text, known):
    """As `id_fault`, and whoever is not in the people file is unknown."""
    return id_fault(text, known) or ("" if text in known else "appraisee-unknown")


YEAR_FIRST = r"(?P<y>\d{4})(?:(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})|年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日)"
YEAR_LAST = r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})"
HALF = r"上午|下午|AM|PM|am|pm"
CLOCK = rf"(?P<half>{HALF})? *(?P<H>\d{{1,2}}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:\.\d*)?)?(?: *(?P<half2>{HALF}))?"


def moment(text, order="month-first"):
    """Date and time as platforms and spreadsheets write them, or None; no zones. A day alone begins at midnight.

    `order` says what `9/6/2018` is; None: no date.
    """
    text = text.strip(" \t\r\n")
    if re.fullmatch(r"[2-9]\d{4}(\.\d{1,30})?", text, re.ASCII):
        seconds = Fraction(text) * 86400
        return datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=int(seconds + Fraction(1, 2)))
    for shape in [YEAR_FIRST] + [YEAR_LAST] * (order is not None):
        # Only behind 日 may the clock follow at once, and only as 上午8:00.
        found = re.fullmatch(rf"{shape}(?:(?:T|, ?| +|(?={HALF})){CLOCK})?", text, re.ASCII)
        if found:
            return assembled(found.groupdict(), order)
    return None


def assembled(parts, order):
    """The moment that the parts of a time stamp name, or None."""
    if "a" in parts:
        month, date = (parts["a"], parts["b"]) if order == "month-first" else (parts["b"], parts["a"])
    else:
        month, date = parts["m"] or parts["m2"], parts["d"] or parts["d2"]
    hour, half = int(parts["H"] or 0), parts["half"] or parts["half2"]
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half in ("下午", "PM", "pm") else 0)
    try:
        return datetime.datetime(int(parts["y"]), int(month), int(date), hour, int(parts["M"] or 0), int(parts["S"] or 0))
    except ValueError:
        return None


def day(text):
    """A day as people write it in lists, the year first; or None."""
    found = moment(text, None)
    return found.date() if found else None


def half_up(value, places):
    """`value` rounded half up, as a Fraction: what is published is what is judged (LOCAL-published)."""
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def fixed(value, places):
    """`value` rounded half up, as text with that many decimals."""
    whole = int(half_up(value, places) * 10**places)
    text = str(whole).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}"


def plain(value):
    """A number without trailing zeros."""
    return fixed(value, 6).rstrip("0").rstrip(".")


def root_fixed(square, places):
    """The square root, rounded half up without a float: the largest k with (k - 1/2)² no more than the square."""
    k = math.isqrt(math.floor(square * 100**places))
    while Fraction(2 * k + 1, 2) ** 2 <= square * 100**places:
        k += 1
    return fixed(Fraction(k, 10**places), places)


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def places_of(mentors):
    """The first 10 % of a college, half up (YT-7.1)."""
    return math.floor(Fraction(mentors, 10) + Fraction(1, 2))


def band_of(score):
    """Published value, label, points and note of an exact satisfaction score (YT-A.sat)."""
    value = half_up(score, 1)
    if value >= 90:
        return value, "90", 20, ""
    if value >= 75:
        return value, "75", 15, ""
    if value > 60:
        return value, "60", 10, ""
    if value == 60:
        return value, "60", 10, "boundary-not-in-policy"
    return value, "below-60", 5, ""


def gate_of(assigned, responded, threshold=Fraction(50)):
    """Status, rate and responses still needed (LOCAL-gate), compared as counts."""
    if assigned == 0:
        return "nobody-assigned", "", 0
    needed = max(0, math.ceil(threshold * assigned / 100) - responded)
    status = "met" if responded * 100 >= threshold * assigned else "below-threshold"
    return status, fixed(Fraction(100 * responded, assigned), 2), needed
