"""The files of a shape, below .build/bench."""

import shutil
import sys
from typing import NamedTuple
from pathlib import Path

from measuring import HERE, WORK, inputs, measured, tell

from .catalog import SHAPES


class Inputs(NamedTuple):
    """Where a shape's files and its definition are, and how many records it has."""
    folder: Path
    definition: Path
    records: int


def made(name, rows):
    """The inputs of a shape, made when they are missing or older than what makes them."""
    source, folder = inputs(rows), WORK / "shapes" / str(rows) / name
    definition, records = folder.with_name(f"{name}.yaml"), folder.with_name(f"{name}.records")
    if not records.exists() or records.stat().st_mtime < newest(source, name):
        tell(f"{name}: making the inputs")
        records.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        measured([sys.executable, str(HERE / "shape_files.py"), name, str(source), str(folder)])
    return Inputs(folder, definition, int(records.read_text()))


def newest(source, name):
    """When what a shape is made of was last changed."""
    code = Path(sys.modules[SHAPES[name].write.__module__].__file__)
    used = [code, Path(__file__).with_name("survey.py"), Path(__file__).with_name("shape.py"), SHAPES[name].base]
    return max(file.stat().st_mtime for file in [*used, source / "responses.csv"])
