"""Hold what manyidu published against what the other tools wrote.

    python3 Tests/Benchmarks/answers.py PUBLISHED OTHER.csv…

The tables of the published folder are brought to the one row an appraisee that the others write: who was assigned and
responded, participation, item means, overall, band, points, each as it is printed. Exit code 1 when any differs.
"""

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
    """The figures of a published folder, by appraisee."""
    figures = {}
    for row in table(folder / "participation.csv"):
        if row["source"] == SOURCE:
            figures[row["appraisee_id"]] = {
                "assigned": row["assigned"], "responded": row["responded"], "participation": row["rate"],
                "meets": row["meets"]}
    for row in table(folder / "items.csv"):
        if row["source"] == SOURCE:
            figures.setdefault(row["appraisee_id"], {})[row["item"]] = row["mean"]
    for row in table(folder / "bands.csv"):
        if row["measure"] == SOURCE:
            figures.setdefault(row["appraisee_id"], {}).update(
                overall=row["value"], band=row["band"], points=row["points"])
    return figures


def written(file):
    """The figures that another tool wrote, by appraisee."""
    figures = {}
    for row in table(file):
        appraisee = row.pop("appraisee_id", None)
        if appraisee is None or appraisee in figures:
            raise Unreadable(f"{file}: {'no appraisee_id' if appraisee is None else f'{appraisee} stands there twice'}")
        figures[appraisee] = row
    return figures


def differences(ours, theirs):
    """Every figure that differs, readable."""
    for appraisee in sorted(ours.keys() | theirs.keys()):
        if appraisee not in ours or appraisee not in theirs:
            yield f"{appraisee}: is only in {'manyidu' if appraisee in ours else 'the other'}"
            continue
        for column in COLUMNS[1:]:
            left, right = ours[appraisee].get(column), theirs[appraisee].get(column)
            if left is None or right is None or left != right:
                yield f"{appraisee}: {column}: manyidu {left!r}, the other {right!r}"


def judged(folder, files):
    """The lines to print, and whether all agree."""
    ours = published(folder)
    if not ours:
        return [f"{folder}: nobody stands there"], False
    lines = []
    for file in files:
        found = list(differences(ours, written(file)))
        lines += [f"{file.name}: {line}" for line in found[:SHOWN]]
        lines += [f"{file.name}: … and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return lines or [f"the same answers for {len(ours):,} appraisees"], not lines


def main():
    if len(sys.argv) < 3:
        print("usage: answers.py PUBLISHED OTHER.csv…", file=sys.stderr)
        return 64
    try:
        lines, agree = judged(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    except Unreadable as error:
        lines, agree = [str(error)], False
    print("\n".join(lines))
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
