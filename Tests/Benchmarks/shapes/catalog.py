"""All shapes, in the order of the table."""

from . import answers, ids, ledger, matrix, raters, rules, sheets, texts, wenjuanxing
from .peers import ledger as duties
from .peers.task import TASKS

SHAPES = {shape.name: shape for shape in [
    rules.DIGITS, *answers.SHAPES, *wenjuanxing.SHAPES, *texts.SHAPES, *raters.SHAPES, *matrix.SHAPES, *rules.SHAPES,
    *ids.SHAPES, *sheets.SHAPES, *ledger.SHAPES]}


def figures(name):
    """What is compared of each appraisee in the shape of this name."""
    return duties.FIGURES if name == "ledger" else TASKS[name].figures()
