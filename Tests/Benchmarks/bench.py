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
import csv
import os
import shlex
import shutil
import subprocess
import sys
import time
from filecmp import cmp
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build" / "bench"
PEERS = ["duckdb", "polars"]
LINES = "wc -l"
MANY = 10_000_000  # from here on a round takes long
COLUMNS = ["rows", "tool", "version", "rounds", "wall_median", "wall_min", "wall_max", "seconds_per_million",
           "cpu_median", "peak_mib", "manyidu_wall_ratio", "manyidu_peak_ratio", "wc_wall_ratio"]


class Stop(Exception):
    """Why there are no figures."""


class Cost(NamedTuple):
    """What one process took: seconds, seconds of all processors, MiB."""
    wall: float
    cpu: float
    peak: float


class Tool(NamedTuple):
    name: str
    version: str
    command: list[str]  # INPUT and OUTPUT stand for themselves
    mark: str | None  # the file below the output that tells whether it is the same; "" where the output is one file

    def started(self, folder, output):
        places = {"INPUT": str(folder), "OUTPUT": str(output), "RESPONSES": str(folder / "responses.csv"),
                  "ROSTER": str(folder / "roster.csv")}
        return [places.get(word, word) for word in self.command]

    def output(self, folder):
        """Where the tool writes to, below a folder of its own."""
        return folder / ("published" if self.mark else f"{self.name}.csv")


# --- The tools ------------------------------------------------------------------------------------------------------


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Stop(f"{command[0]}: {error}") from error
    return done.stdout.split("\n")[0]


def manyidu(options, more=""):
    binary = str(options.binary)
    words = shlex.split(options.arguments) + shlex.split(more)
    command = [binary, "run", str(HERE / "reference.yaml"), "--input", "INPUT", "--output", "OUTPUT", "--quiet",
               "--threads", str(options.threads), *words]
    return Tool(" ".join(["manyidu", *words]), first_line([binary, "--version"]).split()[-1], command, "SHA256SUMS")


def peer(name, options):
    try:
        number = version(name)
    except PackageNotFoundError as error:
        raise Stop(f"{name} is not installed: run make bench, which makes an environment that has it") from error
    command = [sys.executable, str(HERE / f"{name}_job.py"), "INPUT", "OUTPUT", str(options.threads)]
    return Tool(name, number, command, "")


def line_counter():
    """How long it takes to look at every byte of the two large files once."""
    return Tool(LINES, first_line(["wc", "--version"]).split()[-1], ["wc", "-l", "RESPONSES", "ROSTER"], None)


def all_tools(options):
    """manyidu comes first."""
    variants = [manyidu(options, more) for more in dict.fromkeys(["", *options.beside])]
    return [*variants, *(peer(name, options) for name in options.peers), line_counter()]


# --- Measuring ------------------------------------------------------------------------------------------------------


def measured(command):
    """Runs a command to its end. What it prints is dropped; what it complains about is shown."""
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    try:
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=silence)
    except OSError as error:
        raise Stop(f"{command[0]}: {error.strerror}") from error
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise Stop(f"exit code {os.waitstatus_to_exitcode(status)}: {shlex.join(command)}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def own_peak():
    """Linux counts what the process that started another one held as that one's, too: less cannot be told."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def inputs(rows):
    """The folder of inputs, made when it is missing or the generator has changed."""
    folder, generator = WORK / str(rows), HERE / "generate.py"
    made = folder / "responses.csv"
    if not made.exists() or made.stat().st_mtime < generator.stat().st_mtime:
        tell(f"{rows} rows: making the inputs")
        unfinished = emptied(WORK / f"{rows}.unfinished")
        measured([sys.executable, str(generator), str(rows), str(unfinished)])
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    return folder


def checked(tools, folder, kept):
    """Every tool does the job once; the outputs stay and must agree."""
    for tool in tools:
        if tool.mark is not None:
            tell(f"{folder.name} rows: first run of {tool.name}")
            measured(tool.started(folder, tool.output(emptied(kept / tool.name))))
    published = tools[0].output(kept / tools[0].name)
    files = [tool.output(kept / tool.name) for tool in tools if tool.mark == ""]
    judge = [sys.executable, str(HERE / "answers.py"), str(published), *map(str, files)]
    found = subprocess.run(judge, capture_output=True, text=True)
    tell(found.stdout.rstrip() or found.stderr.rstrip())
    if found.returncode != 0:
        raise Stop(f"{folder.name} rows: no figures, for the answers differ")
    for tool in tools:
        if tool.mark and not is_same(tool, tool.output(kept / tool.name), published):
            raise Stop(f"{tool.name} does not give the tables of {tools[0].name}")


def is_same(tool, output, other):
    return cmp(output / tool.mark, other / tool.mark, shallow=False)


def timed(tools, folder, kept, rounds):
    """The costs by tool, one a round. Who goes first changes, for what runs after a tool may depend on it."""
    costs = {tool.name: [] for tool in tools}
    for number in range(rounds):
        tell(f"{folder.name} rows: round {number + 1} of {rounds}")
        for tool in tools[number % len(tools):] + tools[:number % len(tools)]:
            output = tool.output(emptied(WORK / "run"))
            costs[tool.name].append(measured(tool.started(folder, output)))
            if tool.mark is not None and not is_same(tool, output, tool.output(kept / tool.name)):
                raise Stop(f"{tool.name} gave other bytes than before")
    return costs


# --- The table ------------------------------------------------------------------------------------------------------


def median(values):
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def ratio(above, below, what):
    """The median of the ratios round by round."""
    return median([getattr(a, what) / getattr(b, what) for a, b in zip(above, below)])


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


def printed(table):
    lines = [HEADS, *map(shown, table)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        cells = [cell.ljust(width) if at in (1, 2) else cell.rjust(width) for at, (cell, width) in
                 enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())


def written(table, file):
    with open(file, "w", encoding="utf-8", newline="") as opened:
        lines = csv.DictWriter(opened, COLUMNS, lineterminator="\n")
        lines.writeheader()
        for figures in table:
            lines.writerow({name: f"{value:.4f}" if isinstance(value, float) else value
                            for name, value in figures.items()})


# --- The command line -----------------------------------------------------------------------------------------------


def tell(text):
    print(text, file=sys.stderr, flush=True)


def peers(text):
    names = [name for name in text.split(",") if name]
    if not names or any(name not in PEERS for name in names):
        raise argparse.ArgumentTypeError(f"one or more of {','.join(PEERS)}")
    return names


def at_least_one(text):
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError("a number from 1 on")
    return int(text)


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
        costs = timed(tools, folder, kept, rounds)
        table += [row(rows, tool, costs, tools[0].name, own_peak()) for tool in tools]
    return table


def main():
    options = options_of(sys.argv[1:])
    try:
        table = benched(options)
    except Stop as stop:
        tell(f"bench: {stop}")
        return 1
    printed(table)
    written(table, WORK / "results.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
