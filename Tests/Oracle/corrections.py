"""Corrections after the public notice (YT-6b): what is asked for, and what of it holds."""

import re
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from ledgers import trimmed
from policy import appraisee_fault, clean, day


class Correction(NamedTuple):
    """One figure that is to be put right; `old` and `new` are texts of the file."""

    file: str
    line: int
    appraisee: str
    what: str
    old: str
    new: str
    reason: str
    approved_by: str
    date: object


class Corrections:
    """`most`: what each thing can be at most; `levels`: labels of grades; columns in the order of Correction."""

    def __init__(self, intake, file, columns, people, most, levels=(), decimals=2):
        self.intake, self.columns, self.people = intake, columns, people
        self.most, self.levels, self.decimals = most, levels, decimals
        self.asked, self.holding = [], []
        if (intake.folder / file).exists():
            self.read(file)

    def refuse(self, correction, code, column):
        self.intake.left_out("corrections", correction, "correction", "rejected", code, column)
        self.intake.sums["corrections"]["responses_rejected"] += 1

    def read(self, name):
        """Those that could hold, one of each thing."""
        same = defaultdict(list)
        for file, line, cells in self.intake.rows("corrections", name):
            self.intake.sums["corrections"]["responses"] += 1
            texts = [trimmed(cells[column]) for column in self.columns]
            date = day(texts[6])
            found = Correction(file, line, clean(texts[0]), *texts[1:6], date)
            fault, place = self.fault(found)
            if fault:
                self.refuse(found, fault, self.columns[place])
            else:
                same[found.appraisee, found.what].append(found)
        for group in same.values():
            if len({self.content(one) for one in group}) > 1:
                for one in group:
                    self.refuse(one, "conflicting-duplicate", self.columns[1])
                continue
            self.asked.append(group[0])
            for one in group[1:]:
                self.intake.left_out("corrections", one, "correction", "superseded", "repeated", self.columns[1])
                self.intake.sums["corrections"]["superseded"] += 1

    def content(self, one):
        """What makes two corrections of a thing the same; a new number is compared as a number."""
        new = one.new if one.what == "grade" else Fraction(one.new)
        return one.old, new, one.reason, one.approved_by, one.date

    def fault(self, one):
        """The first thing that is wrong, and the place of its column."""
        fault = appraisee_fault(one.appraisee, self.people)
        if fault:
            return fault, 0
        if one.what not in self.most and not (one.what == "grade" and self.levels):
            return "correction-unknown", 1
        for text, place in ((one.reason, 4), (one.approved_by, 5)):
            if not text:
                return "correction-incomplete", place
        if one.date is None:
            return "time-unreadable", 6
        if one.what == "grade":
            return ("", 0) if one.new in self.levels else ("answer-not-in-scale", 3)
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", one.new):
            return "answer-not-a-number", 3
        value = Fraction(one.new)
        scaled = value * 10**self.decimals
        if not 0 <= value <= self.most[one.what] or scaled.denominator != 1:
            return "answer-out-of-range", 3
        return "", 0

    def settle(self, recorded, is_withheld):
        """Holds the old values against what was published; `recorded` gives a text, blank for nothing."""
        for one in self.asked:
            on_record = recorded(one.appraisee, one.what)
            if is_withheld(one.appraisee, one.what):
                self.refuse(one, "figure-withheld", self.columns[2])
            elif not same_value(one.old, on_record, one.what):
                self.refuse(one, "old-value-differs", self.columns[2])
            else:
                self.holding.append(one)
                self.intake.sums["corrections"]["counted"] += 1
        return self.holding


def same_value(old, recorded, what):
    """Numbers are compared as numbers; blank is blank."""
    if what == "grade" or not old or not recorded:
        return old == recorded
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", old) is not None and Fraction(old) == Fraction(recorded)
