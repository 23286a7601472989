"""The README of a sample, out of the same plans and doc strings as its rows, and figures worked out by hand."""

import textwrap
from fractions import Fraction

from rows import LABELS

MISSING = ("", "(空)", "(跳过)")
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "gb18030": "GB18030"}


def figure(value):
    """An exact number: a decimal where four decimals hold it, else a fraction."""
    value = Fraction(value)
    scaled = value * 10**4
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{scaled.numerator // 10**4}.{scaled.numerator % 10**4:04d}".rstrip("0").rstrip(".")


def printed(value):
    """As `figure`, but with the two decimals that are published, where it is a decimal."""
    text = figure(value)
    if "/" in text:
        return text
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}"


class ByHand:
    """One person's figures, an equation a line; each holds exactly."""

    def __init__(self, appraisee):
        self.appraisee, self.lines = appraisee, []

    def equation(self, label, left, value):
        shown = printed if label.startswith(("component", "composite", "participation")) else figure
        self.lines.append(f"{label}: {left} = {shown(value)}")
        return value

    def mean(self, label, values):
        total = sum(map(Fraction, values))
        return self.equation(label, f"({' + '.join(map(figure, values))}) / {len(values)}", total / len(values))

    def total(self, label, values):
        return self.equation(label, " + ".join(map(figure, values)), sum(map(Fraction, values)))

    def percent(self, label, part, whole):
        return self.equation(label, f"100 * {figure(part)} / {figure(whole)}", Fraction(100) * part / whole)

    def weighted(self, label, parts):
        """The sum of weight and score of each part."""
        left = " + ".join(f"{weight} * {figure(score)} / 100" for weight, score in parts)
        return self.equation(label, left, sum(weight * Fraction(score) / 100 for weight, score in parts))

    def section(self, before, after, published):
        """The chapter: what is asked, the equations, what follows, and what the tables say."""
        return [f"## Followed by hand: {self.appraisee}", "", *paragraph(before), "```", *self.lines, "```", "",
                *paragraph(after), "```", *published, "```", ""]


def paragraph(text):
    """Lines of a paragraph, and the blank one behind it."""
    return [*textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False), ""]


def values_of(answers):
    """What the answers that count are worth: labels by the scale, marks as they stand."""
    return [dict(LABELS).get(answer, answer) for answer in answers if answer not in MISSING]


def case_table(kind, cases):
    return [f"| {kind} | shows |", "|---|---|", *(f"| `{case}` | {text} |" for case, text in cases), ""]


def file_table(files):
    return ["| file | encoding | line ends | note |", "|---|---|---|---|",
            *(f"| `{name}` | {ENCODINGS[encoding]} | {'CRLF' if end == chr(13) + chr(10) else 'LF'} | {note} |"
              for name, (_, end, encoding, note) in files.items()), ""]


def opening(title, module):
    return [f"# {title}", "",
            *paragraph("Everything here is made up. `input/` looks like what a school would download, faults and all, "
                       "and this page is made with it: run `python3 samples/generator` after a change of "
                       f"`samples/generator/{module}`; the same bytes come out on every machine.")]


def secrets(planted, more):
    """What a test looks for in every output, and must not find."""
    return paragraph(f"Never to be read in any output: `CANARY[0-9]{{4}}` (planted in {planted}), `3260[0-9]{{8}}` "
                     f"(students' ids; also in their broken forms){more} and `示例同学`.")
