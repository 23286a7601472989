"""The responses as workbooks: .xlsx with shared and with inline strings, .xls in files of as many rows as it holds."""

import sys
from itertools import islice

from .shape import HERE, Shape, linked
from .survey import DURATION, ITEMS, NUMBER, rows

sys.path.insert(0, str(HERE.parent.parent.parent / "samples" / "generator"))
from workbook import Sheet, xls, xlsx  # noqa: E402

PEERS = {"polars": "reads through fastexcel", "calamine": "reads the files into Python and does no more"}


def typed(row):
    """Numbers are numbers, all else is text."""
    for place in [NUMBER, DURATION, *range(ITEMS.start, ITEMS.stop)]:
        row[place] = int(row[place]) if row[place] else ""
    return row


def written(kind, most, packed):
    """What writes the responses into workbooks of this kind, with at most so many records each."""
    def write(source, folder):
        linked(source, folder, "people.csv", "roster.csv")
        (folder / "responses").mkdir()
        found = rows(source / "responses.csv")
        header, total = next(found), 0
        while part := [typed(row) for row in islice(found, most)]:
            total += len(part)
            (folder / "responses" / f"part-{-(-total // most):02}.{kind}").write_bytes(packed([header, *part]))
        return total

    return write


def shared(table):
    return xlsx([Sheet("Sheet1", table)])


def inline(table):
    return xlsx([Sheet("Sheet1", table)], shared=False)


def old(table):
    """Excel 97 to 2003, by way of xlwt."""
    return xls("Sheet1", table)


def shape(name, title, kind, most, packed):
    files = {"files: responses.csv": f'files: "responses/*.{kind}"'}
    return Shape(name, title, written(kind, most, packed), files, peers=PEERS)


SHAPES = [
    shape("xlsx-shared", ".xlsx, shared strings", "xlsx", 1_000_000, shared),
    shape("xlsx-inline", ".xlsx, inline strings", "xlsx", 1_000_000, inline),
    shape("xls", ".xls, 65,000 rows a file", "xls", 65_000, old),
]
