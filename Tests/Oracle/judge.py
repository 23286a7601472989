"""Judge a manyidu binary by many random surveys.

    python3 Tests/Oracle/judge.py BINARY PIPELINE COUNT SEED
    python3 Tests/Oracle/judge.py BINARY random COUNT SEED      # policies at random, too

Each survey is published in one run, which is compared with the oracle, with three threads, and stage by stage; the
three must be the same bytes. Many surveys are judged with other settings of the definition. Survey i is made from
SEED + i, so `judge.py BINARY PIPELINE 1 (SEED + i)` makes that one again. The folder of a survey that fails is kept
and named. The last line says how many passed; exit code 1 when any failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

import appraisal_oracle
import compare
import grading
import grading_surveys
import ledger_surveys
import ledgers
import oracle
import random_policies
import surveys
from intake import UnusableInput

PATIENCE = 120  # seconds for one small survey


# Other settings of a definition: texts of the shipped one, which stand there once, with their replacements, and the
# same for the oracle.
MENTOR = [
    ([], {}),
    ([("mean-of: responses", "mean-of: activities")], {"by": "activities"}),
    ([("threshold: 50", "threshold: 33.3")], {"threshold": Fraction("33.3")}),
    ([("threshold: 50", "threshold: 0"), ("mean-of: responses", "mean-of: activities")],
     {"threshold": Fraction(0), "by": "activities"}),
    ([("required: whole", "required: any")], {"in_post": ledgers.partly}),
]
SHARE = ("        share: 15\n", "        share: 40\n")
BELOW = "      below: withhold\n      clause: IM2-6.2\n"
MINIMUM = ("      minimum: {raters: 5, clause: LOCAL-few}\n", "")
COEFFICIENTS = "      coefficients: [{from: 40, factor: 0.9}, {from: 0, factor: 0.8}]\n"
SCORE = "    score: {mean-of: responses, clause: LOCAL-score}\n    clause: IM2-6.4\n\n"


def below(word, more="", last=""):
    """Another consequence of too few students."""
    return BELOW, f"      below: {word}\n{more}{last}      clause: IM2-6.2\n"


def trimmed(source, name):
    """The committee's or the colleagues' scores without the highest and the lowest."""
    text = SCORE + f"  {source}:\n"
    return text, text.replace("responses,", "responses, trim: {each-end: 1, from: 3},"), {name: (1, 3)}


COMMITTEE, PEER = trimmed("peer", "committee"), trimmed("department", "peer")
COUNSELOR = [
    ([], {}),
    ([SHARE], {"share": 40}),
    ([SHARE, MINIMUM], {"share": 40, "minimum": 0}),
    ([SHARE, below("renormalise")], {"share": 40, "below": "renormalise"}),
    ([SHARE, below("zero")], {"share": 40, "below": "zero"}),
    ([SHARE, below("flag")], {"share": 40, "below": "flag"}),
    ([SHARE, MINIMUM, below("coefficient", COEFFICIENTS)], {"share": 40, "minimum": 0, "below": "coefficient"}),
    ([SHARE, below("withhold", last="      last-round: {clause: LOCAL-final}\n")],
     {"share": 40, "last_round": "LOCAL-final"}),
    ([SHARE, ("  missing: withhold\n", "  missing: renormalise\n"), below("renormalise")],
     {"share": 40, "missing": "renormalise", "below": "renormalise"}),
    ([SHARE, ("  missing: withhold\n", "  missing: zero\n")], {"share": 40, "missing": "zero"}),
    ([SHARE, ("        of: graded\n", "        of: everyone\n")], {"share": 40, "of": "everyone"}),
    ([SHARE, ("        by: school\n", "        by: college\n"), ("standing-ties: cut", "standing-ties: keep")],
     {"share": 40, "by": "college", "standing": "keep"}),
    ([SHARE, COMMITTEE[:2]], {"share": 40, "trim": COMMITTEE[2]}),
    ([SHARE, PEER[:2], ("threshold: 50\n", "threshold: 75\n")], {"share": 40, "trim": PEER[2], "threshold": 75}),
    ([SHARE, ("required: whole", "required: any")], {"share": 40, "in_post": ledgers.partly}),
]
GATE = "participation: {threshold: 50, below: withhold, clause: LOCAL-gate}"
CLASS_TEACHER = [
    ([], {}),
    ([SHARE], {"share": 40}),
    ([SHARE, (GATE, GATE.replace("withhold", "zero"))], {"share": 40, "below": "zero"}),
    ([SHARE, (GATE, GATE.replace("withhold", "renormalise")), ("standing-ties: cut", "standing-ties: keep")],
     {"share": 40, "below": "renormalise", "standing": "keep"}),
    ([SHARE, (GATE, GATE.replace("withhold,", "withhold, last-round: {clause: LOCAL-final},"))],
     {"share": 40, "last_round": "LOCAL-final"}),
]


class Bench:
    """What one pipeline is judged by: its oracle, its surveys and its settings."""

    def __init__(self, pipeline):
        self.name = Path(pipeline).stem
        self.settings = {"yt-mentor": MENTOR, "im-counselor": COUNSELOR, "im-class-teacher": CLASS_TEACHER}[self.name]

    def appraise(self, folder, options):
        if self.name == "yt-mentor":
            return oracle.appraise(folder, **options)
        return grading.appraise(self.name, folder, options)

    def write_survey(self, seed, folder):
        if self.name == "yt-mentor":
            surveys.write_survey(seed, folder)
            ledger_surveys.write_mentors(seed, folder)
        else:
            grading_surveys.write_survey(self.name, seed, folder)
            if self.name == "im-counselor":
                ledger_surveys.write_counselors(seed, folder)


class RandomBench:
    """Policies that nobody wrote: each survey has its own."""

    settings = [([], {})]

    def write_survey(self, seed, folder):
        self.policy = random_policies.policy_of(seed)
        ids = random_policies.write_inputs(self.policy, folder)
        (folder.parent / "policy.yaml").write_text(random_policies.yaml_of(self.policy), encoding="utf-8")
        try:
            recorded = appraisal_oracle.Appraisal(self.policy, folder).recorded()
        except UnusableInput:
            return
        random_policies.write_corrections(self.policy, folder, ids, recorded)

    def appraise(self, folder, _):
        return appraisal_oracle.Appraisal(self.policy, folder).result()


def with_settings(pipeline, changes, folder):
    """The pipeline with other settings, written to `folder`; itself when there are none."""
    text = Path(pipeline).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{pipeline} does not have {old!r} once"
        text = text.replace(old, new)
    (folder / "pipeline.yaml").write_text(text, encoding="utf-8")
    return str(folder / "pipeline.yaml") if changes else pipeline


def judged(bench, binary, shipped, folder, settings):
    """What is wrong with the binary's answer to the survey in `folder`/input; an empty list when nothing is."""
    source, output, expected = folder / "input", folder / "output", folder / "oracle"
    changes, options = settings
    pipeline = with_settings(shipped, changes, folder)
    wanted = 0
    try:
        oracle.write(bench.appraise(source, options), expected)
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
    ends = {"ingest": ["--input", str(folder / "input")], "publish": ["--output", str(output)]}
    for stage in ("ingest", "validate", "normalise", "weight", "band", "publish"):
        command = [binary, stage, pipeline, "--work", str(work), "--quiet", *ends.get(stage, [])]
        environment = {**os.environ, "MANYIDU_KEY_FILE": str(key)}
        subprocess.run(command, timeout=PATIENCE, check=True, env=environment)


def differing_files(one, other):
    """Names of files that differ between two published folders, but for the one with a clock in it."""
    names = {path.name for folder in (one, other) for path in folder.iterdir()} - {"run.json"}
    content = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (one, other)]
    return sorted(name for name in names if content[0].get(name) != content[1].get(name))


def judge_one(binary, pipeline, seed, folder):
    """What is wrong with the answer to the survey of one seed; its folder stays when something is."""
    bench = RandomBench() if pipeline == "random" else Bench(pipeline)
    bench.write_survey(seed, folder / "input")
    shipped = str(folder / "policy.yaml") if pipeline == "random" else pipeline
    found = judged(bench, binary, shipped, folder, bench.settings[seed % len(bench.settings)])
    if not found:
        shutil.rmtree(folder)
    return found


def judge(binary, pipeline, count, seed):
    """Judge `count` surveys, one on each processor; the number of those that failed."""
    work, failed = Path(tempfile.mkdtemp(prefix="manyidu-judge-")), 0
    folders = [work / f"{number:04d}" for number in range(count)]
    with ProcessPoolExecutor() as pool:
        answers = [pool.submit(judge_one, binary, pipeline, seed + n, folder) for n, folder in enumerate(folders)]
        for number, (answer, folder) in enumerate(zip(answers, folders)):
            found = answer.result()
            if found:
                failed += 1
                print(f"survey {number} (seed {seed + number}) failed, kept in {folder}")
                print("\n".join("  " + line for line in found), flush=True)
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
