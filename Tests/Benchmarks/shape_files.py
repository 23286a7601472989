"""Write the files of a shape, from those of the reference job: shape_files.py SHAPE REFERENCE-FOLDER FOLDER

Beside them stands `FOLDER.yaml`, the definition, and `FOLDER.records`, how many records the shape has."""

import sys
from pathlib import Path

from shapes.catalog import SHAPES
from shapes.shape import definition


def main():
    shape, source, folder = SHAPES[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True)
    records = shape.write(source, folder)
    folder.with_name(f"{folder.name}.yaml").write_text(definition(shape), encoding="utf-8")
    folder.with_name(f"{folder.name}.records").write_text(f"{records}\n")


if __name__ == "__main__":
    main()
