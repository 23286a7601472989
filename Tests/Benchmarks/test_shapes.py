"""Examples the shapes of input are held to: python3 -m unittest discover -s Tests/Benchmarks"""

import csv
import hashlib
import importlib.util
import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent))

import answers
import bench_shapes
import generate
from measuring import Cost
from shapes import ids, ledger, matrix, raters, survey, wenjuanxing
from shapes.catalog import SHAPES, figures
from shapes.peers import duckdb_reading, duckdb_survey, task
from shapes.peers import ledger as duties
from shapes.shape import Shape, definition

ROWS = 600
HAS_XLWT = importlib.util.find_spec("xlwt") is not None


def table(file, encoding="utf-8-sig"):
    with open(file, encoding=encoding, newline="") as opened:
        return list(csv.reader(opened))


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.root = Path(cls.scratch.name)
        generate.generate(ROWS, cls.root / "reference")
        cls.records = {name: cls.made(name, "once") for name in SHAPES if name != "xls" or HAS_XLWT}

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def made(cls, name, where):
        folder = cls.root / where / name
        folder.mkdir(parents=True)
        return SHAPES[name].write(cls.root / "reference", folder)

    def digests(self, where, name):
        folder = self.root / where / name
        return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
                for file in sorted(folder.rglob("*")) if file.is_file()}

    def read(self, shape, file="responses.csv", encoding="utf-8-sig"):
        return table(self.root / "once" / shape / file, encoding)

    def test_the_same_bytes_twice(self):
        for name, records in self.records.items():
            self.assertEqual(self.made(name, "twice"), records, name)
            self.assertEqual(self.digests("twice", name), self.digests("once", name), name)

    def test_another_shape_is_other_bytes(self):
        seen = {}
        for name in self.records.keys() - {"trim", "groups"}:
            whole = str(sorted(self.digests("once", name).items()))
            self.assertNotIn(whole, seen, f"{name} has the files of {seen.get(whole)}")
            seen[whole] = name

    def test_records(self):
        for name, records in self.records.items():
            if name == "matrix":
                self.assertAlmostEqual(records / ROWS, 0.7, delta=0.3)
            else:
                self.assertEqual(records, ROWS * (ledger.EACH if name == "ledger" else 1), name)

    def test_the_other_tools_are_told_the_columns_that_are_there(self):
        for name, told in task.TASKS.items():
            files = sorted((self.root / "once" / name).glob(told.files)) if name != "matrix" else []
            for file in files if files and files[0].suffix == ".csv" else []:
                self.assertEqual(tuple(table(file, told.encoding or "utf-8-sig")[0]), told.columns, name)

    def test_answers(self):
        reference = self.read("digits")[1:]
        for name, written in [
            ("labels", dict(zip("12345", task.LABELS))), ("wenjuanxing-text", dict(zip("12345", task.LABELS))),
            ("wenjuanxing-score", dict(zip("12345", "12345"))), ("wenjuanxing-index", dict(zip("12345", "54321"))),
        ]:
            items = slice(8, 18) if name.startswith("wen") else survey.ITEMS
            blank = {"labels": "", "wenjuanxing-index": "-3"}.get(name, "(跳过)")
            for own, row in zip(reference, self.read(name)[1:]):
                self.assertEqual(row[items], [written.get(digit, blank) for digit in own[survey.ITEMS]])

    def test_marks_and_decimals_keep_to_their_scale(self):
        for name, low, high in [("marks", 0, 100), ("decimal", 1, 5)]:
            cells = [cell for row in self.read(name)[1:] for cell in row[survey.ITEMS] if cell]
            self.assertTrue(low <= min(map(float, cells)) and max(map(float, cells)) == high, name)
        self.assertTrue(any("." in cell for cell in cells) and any("." not in cell for cell in cells))

    def test_every_student_has_one_appraisee_where_the_roster_tells(self):
        roster = self.read("roster", "roster.csv")[1:]
        self.assertEqual(len({student for student, *_ in roster}), len(roster))
        known = {student for student, *_ in roster}
        share = sum(row[survey.STUDENT] in known for row in self.read("roster")[1:]) / ROWS
        self.assertGreater(share, 0.9)

    def test_activities(self):
        pairs = {tuple(row[:2]) for row in self.read("activity", "roster.csv")[1:]}
        responses = [row[2:5] for row in self.read("activity")[1:]]
        self.assertEqual({activity for *_, activity in responses}, set(raters.ACTIVITIES))
        paired = [tuple(row) for row in responses if tuple(row[:2]) in pairs]
        self.assertGreater(len(set(paired)), 1.2 * len({row[:2] for row in paired}))
        self.assertGreater(len(paired), len(set(paired)))

    def test_the_roster_by_date(self):
        rows = self.read("in-force", "roster.csv")[1:]
        day = raters.REFERENCE_DATE
        within = {tuple(row[:2]) for row in rows if row[3] <= day and (not row[4] or row[4] >= day)}
        self.assertTrue(0.9 < len(within) / (ROWS * 8 / 5) < 0.99)
        self.assertGreater(len(rows), ROWS * 8 / 5)

    def test_many_files_are_the_one_file(self):
        parts = sorted((self.root / "once" / "files-20" / "responses").iterdir())
        self.assertEqual(len(parts), 20)
        self.assertEqual([row for part in parts for row in table(part)[1:]], self.read("digits")[1:])

    def test_matrix(self):
        size = matrix.college_size(ROWS)
        for file in (self.root / "once" / "matrix" / "matrix").iterdir():
            header, *rows = table(file)
            self.assertEqual((len(header), len(rows) > size), (3 + size, True))
            self.assertEqual(sum(row[2] not in [name[3:] for name in header] for row in rows), 1)


class Cells(unittest.TestCase):
    def test_ids_of_18_characters(self):
        """The example of GB 11643 for the check character: 11010519491231002 and X."""
        found = {ids.checked(f"2024{number:08}") for number in range(500)}
        self.assertEqual((len(found), {len(name) for name in found}), (500, {18}))
        self.assertTrue(20 < sum(name.endswith("X") for name in found) < 80)
        self.assertFalse(any(name.endswith("000") for name in found))
        self.assertEqual(ids.check("11010519491231002"), "X")

    def test_times_of_the_platform(self):
        self.assertEqual(wenjuanxing.slashed("2026-06-01T00:03:22"), "2026/6/1 0:03:22")

    def test_draws_are_spread(self):
        drawn = [survey.draw(row, item) % 10 for row in range(1000) for item in range(10)]
        self.assertTrue(all(850 < drawn.count(value) < 1150 for value in range(10)))


class Definitions(unittest.TestCase):
    def test_every_change_is_found(self):
        for shape in SHAPES.values():
            self.assertIn("pipeline:", definition(shape), shape.name)

    def test_a_change_that_is_not_found(self):
        with self.assertRaisesRegex(ValueError, "stands 0 times"):
            definition(Shape("none", "", lambda source, folder: 0, {"no such text": ""}))

    def test_calendar_and_duties_of_the_ledger(self):
        text = definition(SHAPES["ledger"])
        dates = [*duties.PERIOD, *(day for span in duties.SEMESTERS + duties.HOLIDAYS for day in span), *duties.MAKE_UP]
        for part in [*map(str, dates), *(f"{duty.name}: [{', '.join(duty.labels)}]" for duty in duties.DUTIES),
                     *(f"every: {duty.every}\n    at-least: {duty.at_least}" for duty in duties.DUTIES)]:
            self.assertIn(part, text)

    def test_answers_fit_into_words(self):
        self.assertEqual(task.TASKS["digits"].words(), [(0, 3 * at) for at in range(10)])
        self.assertEqual([word for word, _ in task.TASKS["marks"].words()], [0] * 8 + [1] * 2)
        self.assertEqual(task.TASKS["decimal"].words()[-1], (0, 54))

    def test_queries(self):
        digits = task.TASKS["digits"]
        self.assertEqual(duckdb_reading.code(digits, "q1"), 'coalesce("q1"::BIGINT, 0)')
        self.assertEqual(duckdb_reading.code(digits._replace(is_turned=True), "q1"), 'coalesce(6 - ("q1"::BIGINT), 0)')
        self.assertIn("valued * 360", duckdb_survey.overall(task.TASKS["groups"]))


class Comparison(unittest.TestCase):
    """A slip in any figure of any shape is noticed."""

    def agree(self, ours, theirs, columns):
        return not list(answers.differences({"T1": ours}, {"T1": theirs}, columns))

    def test_every_figure_counts(self):
        for name in SHAPES:
            right = dict.fromkeys(figures(name), "1")
            self.assertTrue(self.agree(right, right, figures(name)))
            for column in figures(name):
                self.assertFalse(self.agree(right, {**right, column: "2"}, figures(name)), f"{name}: {column}")
                self.assertFalse(self.agree({**right, column: None}, right, figures(name)), f"{name}: {column}")

    def test_duties(self):
        with tempfile.TemporaryDirectory() as name:
            published, other = Path(name), Path(name, "other.csv")
            (published / "duties.csv").write_text(
                "appraisee_id,duty,required,met,rate\nT1,contact,39,25,64.1026\n")
            other.write_text("appraisee_id,contact_required,contact_met,contact_rate\nT1,39,25,64.1026\n")
            columns = ["contact_required", "contact_met", "contact_rate"]
            self.assertTrue(answers.judged(published, [other], columns)[1])
            other.write_text(other.read_text().replace("25", "24"))
            self.assertFalse(answers.judged(published, [other], columns)[1])
            self.assertFalse(answers.judged(published, [other], [*columns, "lesson_met"])[1])


class Figures(unittest.TestCase):
    def test_a_row(self):
        options = SimpleNamespace(rows=1000, version="1", binary=None)
        costs = {"manyidu": [Cost(1, 2, 9999)] * 2, "digits": [Cost(1, 1, 1), Cost(1, 4, 1)],
                 "duckdb": [Cost(4, 4, 1)] * 2}
        found = bench_shapes.row(SHAPES["ledger"], 5000, costs, options)
        self.assertEqual(found["cpu_per_million"], 400)
        self.assertEqual(found["cpu_of_digits"], 0.25)
        self.assertEqual((found["duckdb_wall_ratio"], found["peak_mib"]), (0.25, 9999))
        cells = bench_shapes.shown(found)
        self.assertEqual(cells[:2] + cells[6:9], ["ledger", "5,000", "0.25", "", ""])

    def test_names(self):
        self.assertEqual(bench_shapes.names("labels, xls"), ["labels", "xls"])
        self.assertEqual(bench_shapes.names(""), list(SHAPES))
        with self.assertRaisesRegex(Exception, "label is none of digits"):
            bench_shapes.names("label")


if __name__ == "__main__":
    unittest.main()
