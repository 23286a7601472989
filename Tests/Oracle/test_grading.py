"""Examples that the oracle of counselors and class teachers itself is held to."""

import datetime
import math
import tempfile
import unittest
from fractions import Fraction
from types import SimpleNamespace

import appraisals
import grading
import grading_surveys
from intake import UnusableInput
from policy import day
from ratings import Gate, ruling_of, status_of, trimmed


class Participation(unittest.TestCase):
    """IM2-6.2 with a minimum of raters, and what follows."""

    def test_status(self):
        gate = Gate(Fraction(50), "IM2-6.2", minimum=5)
        table = [(99, 49, "below-threshold", 1), (100, 50, "met", 0), (6, 4, "few-raters", 1),
                 (0, 0, "nobody-assigned", 0),
                 (100, 4, "few-raters", 46), (3, 3, "few-raters", 2)]
        for assigned, responded, status, needed in table:
            found = status_of(gate, assigned, responded)
            self.assertEqual((found[0], found[2]), (status, needed), (assigned, responded))

    def test_ruling(self):
        table = Fraction(40), Fraction("0.9")
        zero = Fraction(0), Fraction("0.8")
        for below, wanted in [("withhold", "withheld"), ("renormalise", "left-out"), ("zero", "zeroed"),
                              ("flag", "flagged")]:
            gate = Gate(Fraction(50), "", below)
            self.assertEqual(ruling_of(gate, "below-threshold", 99, 49)[0], wanted)
        gate = Gate(Fraction(50), "", "coefficient", coefficients=(table, zero))
        self.assertEqual(ruling_of(gate, "below-threshold", 100, 40)[:2], ("reduced", Fraction("0.9")))
        self.assertEqual(ruling_of(gate, "below-threshold", 1000, 399)[:2], ("reduced", Fraction("0.8")))
        self.assertEqual(ruling_of(gate, "few-raters", 10, 1)[0], "withheld")


class Rules(unittest.TestCase):
    """IM2-7 at its edges."""

    def test_sanctions(self):
        for assigned, sanctioned, holds in [(50, 1, False), (49, 1, True), (0, 1, False), (100, 3, True)]:
            figures = SimpleNamespace(assigned={"student": assigned})
            self.assertEqual(appraisals.sanctions({"students-sanctioned": Fraction(sanctioned)}, figures), holds)
        self.assertIsNone(appraisals.sanctions({"students-sanctioned": None}, figures))

    def test_and(self):
        for first, second, wanted in [(None, False, False), (True, None, None), (True, True, True)]:
            self.assertEqual(appraisals.both(first, second), wanted)

    def test_dates(self):
        self.assertEqual(day("2026/1/2"), datetime.date(2026, 1, 2))
        self.assertIsNone(day("2026-02-30"))
        self.assertIsNone(day("去年"))

    def test_trimmed(self):
        scores = [Fraction(n) for n in (60, 100, 82, 80, 84)]
        self.assertEqual(sorted(trimmed(scores, (1, 5))), [80, 82, 84])
        self.assertEqual(trimmed(scores[:4], (1, 5)), scores[:4])


class Properties(unittest.TestCase):
    """What must hold of every appraisal, whatever the inputs."""

    def appraisals(self, name, count, settings):
        for seed in range(count):
            with tempfile.TemporaryDirectory() as folder:
                grading_surveys.write_survey(name, seed, folder)
                try:
                    header, rows = grading.appraise(name, folder, settings).tables["appraisal"]
                except UnusableInput:
                    continue
                yield seed, [dict(zip(header, row)) for row in rows]

    def test_places_and_bars(self):
        excellent = 0
        for seed, rows in self.appraisals("im-counselor", 60, {"share": 40}):
            winners = [row for row in rows if row["grade"] == "优秀"]
            base = sum(row["grade_status"] != "reviewed-only" for row in rows)
            excellent += len(winners)
            self.assertLessEqual(len(winners), math.floor(Fraction(40 * base, 100)), seed)
            for row in winners:
                self.assertNotRegex(row["clauses"], r"IM2-7\.[23]", seed)
        self.assertGreater(excellent, 20)


if __name__ == "__main__":
    unittest.main()
