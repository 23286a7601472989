"""Whether manyidu still takes as few instructions as it did: python3 Tests/Benchmarks/instructions.py BINARY [--record]

Runs the reference job on 20,000 responses, and some other shapes of it on 5,000, under valgrind's callgrind, with one
thread, and counts the instructions of manyidu itself and of libcsv: those are the same on every machine of one
architecture, whatever else it does. The C library and libcrypto are left out, for they choose their code by what the
processor can. A figure more than 10 % above the recorded one fails, with the functions that take the most. As many runs
go side by side as there are processors.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import measuring
import shapes.inputs

HERE = Path(__file__).resolve().parent
RECORD = HERE / "instructions.json"
ROWS, SHAPE_ROWS = 20_000, 5_000
MARGIN = 10  # percent
COUNTED = ("manyidu", "libcsv")
# A way of running, by name; one whose option the binary does not know is passed over.
WAYS = {"default": [], "libcsv": ["--parser", "libcsv"]}
SHAPES = ["labels", "quoted", "gb18030", "decimal", "anonymous", "roster", "activity", "groups", "emails",
          "xlsx-shared"]


class Run(NamedTuple):
    """What is counted: a definition on a folder of inputs, with these options."""
    way: str
    definition: Path
    folder: Path
    options: list[str]


def runs(known):
    """All that is counted; `known` are the options of the binary."""
    found = [Run(way, HERE / "reference.yaml", measuring.inputs(ROWS), options) for way, options in WAYS.items()
             if not options or options[0] in known]
    for name in SHAPES:
        made = shapes.inputs.made(name, SHAPE_ROWS)
        found.append(Run(name, made.definition, made.folder, []))
    return found


def costs(lines):
    """The instructions of each function of the objects that count, by name, from a file of callgrind.

    Names are given once, as `(7) name`, and by number from then on. The line behind `calls=` is the cost of what was
    called, which is counted where it stands itself."""
    names = {"ob": {}, "fn": {}}
    own, counts, function, is_call = Counter(), False, "", False

    def name(kind, text):
        number, _, rest = text.partition(" ")
        if rest:
            names[kind][number] = rest
        return names[kind].get(number, number)

    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("ob="):
            counts = Path(name("ob", line[3:])).name.startswith(COUNTED)
        elif line.startswith("fn="):
            function = name("fn", line[3:])
        elif line.startswith("cob="):
            name("ob", line[4:])
        elif line.startswith("cfn="):
            name("fn", line[4:])
        elif line.startswith("calls="):
            is_call = True
        elif line[:1].isdigit() or line[:1] in ("+", "-", "*"):
            if counts and not is_call:
                own[function] += int(line.split()[1])
            is_call = False
    return own


def measure(binary, run):
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "callgrind.out")
        command = [
            "valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--quiet", binary, "run",
            str(run.definition), "--input", str(run.folder), "--output", str(Path(scratch, "published")),
            "--threads", "1", "--quiet", *run.options]
        # Swift seeds its hash tables anew in every process, unless it is told not to.
        environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"instructions.py: the run ended with {done.returncode}\n{done.stderr}")
        with open(out, encoding="utf-8") as lines:
            return costs(lines)


def verdict(way, total, recorded):
    """What to say of a figure, and whether it is bad."""
    if recorded is None:
        return f"{way}: {total:,} instructions; none are recorded for {platform.machine()}", False
    share = 100 * total / recorded - 100
    line = f"{way}: {total:,} instructions, {share:+.1f} % of what is recorded"
    if share > MARGIN:
        return f"{line}; more than {MARGIN} % is too much", True
    return line + ("; record it, lest it is lost again" if share < -MARGIN else ""), False


def told(way, own, recorded):
    """Prints what to say of a run, and returns whether it is bad."""
    line, is_bad = verdict(way, sum(own.values()), recorded)
    print(line, flush=True)
    if is_bad:
        for function, cost in own.most_common(10):
            print(f"  {100 * cost / sum(own.values()):5.1f} %  {function[:120]}")
    return is_bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--record", action="store_true", help="write the figures instead of holding against them")
    arguments = parser.parse_args()
    text = subprocess.run([arguments.binary, "--help", "--lang", "en"], capture_output=True, text=True).stdout
    record, counted = json.loads(RECORD.read_text()) if RECORD.exists() else {}, runs(text)
    figures = record.setdefault(platform.machine(), {})
    failed = False
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for run, own in zip(counted, pool.map(lambda run: measure(arguments.binary, run), counted)):
            if arguments.record:
                figures[run.way] = sum(own.values())
                print(f"{run.way}: {figures[run.way]:,} instructions")
            else:
                failed |= told(run.way, own, figures.get(run.way))
    if arguments.record:
        RECORD.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
