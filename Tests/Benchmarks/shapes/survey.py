"""The files of the reference job, row by row."""

import csv
import sys

NUMBER, TIME, STUDENT, APPRAISEE, DURATION = range(5)
ITEMS, COMMENT = slice(5, 15), 15


def rows(file):
    """The rows of a CSV file, the header first."""
    with open(file, encoding="utf-8", newline="") as opened:
        yield from csv.reader(opened)


def body(file):
    """The rows of a CSV file without its header."""
    found = rows(file)
    next(found)
    return found


def written(file, header, records, **dialect):
    """Writes a CSV file; returns how many records it has."""
    count = 0
    encoding = dialect.pop("encoding", "utf-8")
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", encoding=encoding, newline="", buffering=1 << 20) as opened:
        lines = csv.writer(opened, lineterminator="\n", **dialect)
        lines.writerow(header)
        for record in records:
            lines.writerow(record)
            count += 1
    return count


def changed(source, file, change, **dialect):
    """Writes a file of the source's name with each row as `change` gives it; returns how many records it has."""
    found = rows(source / file.name)
    return written(file, next(found), map(change, found), **dialect)


def draw(*numbers):
    """A number below 65,536 that looks random and is the same for the same numbers."""
    mixed = 0
    for number in numbers:
        mixed = (mixed + number + 1) * 0x9E3779B97F4A7C15 & sys.maxsize
        mixed ^= mixed >> 29
    return mixed >> 31 & 0xFFFF
