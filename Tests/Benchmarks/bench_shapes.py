"""Time the reference job in other shapes of input, in manyidu and in other tools, whole processes in turn.

    bench_shapes.py [ROWS] [--shapes "digits labels"] [--pairs N] [--no-peers] [--threads N] [--binary PATH]

As `bench.py` does: answers are compared before anything is timed, and where they differ there is no figure of that
shape. In each round runs the digits shape, too, so that `x digits` is a median of ratios of one round. Beside sheets,
python-calamine reads the same files into Python. `--no-peers` leaves out the other tools and the comparison. The table
is printed and written to .build/bench/shapes.csv.
"""

import argparse
import os
import sys
from pathlib import Path

import tables
from measuring import (
    HERE, ROOT, WORK, Stop, Tool, at_least_one, emptied, first_line, first_runs, installed, judged, median, own_peak,
    ratio, tell, timed)
from shapes.catalog import SHAPES, figures
from shapes.inputs import made

ROWS, ROUNDS = 200_000, 5
OWN, DIGITS, CALAMINE = "manyidu", "digits", "calamine"
PACKAGES = {"duckdb": "duckdb", "polars": "polars", CALAMINE: "python-calamine"}
COLUMNS = ["shape", "rows", "records", "version", "rounds", "wall", "cpu", "cpu_per_million", "cpu_of_digits",
           "peak_mib", *(f"{peer}_{what}" for peer in PACKAGES for what in ("wall", "cpu", "wall_ratio", "cpu_ratio"))]
HEADS = ["shape", "records", "wall s", "CPU s", "CPU s/million", "x digits", "wall/DuckDB", "wall/Polars",
         "CPU/calamine", "peak MiB"]
SHOWN = [("records", ",d"), ("wall", ".3f"), ("cpu", ".3f"), ("cpu_per_million", ".2f"), ("cpu_of_digits", ".2f"),
         ("duckdb_wall_ratio", ".2f"), ("polars_wall_ratio", ".2f"), ("calamine_cpu_ratio", ".2f"), ("peak_mib", ".0f")]


# --- The tools ------------------------------------------------------------------------------------------------------


def manyidu(name, inputs, options):
    """manyidu on a shape."""
    command = [str(options.binary), "run", str(inputs.definition), "--input", str(inputs.folder), "--output", "OUTPUT",
               "--quiet", "--threads", str(options.threads)]
    return Tool(name, options.version, command, "SHA256SUMS")


def peer(tool, shape, options):
    """Another tool on a shape. python-calamine reads, and writes nothing."""
    words = ["shape_job.py", shape.name, tool] if shape.name != DIGITS else [f"{tool}_job.py"]
    command = [sys.executable, str(HERE / words[0]), "INPUT", "OUTPUT", str(options.threads), *words[1:]]
    return Tool(tool, installed(PACKAGES[tool]), command, None if tool == CALAMINE else "")


def all_tools(shape, inputs, options):
    """manyidu on the shape, on digits where that is another one, and the others."""
    own = [manyidu(OWN, inputs, options)]
    if shape.name != DIGITS:
        own.append(manyidu(DIGITS, made(DIGITS, options.rows), options))
    return own + [peer(tool, shape, options) for tool in shape.peers if options.has_peers]


# --- One shape ------------------------------------------------------------------------------------------------------


def checked(shape, tools, inputs, kept):
    """Every tool does the job once; what the others wrote must be what manyidu published."""
    for tool in tools:
        first_runs([tool], shape.name, inputs.folder, kept)
    files = [str(tool.output(kept / tool.name)) for tool in tools if tool.mark == ""]
    if files:
        published = str(tools[0].output(kept / OWN))
        judged([str(HERE / "answers.py"), published, *files, "--columns", ",".join(figures(shape.name))])


def benched(shape, options):
    """The figures of a shape, by column."""
    inputs, kept = made(shape.name, options.rows), emptied(WORK / "checked")
    tools = all_tools(shape, inputs, options)
    checked(shape, tools, inputs, kept)
    costs = timed(tools, shape.name, inputs.folder, kept, options.pairs)
    return row(shape, inputs.records, costs, options)


def row(shape, records, costs, options):
    own, digits = costs[OWN], costs.get(DIGITS, costs[OWN])
    cpu, peak = median([cost.cpu for cost in own]), median([cost.peak for cost in own])
    found = {
        "shape": shape.name, "rows": options.rows, "records": records, "version": options.version, "rounds": len(own),
        "wall": median([cost.wall for cost in own]), "cpu": cpu, "cpu_per_million": cpu * 1e6 / records,
        "cpu_of_digits": ratio(own, digits, "cpu") * options.rows / records,
        "peak_mib": peak if peak > own_peak() else None}
    for tool in PACKAGES.keys() & costs.keys():
        for what in ("wall", "cpu"):
            found[f"{tool}_{what}"] = median([getattr(cost, what) for cost in costs[tool]])
            found[f"{tool}_{what}_ratio"] = ratio(own, costs[tool], what)
    return found


# --- The table ------------------------------------------------------------------------------------------------------


def shown(found):
    """The cells of one row as they are printed."""
    return [found["shape"], *("" if found.get(name) is None else format(found[name], form) for name, form in SHOWN)]


def printed(table, options):
    tables.printed([HEADS, *map(shown, table)])
    if options.has_peers:
        versions = ", ".join(f"{package} {installed(package)}" for package in [*PACKAGES.values(), "fastexcel"])
        print(f"\nmanyidu {options.version}; {versions}; medians of {options.pairs} rounds, {options.threads} threads")
        for found in table:
            for tool, note in SHAPES[found["shape"]].peers.items():
                if note:
                    print(f"{found['shape']}: {tool} {note}")


# --- The command line -----------------------------------------------------------------------------------------------


def names(text):
    found = text.replace(",", " ").split() or list(SHAPES)
    if unknown := [name for name in found if name not in SHAPES]:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {' '.join(SHAPES)}")
    return found


def options_of(arguments):
    parser = argparse.ArgumentParser(prog="bench_shapes.py", description="Time the job in other shapes of input.")
    parser.add_argument("rows", nargs="?", type=at_least_one, default=ROWS, help=f"responses: {ROWS:,}")
    parser.add_argument("--shapes", type=names, default=list(SHAPES), help="some of them, by blanks; all without it")
    parser.add_argument("--pairs", type=at_least_one, default=ROUNDS, help=f"rounds: {ROUNDS}")
    parser.add_argument("--no-peers", dest="has_peers", action="store_false", help="manyidu alone, nothing compared")
    parser.add_argument("--threads", type=at_least_one, default=len(os.sched_getaffinity(0)), help="for every tool")
    parser.add_argument("--binary", type=lambda path: Path(path).resolve(), default=ROOT / ".build/release/manyidu")
    return parser.parse_args(arguments)


def main():
    options, table, failed = options_of(sys.argv[1:]), [], False
    try:
        options.version = first_line([str(options.binary), "--version"]).split()[-1]
        for name in options.shapes:
            try:
                table.append(benched(SHAPES[name], options))
            except Stop as stop:
                failed = True
                tell(f"bench_shapes: {name}: {stop}")
    except Stop as stop:
        tell(f"bench_shapes: {stop}")
        return 1
    printed(table, options)
    tables.written(COLUMNS, table, WORK / "shapes.csv")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
