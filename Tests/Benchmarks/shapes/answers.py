"""Answers written in other ways: labels, marks, one decimal."""

from .peers.task import LABELS
from .shape import Shape, linked
from .survey import ITEMS, NUMBER, changed, draw

SCALE = "    range: {from: 1, to: 5}"
LABELLED = f"    labels: {{{', '.join(f'{label}: {place}' for place, label in enumerate(LABELS, 1))}}}"


def rewritten(answer):
    """What writes the files of a shape in which only the answers are others: `answer` takes digit, row and item."""
    def change(row):
        digits = enumerate(row[ITEMS])
        row[ITEMS] = [answer(int(digit), int(row[NUMBER]), item) if digit else "" for item, digit in digits]
        return row

    def write(source, folder):
        linked(source, folder, "people.csv", "roster.csv")
        return changed(source, folder / "responses.csv", change)

    return write


def label(digit, _row, _item):
    return LABELS[digit - 1]


def mark(digit, row, item):
    """1 becomes 0 to 20, 5 becomes 80 to 100."""
    return digit * 20 - draw(row, item) % 21


def decimal(digit, row, item):
    """In tenths: 5 becomes 4.1 to 5. What is whole is written so, as spreadsheets do."""
    whole, tenth = divmod(max(10, digit * 10 - draw(row, item) % 10), 10)
    return f"{whole}.{tenth}" if tenth else whole


SHAPES = [
    Shape("labels", "Chinese labels", rewritten(label), {SCALE: LABELLED}),
    Shape("marks", "marks from 0 to 100", rewritten(mark), {SCALE: "    range: {from: 0, to: 100}"}),
    Shape("decimal", "one decimal", rewritten(decimal)),
]
