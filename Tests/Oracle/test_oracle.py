"""Examples the oracle itself is held to: python3 -m unittest discover -s Tests/Oracle -p 'test_*.py'"""

import csv
import datetime
import io
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import compare
import oracle
import policy
import surveys
from intake import Survey, UnusableInput
from records import decode, records, table_of


class Bands(unittest.TestCase):
    """YT-A.sat: rounded half up to one decimal, then banded; 60.0 stands in no printed band."""

    def test_boundaries(self):
        table = [("89.94", "89.9", "75", 15, ""), ("89.95", "90.0", "90", 20, ""), ("90", "90.0", "90", 20, ""),
                 ("74.94", "74.9", "60", 10, ""), ("74.95", "75.0", "75", 15, ""), ("75", "75.0", "75", 15, ""),
                 ("59.94", "59.9", "below-60", 5, ""), ("59.95", "60.0", "60", 10, "boundary-not-in-policy"),
                 ("60", "60.0", "60", 10, "boundary-not-in-policy"),
                 ("60.04", "60.0", "60", 10, "boundary-not-in-policy"), ("60.05", "60.1", "60", 10, ""),
                 ("60.1", "60.1", "60", 10, ""), ("0", "0.0", "below-60", 5, ""), ("100", "100.0", "90", 20, "")]
        for score, shown, label, points, note in table:
            value, *rest = policy.band_of(Fraction(score))
            self.assertEqual((policy.fixed(value, 1), *rest), (shown, label, points, note), score)


class Participation(unittest.TestCase):
    """LOCAL-gate: compared as counts, never as a rounded rate."""

    def test_gate(self):
        table = [(99, 49, "below-threshold", "49.49", 1), (100, 50, "met", "50.00", 0), (2, 1, "met", "50.00", 0),
                 (0, 0, "nobody-assigned", "", 0), (5, 0, "below-threshold", "0.00", 3),
                 (3, 1, "below-threshold", "33.33", 1),
                 (20001, 10000, "below-threshold", "50.00", 1)]
        for assigned, responded, status, rate, needed in table:
            self.assertEqual(policy.gate_of(assigned, responded), (status, rate, needed), (responded, assigned))


class Places(unittest.TestCase):
    """YT-7.1: the first 10 % of a college, half up."""

    def test_half_up(self):
        for mentors, places in [(3, 0), (4, 0), (5, 1), (8, 1), (14, 1), (15, 2), (24, 2), (25, 3)]:
            self.assertEqual(policy.places_of(mentors), places, mentors)


class Figures(unittest.TestCase):
    """Rounding is exact, half up, and done once."""

    def test_rounding(self):
        self.assertEqual(policy.fixed(Fraction(1, 200), 2), "0.01")
        self.assertEqual(policy.fixed(Fraction("87.125"), 2), "87.13")
        self.assertEqual(policy.fixed(Fraction(100), 2), "100.00")
        texts = ("95", "7.50", "0", "100")
        self.assertEqual([policy.plain(Fraction(text)) for text in texts], ["95", "7.5", "0", "100"])

    def test_roots(self):
        for square, shown in [("2", "1.41"), ("0", "0.00"), ("400", "20.00"), ("0.015625", "0.13"),
                              ("0.000024", "0.00"), ("0.000025", "0.01")]:
            self.assertEqual(policy.root_fixed(Fraction(square), 2), shown, square)

    def test_answers(self):
        table = [(policy.SATISFACTION, " 满意 ", 3, ""), (policy.SATISFACTION, "未参加", 1, ""),
                 (policy.SATISFACTION, "(空)", 0, ""), (policy.SATISFACTION, "好评", 2, "answer-not-in-scale"),
                 (policy.MARKS, "未参加", 2, "answer-not-a-number"), (policy.MARKS, "101", 2, "answer-out-of-range"),
                 (policy.MARKS, "-0", 3, ""), (policy.MARKS, "1e2", 2, "answer-not-a-number"),
                 (policy.points(5), "(空)", 2, "answer-not-a-number"), (policy.DONE, "", 0, "")]
        for scale, text, rank, code in table:
            answer = scale.read(text)
            self.assertEqual((answer.rank, answer.code), (rank, code), text)


class Ids(unittest.TestCase):
    """What a spreadsheet did to an id is named; nothing is repaired."""

    def test_clean(self):
        for text in ["YK001\t", "'YK001", '="YK001"', "ＹＫ００１", "\u00a0YK001", "\ufeff YK001\x1f"]:
            self.assertEqual(policy.clean(text), "YK001", text)

    def test_faults(self):
        known = {"0012345", "YK001", "3260000000000000"}
        table = [("", "id-missing"), ("0012345", ""), ("3260000000000000", ""), ("3.26E+11", "id-scientific"),
                 ("4260000000000000", "id-precision-lost"), ("12345", "id-leading-zeros"),
                 ("000012345", "id-leading-zeros"), ("12346", ""), ("YK999", "")]
        for text, fault in table:
            self.assertEqual(policy.id_fault(text, known), fault, text)
        self.assertEqual(policy.id_fault("3260000000000000"), "id-precision-lost")

    def test_times(self):
        same = {policy.moment(t) for t in ["2025/9/19 0:39:00", "2025-09-19 00:39", "2025-09-19T00:39:00"]}
        self.assertEqual(len(same), 1)
        same = {policy.moment(t) for t in ["2026-01-10 12:00", "46032.5", "1/10/2026 12:00:00 PM", "2026年1月10日 下午12:00"]}
        self.assertEqual(same, {datetime.datetime(2026, 1, 10, 12)})
        self.assertEqual(policy.moment("2026-01-05"), datetime.datetime(2026, 1, 5))
        self.assertEqual(policy.moment("10/1/2026", "day-first"), datetime.datetime(2026, 1, 10))
        for text in ["", "2026/2/30 10:00:00", "2026/1/5 24:00:00", "2026-1", "1月5日", "13/1/2026", "2026/1-5", "10:00"]:
            self.assertIsNone(policy.moment(text), text)


class Records(unittest.TestCase):
    """Where a record starts, and what a wrong quote costs: one physical line."""

    def test_line_numbers(self):
        text = 'a,b\r\n\r\n1,"x\r\ny"\r  \n"2" , z \n'
        self.assertEqual([tuple(r) for r in records(text)],
                         [(1, ["a", "b"], ""), (3, ["1", "x\r\ny"], ""), (6, ["2", "z"], "")])

    def test_faults(self):
        text = 'a,b\n1,2"3\n1,"x\ny" z\n1,2,\n1,2,3\n1\n1,\0\n"1,2\n4,5'
        _, rows = table_of(text)
        self.assertEqual([(r.line, r.fault) for r in rows],
                         [(2, "stray-quote"), (3, "stray-quote"), (4, "stray-quote"), (5, ""), (6, "ragged-row"),
                          (7, "ragged-row"), (8, "nul-byte"), (9, "unclosed-quote"), (10, "")])

    def test_csv_module_agrees_on_what_is_well_formed(self):
        rows = [["a", "b"], ["1", 'x"y'], ["", "line\r\nbreak, comma"], ["ü 😊", ""], ['""', "\n"]]
        for end in ("\n", "\r\n"):
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                out = io.StringIO(newline="")
                csv.writer(out, lineterminator=end, quoting=quoting).writerows(rows)
                self.assertEqual([record.fields for record in records(out.getvalue())], rows)

    def test_encodings(self):
        text = "学号,意见\n1,👍"
        for data in [text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("gb18030"), text.encode("utf-16")]:
            self.assertEqual(decode(data), text)


class Whole(unittest.TestCase):
    """Random surveys: the accounting holds, a seed always makes the same bytes, and a change is seen."""

    def test_accounting(self):
        with tempfile.TemporaryDirectory() as work:
            for seed in range(20):
                folder = Path(work) / str(seed)
                surveys.write_survey(1000 + seed, folder)
                try:
                    survey = Survey(folder)
                except UnusableInput:
                    continue  # two people under one id: no sums
                for row in survey.finished_sums():
                    sums = dict(zip(oracle.SUMS, map(int, row[1:])))
                    answers = sums["valid"] + sums["missing"] + sums["not_applicable"] + sums["invalid"]
                    self.assertEqual(sums["answers"], answers)
                    self.assertEqual(sums["records"], sums["parsed"] + sums["records_rejected"])

    def test_same_seed_same_bytes(self):
        with tempfile.TemporaryDirectory() as work:
            folders = [Path(work) / name for name in "ab"]
            for folder in folders:
                surveys.write_survey(7, folder)
            first, second = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.csv")}
                             for folder in folders)
            self.assertEqual(first, second)

    def test_compare_sees_a_changed_cell(self):
        with tempfile.TemporaryDirectory() as work:
            one, other = Path(work) / "one.csv", Path(work) / "other.csv"
            one.write_text("a,b\n1,2\n")
            other.write_text("a,b\n1,3\n")
            self.assertEqual(compare.table_differences("t.csv", one, one), [])
            self.assertIn("row 2", compare.table_differences("t.csv", one, other)[0])


if __name__ == "__main__":
    unittest.main()
