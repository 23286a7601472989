"""The job of a shape in another tool: shape_job.py FOLDER OUTPUT.csv THREADS SHAPE TOOL"""

import importlib
import sys
from pathlib import Path

SPECIAL = {"matrix", "ledger"}


def main():
    folder, output, threads, shape, tool = sys.argv[1:]
    kind = shape if shape in SPECIAL else "survey"
    job = importlib.import_module(f"shapes.peers.{tool}_{kind}")
    job.run(shape, Path(folder), Path(output), int(threads))


if __name__ == "__main__":
    main()
