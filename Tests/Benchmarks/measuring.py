"""Run tools as whole processes, in turn, and tell what each took: what `bench.py` and `bench_shapes.py` share."""

import argparse
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


class Stop(Exception):
    """Why there are no figures."""


class Cost(NamedTuple):
    """What one process took: seconds, seconds of all processors, MiB."""
    wall: float
    cpu: float
    peak: float


class Tool(NamedTuple):
    """Something that is timed: its name, its version, how it is started, and how to tell its outputs apart."""
    name: str
    version: str
    command: list[str]  # INPUT and OUTPUT stand for themselves
    mark: str | None  # the file below the output that tells whether it is the same; "" where the output is one file

    def started(self, folder, output):
        """The command for these inputs."""
        places = {"INPUT": str(folder), "OUTPUT": str(output), "RESPONSES": str(folder / "responses.csv"),
                  "ROSTER": str(folder / "roster.csv")}
        return [places.get(word, word) for word in self.command]

    def output(self, folder):
        """Where the tool writes to, below a folder of its own."""
        return folder / ("published" if self.mark else f"{self.name}.csv")


# --- Processes ------------------------------------------------------------------------------------------------------


def first_line(command):
    """The first line that a command prints."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Stop(f"{command[0]}: {error}") from error
    return done.stdout.split("\n")[0]


def installed(package):
    """The version of a package of Python."""
    try:
        return version(package)
    except PackageNotFoundError as error:
        raise Stop(f"{package} is not installed: run make bench, which makes an environment that has it") from error


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
    """A folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def inputs(rows):
    """The folder of the reference job's inputs, made when it is missing or the generator has changed."""
    folder, generator = WORK / str(rows), HERE / "generate.py"
    made = folder / "responses.csv"
    if not made.exists() or made.stat().st_mtime < generator.stat().st_mtime:
        tell(f"{rows} rows: making the inputs")
        unfinished = emptied(WORK / f"{rows}.unfinished")
        measured([sys.executable, str(generator), str(rows), str(unfinished)])
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    return folder


# --- Runs -----------------------------------------------------------------------------------------------------------


def first_runs(tools, what, folder, kept):
    """Every tool that writes anything does the job once. Those that publish a folder must publish the same one."""
    for tool in tools:
        if tool.mark is not None:
            tell(f"{what}: first run of {tool.name}")
            measured(tool.started(folder, tool.output(emptied(kept / tool.name))))
    published = tools[0].output(kept / tools[0].name)
    for tool in tools:
        if tool.mark and not is_same(tool, tool.output(kept / tool.name), published):
            raise Stop(f"{tool.name} does not give the tables of {tools[0].name}")


def judged(judge):
    """Runs what compares answers, shows what it says, and stops where they differ."""
    found = subprocess.run([sys.executable, *judge], capture_output=True, text=True)
    tell(found.stdout.rstrip() or found.stderr.rstrip())
    if found.returncode != 0:
        raise Stop("no figures, for the answers differ")


def is_same(tool, output, other):
    """Whether two outputs of a tool hold the same."""
    return cmp(output / tool.mark, other / tool.mark, shallow=False)


def timed(tools, what, folder, kept, rounds):
    """The costs by tool, one a round. Who goes first changes, for what runs after a tool may depend on it."""
    costs = {tool.name: [] for tool in tools}
    for number in range(rounds):
        tell(f"{what}: round {number + 1} of {rounds}")
        for tool in tools[number % len(tools):] + tools[:number % len(tools)]:
            output = tool.output(emptied(WORK / "run"))
            costs[tool.name].append(measured(tool.started(folder, output)))
            if tool.mark is not None and not is_same(tool, output, tool.output(kept / tool.name)):
                raise Stop(f"{tool.name} gave other bytes than before")
    return costs


def median(values):
    """The middle one, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def ratio(above, below, what):
    """The median of the ratios round by round."""
    return median([getattr(a, what) / getattr(b, what) for a, b in zip(above, below)])


# --- The command line -----------------------------------------------------------------------------------------------


def tell(text):
    """Says how far it is, beside the table."""
    print(text, file=sys.stderr, flush=True)


def at_least_one(text):
    """A number from 1 on, of the command line."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError("a number from 1 on")
    return int(text)
