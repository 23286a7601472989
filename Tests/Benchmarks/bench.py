"""Time the reference job in manyidu and in other tools, whole processes in turn.

    bench.py ROWS… [--pairs N] [--peers duckdb,polars] [--threads N] [--arguments=…] [--beside=…] [--binary PATH]

Inputs that are missing are made below .build/bench. Before anything is timed, every tool does the job once and the
answers are compared; where they differ there is no figure. Every timed run must give the bytes of that first one.
The table is printed and written to .build/bench/results.csv.

`--arguments="…"` go to manyidu in every run; `--beside="…"`, which can be given again, adds a line for manyidu with
these, too. `--beside="--threads 1"` is always there. Ratios are medians over the rounds: in a round each tool runs
once, so that what disturbs the machine for a while disturbs all of them.
"""

import argparse
import os
import shlex
import sys
from pathlib import Path

import tables
from measuring import (
    HERE, ROOT, WORK, Stop, Tool, at_least_one, emptied, first_line, first_runs, inputs, installed, judged, median,
    own_peak, ratio, tell, timed)

PEERS = ["duckdb", "polars"]
LINES = "wc -l"
MANY = 10_000_000  # from here on a round takes long
COLUMNS = ["rows", "tool", "version", "rounds", "wall_median", "wall_min", "wall_max", "seconds_per_million",
           "cpu_median", "peak_mib", "manyidu_wall_ratio", "manyidu_peak_ratio", "wc_wall_ratio"]


# --- The tools ------------------------------------------------------------------------------------------------------


def manyidu(options, more=""):
    binary = str(options.binary)
    words = shlex.split(options.arguments) + shlex.split(more)
    command = [binary, "run", str(HERE / "reference.yaml"), "--input", "INPUT", "--output", "OUTPUT", "--quiet",
               "--threads", str(options.threads), *words]
    return Tool(" ".join(["manyidu", *words]), first_line([binary, "--version"]).split()[-1], command, "SHA256SUMS")


def peer(name, options):
    command = [sys.executable, str(HERE / f"{name}_job.py"), "INPUT", "OUTPUT", str(options.threads)]
    return Tool(name, installed(name), command, "")


def line_counter():
    """How long it takes to look at every byte of the two large files once."""
    return Tool(LINES, first_line(["wc", "--version"]).split()[-1], ["wc", "-l", "RESPONSES", "ROSTER"], None)


def all_tools(options):
    """manyidu comes first."""
    variants = [manyidu(options, more) for more in dict.fromkeys(["", *options.beside])]
    return [*variants, *(peer(name, options) for name in options.peers), line_counter()]


def checked(tools, folder, kept):
    """Every tool does the job once; the outputs stay and must agree."""
    first_runs(tools, f"{folder.name} rows", folder, kept)
    files = [tool.output(kept / tool.name) for tool in tools if tool.mark == ""]
    judged([str(HERE / "answers.py"), str(tools[0].output(kept / tools[0].name)), *map(str, files)])


# --- The table ------------------------------------------------------------------------------------------------------


def row(rows, tool, costs, reference, floor):
    """The figures of one tool at one size, by column; `reference` is the name of the plain manyidu."""
    own, ours, walls = costs[tool.name], costs[reference], [cost.wall for cost in costs[tool.name]]
    is_ours, peak = tool.name == reference, median([cost.peak for cost in own])
    is_told = peak > floor
    return {
        "rows": rows, "tool": tool.name, "version": tool.version, "rounds": len(own), "wall_median": median(walls),
        "wall_min": min(walls), "wall_max": max(walls), "seconds_per_million": median(walls) * 1e6 / rows,
        "cpu_median": median([cost.cpu for cost in own]), "peak_mib": peak if is_told else None,
        "manyidu_wall_ratio": None if is_ours else ratio(ours, own, "wall"),
        "manyidu_peak_ratio": ratio(ours, own, "peak") if is_told and not is_ours else None,
        "wc_wall_ratio": None if tool.name == LINES else ratio(own, costs[LINES], "wall")}


def shown(figures):
    """The cells of one row as they are printed."""
    def number(name, form):
        return "" if figures[name] is None else format(figures[name], form)

    wall = f"{figures['wall_median']:.3f} ({figures['wall_min']:.3f}-{figures['wall_max']:.3f})"
    return [f"{figures['rows']:,}", figures["tool"], figures["version"], wall, number("seconds_per_million", ".3f"),
            number("cpu_median", ".3f"), number("peak_mib", ".0f"), number("manyidu_wall_ratio", ".3f"),
            number("manyidu_peak_ratio", ".3f"), number("wc_wall_ratio", ".1f")]


HEADS = ["rows", "tool", "version", "wall s (min-max)", "s/million", "CPU s", "peak MiB", "wall, manyidu/it",
         "peak, manyidu/it", "wall/wc"]


# --- The command line -----------------------------------------------------------------------------------------------


def peers(text):
    names = [name for name in text.split(",") if name]
    if not names or any(name not in PEERS for name in names):
        raise argparse.ArgumentTypeError(f"one or more of {','.join(PEERS)}")
    return names


def options_of(arguments):
    parser = argparse.ArgumentParser(prog="bench.py", description="Time the reference job in manyidu and other tools.")
    parser.add_argument("rows", nargs="+", type=at_least_one, help="sizes")
    parser.add_argument("--pairs", type=at_least_one, help=f"rounds: 5, from {MANY:,} rows on 3")
    parser.add_argument("--peers", type=peers, default=PEERS, help="other tools, by commas")
    parser.add_argument("--threads", type=at_least_one, default=len(os.sched_getaffinity(0)), help="for every tool")
    parser.add_argument("--arguments", default="", help="more arguments for manyidu")
    parser.add_argument("--beside", action="append", default=["--threads 1"], help="a line for manyidu with these, too")
    parser.add_argument("--binary", type=Path, default=ROOT / ".build" / "release" / "manyidu")
    return parser.parse_args(arguments)


def benched(options):
    """The rows of the table."""
    tools, table = all_tools(options), []
    for rows in options.rows:
        folder, kept = inputs(rows), emptied(WORK / "checked")
        checked(tools, folder, kept)
        rounds = options.pairs or (3 if rows >= MANY else 5)
        costs = timed(tools, f"{rows} rows", folder, kept, rounds)
        table += [row(rows, tool, costs, tools[0].name, own_peak()) for tool in tools]
    return table


def main():
    options = options_of(sys.argv[1:])
    try:
        table = benched(options)
    except Stop as stop:
        tell(f"bench: {stop}")
        return 1
    tables.printed([HEADS, *map(shown, table)], left=(1, 2))
    tables.written(COLUMNS, table, WORK / "results.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
