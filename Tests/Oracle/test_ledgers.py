"""The oracle's own calendar, duties and corrections, by cases worked out on paper."""

import datetime
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

import random_policies
import rounding
from corrections import same_value
from intake import Intake
from ledgers import Calendar, Duty, Ledger, Ledgers, Target, compliance, partly, whole


def date(text):
    return datetime.date.fromisoformat(text)


AUTUMN = Calendar(
    ("Y", date("2025-09-01"), date("2026-08-31")),
    [("A", date("2025-09-24"), date("2025-10-17")), ("B", date("2025-12-29"), date("2026-01-02"))],
    [(date("2025-09-29"), date("2025-10-10"))])


class CalendarByHand(unittest.TestCase):

    def names(self, calendar, every):
        return [name for name, _, _ in calendar.intervals(every)]

    def test_weeks(self):
        self.assertEqual(self.names(AUTUMN, "week"), ["2025-W39", "2025-W42", "2026-W01"])
        with_saturday = AUTUMN._replace(make_up=[date("2025-10-11")])
        self.assertEqual(self.names(with_saturday, "week"), ["2025-W39", "2025-W41", "2025-W42", "2026-W01"])

    def test_others(self):
        self.assertEqual(self.names(AUTUMN, "month"), ["2025-09", "2025-10", "2025-12", "2026-01"])
        self.assertEqual(self.names(AUTUMN, "quarter"), ["2025-Q3", "2025-Q4", "2026-Q1"])
        self.assertEqual(self.names(AUTUMN, "semester"), ["A", "B"])
        self.assertEqual(self.names(AUTUMN, "year"), ["Y"])

    def test_spans(self):
        spans = {name: (str(first), str(last)) for name, first, last in AUTUMN.intervals("quarter")}
        self.assertEqual(spans["2025-Q4"], ("2025-10-01", "2025-12-31"))
        self.assertEqual([str(last) for _, _, last in AUTUMN.intervals("month")][:2], ["2025-09-30", "2025-10-31"])

    def test_in_post(self):
        week = [date("2025-10-13") + datetime.timedelta(days=n) for n in range(5)]
        self.assertTrue(whole(date("2025-10-13"), date("2025-10-17"))(week))
        self.assertFalse(whole(date("2025-10-14"), None)(week))
        self.assertTrue(partly(date("2025-10-17"), None)(week))
        self.assertFalse(partly(date("2025-10-18"), None)(week))


class DutiesByHand(unittest.TestCase):
    """One appraisee, T1, in charge of the classes C1 and C2."""

    def outcome(self, lines, duty):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "l.csv").write_text("id,day,what,whom,hours\n" + lines, encoding="utf-8")
            (Path(folder) / "c.csv").write_text("class,id\nC1,T1\nC2,T1\nC3,T2\n", encoding="utf-8")
            intake = Intake(folder, ["ledger", "targets.classes"])
            ledger = Ledger("ledger", "l.csv", ("id", "day", "what"), {"visit": "visit"}, {"classes": "whom"}, ";",
                            {"hours": "hours"})
            targets = [Target("classes", (), ("c.csv", "class", "id"))]
            ledgers = Ledgers(intake, AUTUMN, targets, [ledger], [duty], {"T1", "T2"})
            return ledgers.outcome(duty, "T1", {}, whole(None, None)), intake

    def test_weekly(self):
        duty = Duty("d", ("visit",), "week", Fraction(2), "")
        lines = "T1,2025-09-22,visit,,\nT1,2025-09-28,visit,,\nT1,2025-10-01,visit,,\nT1,2026-01-04,visit,,\n"
        found, intake = self.outcome(lines, duty)
        self.assertEqual((found.required, found.met), (3, 1))
        self.assertEqual(found.shortfalls, ("2025-W42: 0/2", "2026-W01: 1/2"))
        self.assertEqual(intake.sums["ledger"]["answers"], 0)

    def test_each_class(self):
        duty = Duty("d", ("visit",), "semester", Fraction(1), "", "classes")
        found, intake = self.outcome("T1,2025-10-17,visit,C2;C3,\nT1,2025-10-18,visit,C1,\n", duty)
        self.assertEqual((found.required, found.met), (4, 1))
        self.assertEqual(found.shortfalls, ("A: 1/2 (C1)", "B: 0/2 (C1, C2)"))
        self.assertEqual([row[5] for row in intake.rejects], ["not-in-charge"])

    def test_hours(self):
        duty = Duty("d", None, "year", Fraction("2.5"), "", count="hours")
        found, intake = self.outcome("T1,2025-10-17,visit,,1.5\nT1,2025-10-18,visit,,\nT1,2025-10-19,visit,,-1\n", duty)
        self.assertEqual(found.shortfalls, ("Y: 1.5/2.5",))
        self.assertEqual([row[5] for row in intake.rejects], ["answer-out-of-range"])

    def test_compliance(self):
        duty = Duty("d", None, "year", Fraction(1), "")
        found, _ = self.outcome("", duty)
        self.assertEqual(compliance([found, found._replace(required=3, met=2)]), Fraction(100, 3))


class Values(unittest.TestCase):

    def test_old_values(self):
        self.assertTrue(same_value("88", "88.00", "composite"))
        self.assertTrue(same_value("", "", "composite"))
        self.assertFalse(same_value("0", "", "composite"))
        self.assertFalse(same_value("88.0", "88.01", "composite"))
        self.assertFalse(same_value("A", "B", "grade"))

    def test_rounding(self):
        half = Fraction("86.25")
        self.assertEqual([rounding.printed(half, 1, mode) for mode in ("half-up", "half-even", "down")],
                         ["86.3", "86.2", "86.2"])
        self.assertEqual([rounding.root(Fraction(2), 2, mode) for mode in ("half-up", "down")], ["1.41", "1.41"])
        self.assertEqual([rounding.root(Fraction(3), 2, mode) for mode in ("half-up", "down")], ["1.73", "1.73"])
        self.assertEqual([rounding.root(Fraction("6.25"), 0, mode) for mode in ("half-up", "half-even", "down")],
                         ["3", "2", "2"])


class Policies(unittest.TestCase):
    """Random policies: a seed always makes the same, and what can be asked for comes up."""

    def test_same_policy(self):
        self.assertEqual(*(random_policies.yaml_of(random_policies.policy_of(7)) for _ in range(2)))

    def test_everything_comes_up(self):
        text = "".join(random_policies.yaml_of(random_policies.policy_of(seed)) for seed in range(60))
        for key in ("each: students", "each: rooms", "each: places", "count: hours", "kind: advisory", "when:",
                    "first-of:", "unit: parts", "after:", "amount:", "corrections:", "notice:", "compare-with:",
                    "mean-of: groups", "required: any", "make-up-days: [2", "half-even", "duplicates: keep",
                    "every: quarter"):
            self.assertIn(key, text)


if __name__ == "__main__":
    unittest.main()
