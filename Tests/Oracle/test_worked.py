"""The examples that the samples' pages follow by hand: each equation holds, and ends in what was published.

The expected tables are the published ones byte for byte; the Swift suite sees to that.
"""

import ast
import re
import unittest
from fractions import Fraction
from pathlib import Path

from records import read_table
from rounding import rounded

TABLES = ("appraisal", "components", "participation", "bands", "items", "duties", "standings", "awards", "corrections",
          "notice")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
OPERATIONS = {ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
              ast.Div: lambda a, b: a / b}


def value_of(text):
    """The exact value of an expression of numbers, + - * / and brackets."""
    def walk(node):
        if isinstance(node, ast.BinOp):
            return OPERATIONS[type(node.op)](walk(node.left), walk(node.right))
        return Fraction(ast.get_source_segment(text, node))
    return walk(ast.parse(text.strip(), mode="eval").body)


def tables(sample):
    """name -> rows as dictionaries."""
    folder = SAMPLES / sample / "expected"
    found = {}
    for name in TABLES:
        if (folder / f"{name}.csv").exists():
            header, rows = read_table(folder / f"{name}.csv")
            found[name] = [dict(zip(header, row)) for row in rows]
    return found


def mode_of(sample):
    """How the sample's definition rounds."""
    text = (SAMPLES.parent / "pipelines" / f"{sample}.yaml").read_text(encoding="utf-8")
    return re.search(r"^rounding: \{mode: ([a-z-]+)", text, flags=re.M).group(1)


class ByHand(unittest.TestCase):
    """Every section `Followed by hand` of every sample's page."""

    def sections(self):
        for page in sorted(SAMPLES.glob("*/README.md")):
            text = page.read_text(encoding="utf-8")
            for section in re.split(r"^## ", text, flags=re.M):
                if section.startswith("Followed by hand: "):
                    yield page.parent.name, section.split("\n")[0].split(": ")[1], section

    def test_every_sample_has_one(self):
        shown = {(sample, appraisee) for sample, appraisee, _ in self.sections()}
        self.assertEqual({sample for sample, _ in shown}, {path.stem for path in (SAMPLES.parent / "pipelines").glob("*.yaml")})
        self.assertGreaterEqual(len(shown), 20)

    def test_arithmetic_and_published_figures(self):
        checked = 0
        for sample, appraisee, section in self.sections():
            published = tables(sample)
            for label, left, right in re.findall(r"^([^\n:`|]+): ([^\n=]+) = ([^\n]+)$", section, flags=re.M):
                with self.subTest(sample=sample, appraisee=appraisee, label=label):
                    self.assertEqual(value_of(left), value_of(right))
                    shown = self.published(published, appraisee, label)
                    if shown is not None:
                        decimals = len(shown.partition(".")[2])
                        mine = rounded(value_of(right), decimals, mode_of(sample))
                        self.assertEqual(mine, Fraction(shown))
                        checked += 1
        self.assertGreater(checked, 80)

    def published(self, published, appraisee, label):
        """What stands in the tables under a label; None for a step on the way."""
        mine = {name: [row for row in rows if row["appraisee_id"] == appraisee] for name, rows in published.items()}
        if label == "composite":
            return mine["appraisal"][0]["composite"]
        if label == "participation":
            return next(row["rate"] for row in mine["participation"] if float(row["threshold"]) > 0)
        if label.startswith("duty "):
            return next(row["rate"] for row in mine["duties"] if row["duty"] == label.split(" ")[1])
        if label.startswith("component "):
            return next(row["score"] for row in mine["components"] if row["component"] == label.split(" ")[1])
        return None

    def test_rows(self):
        for sample, appraisee, section in self.sections():
            published = tables(sample)
            lines = re.findall(r"^published( \w+)?: (.*)$", section, flags=re.M)
            self.assertTrue(lines, (sample, appraisee))
            for table, pairs in lines:
                wanted = dict(re.findall(r"(\w+)=((?:(?! \w+=).)*)", pairs))
                rows = [row for row in published[table.strip() or "appraisal"] if row["appraisee_id"] == appraisee]
                found = [{key: row[key] for key in wanted} for row in rows]
                self.assertIn(wanted, found, (sample, appraisee))


if __name__ == "__main__":
    unittest.main()
