"""All shapes, in the order of the table."""

from . import answers, ids, raters, rules, sheets, texts, wenjuanxing
from .peers.task import TASKS

SHAPES = {shape.name: shape for shape in [
    rules.DIGITS, *answers.SHAPES, *wenjuanxing.SHAPES, *texts.SHAPES, *raters.SHAPES, *rules.SHAPES, *ids.SHAPES,
    *sheets.SHAPES]}


def figures(name):
    """What is compared of each appraisee in the shape of this name."""
    return TASKS[name].figures()
