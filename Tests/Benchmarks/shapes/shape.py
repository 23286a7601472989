"""What a shape is: how its files come out of those of the reference job, and what its definition says otherwise."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "reference.yaml"


class Shape(NamedTuple):
    """One shape of input."""
    name: str
    title: str
    write: Callable[[Path, Path], int]  # from the folder of the reference job to its own; returns the records written
    changes: dict[str, str] = {}  # text of the reference definition, and what stands there instead
    base: Path = REFERENCE
    peers: dict[str, str] = {"duckdb": "", "polars": ""}  # the tools beside manyidu, and what to know of each


def definition(shape):
    """The text of the shape's definition. A text that is to be changed must stand there once."""
    text = shape.base.read_text(encoding="utf-8")
    for old, new in shape.changes.items():
        if text.count(old) != 1:
            raise ValueError(f"{shape.name}: {old!r} stands {text.count(old)} times in {shape.base.name}")
        text = text.replace(old, new)
    return text


def linked(source, folder, *names):
    """The files that a shape leaves as they are."""
    for name in names:
        try:
            os.link(source / name, folder / name)
        except OSError:
            shutil.copyfile(source / name, folder / name)
