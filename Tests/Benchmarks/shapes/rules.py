"""The files of the reference job under other rules: trimmed scores, a tree of indicators."""

from .peers.task import GROUPS
from .shape import Shape, linked
from .survey import body

SCORE = "    score: {mean-of: answers}"


def unchanged(source, folder):
    """The files as they are."""
    linked(source, folder, "people.csv", "roster.csv", "responses.csv")
    return sum(1 for _ in body(source / "responses.csv"))


def grouped():
    lines = [f"      {name}: {{of: [{', '.join(items)}]}}" for name, items in GROUPS.items()]
    return "\n".join(["    groups:", *lines, SCORE.replace("answers", "groups")])


SHAPES = [
    Shape("trim", "without the highest and the lowest response", unchanged, {
        SCORE: "    score: {mean-of: responses, trim: {each-end: 1, from: 5}}"}),
    Shape("groups", "indicator groups", unchanged, {SCORE: grouped()}),
]
DIGITS = Shape("digits", "the reference job", unchanged)
