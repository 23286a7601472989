"""Hold what manyidu published against what the other tools wrote.

    python3 Tests/Benchmarks/answers.py PUBLISHED OTHER.csv… [--columns a,b,c]

The tables of the published folder are brought to the one row an appraisee that the others write: who was assigned and
responded, participation, item means, overall, band, points, duties, each as it is printed. Exit code 1 when any
differs. `--columns` are those to compare; without it those of the reference job.
"""

import argparse
import csv
import sys
from pathlib import Path

SOURCE = "evaluation"
ITEMS = [f"q{number}" for number in range(1, 11)]
COLUMNS = ["appraisee_id", "assigned", "responded", "participation", "meets", *ITEMS, "overall", "band", "points"]
SHOWN = 5  # differences printed of each tool


class Unreadable(Exception):
    """Something that should be there is not."""


def table(file):
    """The rows of a CSV file, by column."""
    try:
        with open(file, encoding="utf-8", newline="") as opened:
            yield from csv.DictReader(opened)
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}") from error


def published(folder):
    """The figures of a published folder, by appraisee. What a table that is not there would say is missing."""
    figures = {}
    for name, figures_of in TABLES.items():
        for row in table(folder / name) if (folder / name).exists() else []:
            if SOURCE == row.get("source", row.get("measure", SOURCE)):
                figures.setdefault(row["appraisee_id"], {}).update(figures_of(row))
    return figures


TABLES = {
    "participation.csv": lambda row: {
        "assigned": row["assigned"], "responded": row["responded"], "participation": row["rate"],
        "meets": row["meets"]},
    "items.csv": lambda row: {row["item"]: row["mean"]},
    "bands.csv": lambda row: {"overall": row["value"], "band": row["band"], "points": row["points"]},
    "duties.csv": lambda row: {f"{row['duty']}_{what}": row[what] for what in ("required", "met", "rate")},
}


def written(file):
    """The figures that another tool wrote, by appraisee."""
    figures = {}
    for row in table(file):
        appraisee = row.pop("appraisee_id", None)
        if appraisee is None or appraisee in figures:
            raise Unreadable(f"{file}: {'no appraisee_id' if appraisee is None else f'{appraisee} stands there twice'}")
        figures[appraisee] = row
    return figures


def differences(ours, theirs, columns=COLUMNS[1:]):
    """Every figure that differs, readable."""
    for appraisee in sorted(ours.keys() | theirs.keys()):
        if appraisee not in ours or appraisee not in theirs:
            yield f"{appraisee}: is only in {'manyidu' if appraisee in ours else 'the other'}"
            continue
        for column in columns:
            left, right = ours[appraisee].get(column), theirs[appraisee].get(column)
            if left is None or right is None or left != right:
                yield f"{appraisee}: {column}: manyidu {left!r}, the other {right!r}"


def judged(folder, files, columns=COLUMNS[1:]):
    """The lines to print, and whether all agree."""
    ours = published(folder)
    if not ours:
        return [f"{folder}: nobody stands there"], False
    lines = []
    for file in files:
        found = list(differences(ours, written(file), columns))
        lines += [f"{file.name}: {line}" for line in found[:SHOWN]]
        lines += [f"{file.name}: … and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return lines or [f"the same answers for {len(ours):,} appraisees"], not lines


def main():
    parser = argparse.ArgumentParser(description="Compare what manyidu published with what other tools wrote.")
    parser.add_argument("published", type=Path)
    parser.add_argument("others", type=Path, nargs="+")
    parser.add_argument("--columns", type=lambda text: text.split(","), default=COLUMNS[1:])
    asked = parser.parse_args()
    try:
        lines, agree = judged(asked.published, asked.others, asked.columns)
    except Unreadable as error:
        lines, agree = [str(error)], False
    print("\n".join(lines))
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
