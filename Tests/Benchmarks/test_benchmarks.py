"""Examples the benchmark itself is held to: python3 -m unittest discover -s Tests/Benchmarks"""

import csv
import hashlib
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

import answers
import bench
import generate
import instructions
import measuring

ROWS = 4000


def rows_of(file):
    with open(file, encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


class Inputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        generate.generate(ROWS, Path(cls.folder.name))
        cls.people, cls.roster, cls.responses = (
            rows_of(Path(cls.folder.name) / f"{name}.csv") for name in ["people", "roster", "responses"])
        cls.pairs = {(row["student_id"], row["appraisee_id"]) for row in cls.roster}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_same_bytes_everywhere(self):
        """Figures of two machines can be compared only when both had the same inputs."""
        whole = hashlib.sha256()
        for name in ["people", "roster", "responses"]:
            whole.update((Path(self.folder.name) / f"{name}.csv").read_bytes())
        self.assertEqual(whole.hexdigest(), "49a815d1df816fe14f29158cb86ac10590f7c01da1e6eb586b578e6d2dfb25c1")

    def test_numbers_of_rows(self):
        self.assertEqual((len(self.responses), len(self.roster), len(self.pairs)), (ROWS, ROWS * 8 // 5, ROWS * 8 // 5))
        self.assertEqual({row["appraisee_id"] for row in self.people}, {row["appraisee_id"] for row in self.roster})
        self.assertEqual([int(row["response_id"]) for row in self.responses], list(range(1, ROWS + 1)))

    def test_order_of_rows(self):
        times = [row["submitted_at"] for row in self.responses]
        self.assertGreater(sum(a > b for a, b in zip(times, times[1:])), ROWS // 10)
        together = sum(a["appraisee_id"] == b["appraisee_id"] for a, b in zip(self.roster, self.roster[1:]))
        self.assertLess(together, 3 * len(self.roster) // len(self.people))

    def test_shares(self):
        paired = [pair for row in self.responses if (pair := (row["student_id"], row["appraisee_id"])) in self.pairs]
        cells = [row[item] for row in self.responses for item in answers.ITEMS]
        comments = [row["comment"] for row in self.responses]
        self.assertEqual(set(cells), {"", "1", "2", "3", "4", "5"})
        for name, count, of, low, high in [
            ("blank answers", cells.count(""), len(cells), 0.005, 0.015),
            ("off the roster", ROWS - len(paired), ROWS, 0.005, 0.015),
            ("again", len(paired) - len(set(paired)), ROWS, 0.02, 0.03),
            ("comments", sum(comment != "" for comment in comments), ROWS, 0.45, 0.6),
            ("commas", sum("," in comment for comment in comments), ROWS, 0.08, 0.15),
            ("line breaks", sum("\n" in comment and '"' in comment for comment in comments), ROWS, 0.005, 0.02),
        ]:
            self.assertTrue(low < count / of < high, f"{name}: {count} of {of}")

    def test_a_scatter_reaches_every_number_once(self):
        for count in [1, 2, 3, 100, 1023, 1024, 1025]:
            scatter = generate.Scatter(count, Random(count))
            reached = Counter(value for step in range(scatter.steps) if (value := scatter.at(step)) < count)
            self.assertEqual(reached, Counter(range(count)), count)


class Answers(unittest.TestCase):
    FIGURES = dict.fromkeys(answers.COLUMNS[1:], "1")

    def difference(self, **other):
        return list(answers.differences({"T1": self.FIGURES}, {"T1": {**self.FIGURES, **other}}))

    def test_differences(self):
        self.assertEqual(self.difference(), [])
        self.assertEqual(self.difference(q7="1.0"), ["T1: q7: manyidu '1', the other '1.0'"])
        self.assertEqual(self.difference(band=None), ["T1: band: manyidu '1', the other None"])
        self.assertEqual(list(answers.differences({"T1": self.FIGURES}, {})), ["T1: is only in manyidu"])

    def test_published_tables(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "participation.csv").write_text(
                "appraisee_id,source,assigned,responded,rate,meets\nT1,evaluation,4,2,50.0000,true\n")
            (folder / "items.csv").write_text(
                "appraisee_id,source,item,mean\nT1,evaluation,q1,80.0000\nT1,other,q2,1\n")
            (folder / "bands.csv").write_text("appraisee_id,measure,value,band,points\nT1,evaluation,80.0000,B,15\n")
            self.assertEqual(answers.published(folder), {"T1": {
                "assigned": "4", "responded": "2", "participation": "50.0000", "meets": "true", "q1": "80.0000",
                "overall": "80.0000", "band": "B", "points": "15"}})
            self.assertEqual(answers.judged(folder, [])[1], True)

    def test_nobody_is_no_agreement(self):
        with tempfile.TemporaryDirectory() as name:
            for table in ["participation", "items", "bands"]:
                (Path(name) / f"{table}.csv").write_text("appraisee_id,source,measure\n")
            self.assertFalse(answers.judged(Path(name), [])[1])


class Figures(unittest.TestCase):
    def test_ratios_are_taken_round_by_round(self):
        """A machine that was slow for one round was slow for all tools in it."""
        ours = [measuring.Cost(wall, wall, 10) for wall in [1, 5, 2]]
        theirs = [measuring.Cost(wall, wall, 40) for wall in [4, 10, 4]]
        self.assertEqual(measuring.ratio(ours, theirs, "wall"), 0.5)
        self.assertEqual(measuring.ratio(ours, theirs, "peak"), 0.25)
        self.assertEqual(measuring.median([1, 2, 4, 3]), 2.5)

    def test_measuring(self):
        cost = measuring.measured([sys.executable, "-c", "sum(range(10**6)); print(1)"])
        self.assertTrue(0 < cost.cpu and 0 < cost.wall < 60 and cost.peak > 1, cost)
        with self.assertRaisesRegex(measuring.Stop, "exit code 3"):
            measuring.measured([sys.executable, "-c", "raise SystemExit(3)"])

    def test_a_peak_that_cannot_be_told_is_left_out(self):
        tools = [measuring.Tool(name, "1", [], None) for name in ["manyidu", "small", bench.LINES]]
        costs = {name: [measuring.Cost(*cost)] for name, cost in [
            ("manyidu", (2, 3, 50)), ("small", (4, 4, 9)), (bench.LINES, (1, 1, 9))]}
        table = [bench.row(2000, tool, costs, "manyidu", 10) for tool in tools]
        self.assertEqual([figures["peak_mib"] for figures in table], [50, None, None])
        self.assertEqual([figures["manyidu_wall_ratio"] for figures in table], [None, 0.5, 2])
        self.assertEqual(bench.shown(table[0]), [
            "2,000", "manyidu", "1", "2.000 (2.000-2.000)", "1000.000", "3.000", "50", "", "", "2.0"])


class Instructions(unittest.TestCase):
    def test_own_cost_of_the_objects_that_count(self):
        """What is called is counted where it stands; a name stands once, and then its number."""
        lines = [
            "fl=(1) a.swift", "ob=(1) /x/manyidu", "fn=(1) main", "10 100", "cob=(2) /lib/libc.so.6", "cfn=(2) memcpy",
            "calls=3 20", "11 5000", "+1 7", "ob=(2)", "fn=(2)", "20 5000", "ob=(3) /lib/libcsv.so.3", "fn=(3) csv_parse",
            "30 40", "ob=(1)", "fn=(1)", "* 3", "-4 1"]
        self.assertEqual(instructions.costs(lines), {"main": 111, "csv_parse": 40})

    def test_verdict(self):
        self.assertEqual(instructions.verdict("w", 1100, 1000), ("w: 1,100 instructions, +10.0 % of what is recorded", False))
        self.assertTrue(instructions.verdict("w", 1101, 1000)[1])
        self.assertIn("record it", instructions.verdict("w", 800, 1000)[0])
        self.assertFalse(instructions.verdict("w", 800, None)[1])


if __name__ == "__main__":
    unittest.main()
