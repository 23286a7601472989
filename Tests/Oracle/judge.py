"""Judge a manyidu binary by many random surveys.

    python3 Tests/Oracle/judge.py BINARY PIPELINE COUNT SEED

Each survey is published in one run, which is compared with the oracle, with three threads, and stage by stage; the
three must be the same bytes. Some surveys are judged with other settings of the definition. Survey i is made from SEED + i, so `judge.py BINARY PIPELINE 1 (SEED + i)` makes that one again. The folder of a
survey that fails is kept and named. The last line says how many passed; exit code 1 when any failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import compare
import oracle
import surveys
from intake import UnusableInput

PATIENCE = 120  # seconds for one small survey


# Other settings of the definition: a text of the shipped one, its replacement, and the same for the oracle.
SETTINGS = [
    ([], {}),
    ([("mean-of: responses", "mean-of: activities")], {"by": "activities"}),
    ([("threshold: 50", "threshold: 33.3")], {"threshold": Fraction("33.3")}),
    ([("threshold: 50", "threshold: 0"), ("mean-of: responses", "mean-of: activities")],
     {"threshold": Fraction(0), "by": "activities"}),
]


def with_settings(pipeline, changes, folder):
    """The pipeline with other settings, written to `folder`; itself when there are none."""
    text = Path(pipeline).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{pipeline} has no {old!r}"
        text = text.replace(old, new)
    (folder / "pipeline.yaml").write_text(text, encoding="utf-8")
    return str(folder / "pipeline.yaml") if changes else pipeline


def judged(binary, shipped, folder, settings):
    """What is wrong with the binary's answer to the survey in `folder`/input; an empty list when nothing is."""
    source, output, expected = folder / "input", folder / "output", folder / "oracle"
    changes, options = settings
    pipeline = with_settings(shipped, changes, folder)
    wanted = 0
    try:
        oracle.write(oracle.appraise(source, **options), expected)
    except UnusableInput:
        wanted = 65
    command = [binary, "run", pipeline, "--input", str(source), "--output", str(output), "--quiet"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return [f"no answer after {PATIENCE} seconds"]
    if run.returncode != wanted:
        said = run.stderr.decode("utf-8", "replace").strip()
        return [f"exit code {run.returncode}, expected {wanted}", said]
    if wanted:
        return ["an output was written all the same"] if output.exists() else []
    found = compare.differences(output, expected)
    threaded, staged = folder / "threaded", folder / "staged"
    subprocess.run([*command[:6], str(threaded), "--quiet", "--threads", "3"], timeout=PATIENCE, check=True)
    run_stages(binary, pipeline, folder, staged)
    for other in (threaded, staged):
        found += [f"{other.name}/{name} differs from one run" for name in differing_files(output, other)]
    return found


def run_stages(binary, pipeline, folder, output):
    """Publish to `output` through the files of the six stages."""
    work, key = folder / "work", folder / "key"
    work.mkdir()
    key.write_bytes(bytes(range(32)))
    ends = {"ingest": ["--input", str(folder / "input")], "publish": ["--output", str(output), "--quiet"]}
    for stage in ("ingest", "validate", "normalise", "weight", "band", "publish"):
        command = [binary, stage, pipeline, "--work", str(work), *ends.get(stage, [])]
        environment = {**os.environ, "MANYIDU_KEY_FILE": str(key)}
        subprocess.run(command, timeout=PATIENCE, check=True, env=environment)


def differing_files(one, other):
    """Names of files that differ between two published folders, but for the one with a clock in it."""
    names = {path.name for folder in (one, other) for path in folder.iterdir()} - {"run.json"}
    content = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (one, other)]
    return sorted(name for name in names if content[0].get(name) != content[1].get(name))


def judge(binary, pipeline, count, seed):
    """Judge `count` surveys; the number of those that failed."""
    work, failed = Path(tempfile.mkdtemp(prefix="manyidu-judge-")), 0
    for number in range(count):
        folder = work / f"{number:04d}"
        surveys.write_survey(seed + number, folder / "input")
        found = judged(binary, pipeline, folder, SETTINGS[(seed + number) % len(SETTINGS)])
        if found:
            failed += 1
            print(f"survey {number} (seed {seed + number}) failed, kept in {folder}")
            print("\n".join("  " + line for line in found), flush=True)
        else:
            shutil.rmtree(folder)
    if not failed:
        shutil.rmtree(work)
    print(f"{count - failed} passed, {failed} failed")
    return failed


def main():
    if len(sys.argv) != 5:
        print("usage: judge.py BINARY PIPELINE COUNT SEED", file=sys.stderr)
        return 64
    binary, pipeline, count, seed = sys.argv[1:]
    return 1 if judge(str(Path(binary).resolve()), pipeline, int(count), int(seed)) else 0


if __name__ == "__main__":
    sys.exit(main())
