"""The same table as other bytes: quotes, encodings, many files."""

import csv
from itertools import islice

from .shape import Shape, linked
from .survey import body, changed, rows, written

PARTS = 20
WHOLE = "decodes each file whole before it reads it"


def quoted(source, folder):
    """Every field in quotes, in every file."""
    return files(source, folder, quoting=csv.QUOTE_ALL)


def encoded(encoding):
    """What writes every file in this encoding."""
    def write(source, folder):
        return files(source, folder, encoding=encoding)

    return write


def files(source, folder, **dialect):
    for name in ["people.csv", "roster.csv"]:
        changed(source, folder / name, list, **dialect)
    return changed(source, folder / "responses.csv", list, **dialect)


def parts(source, folder):
    """The responses in files of about the same length, one after the other."""
    linked(source, folder, "people.csv", "roster.csv")
    total = sum(1 for _ in body(source / "responses.csv"))
    found = rows(source / "responses.csv")
    header = next(found)
    for number in range(PARTS):
        size = total * (number + 1) // PARTS - total * number // PARTS
        written(folder / "responses" / f"part-{number + 1:02}.csv", header, islice(found, size))
    return total


SHAPES = [
    Shape("quoted", "every field quoted", quoted),
    Shape("gb18030", "GB18030", encoded("gb18030"), peers={
        "duckdb": "reads what iconv has written", "polars": WHOLE}),
    Shape("utf-16", "UTF-16 with a byte order mark", encoded("utf-16"), peers={"duckdb": "", "polars": WHOLE}),
    Shape("files-20", f"{PARTS} files", parts, {"files: responses.csv": 'files: "responses/*.csv"'}),
]
