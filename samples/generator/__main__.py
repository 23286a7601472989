"""Sample inputs of all pipelines, as platforms and spreadsheets would leave them: always the same bytes.

    python3 samples/generator [--out samples]

Writes NAME/input/… and NAME/README.md. Each special case is a small function in …_cases.py or …_faults.py; its doc
string is also its line in that README, so that the two cannot drift. People, colleges and ids are made up.
Beside the samples it writes exports/: one survey as every platform would export it.
"""

import argparse
from pathlib import Path

import class_teacher
import counselor
import cq_rubric
import exports
import hd_leaders
import lab_technician
import us_class_teacher
import us_counselor
import us_tutor
import yt_mentor

SAMPLES = [yt_mentor, counselor, class_teacher, cq_rubric, hd_leaders, lab_technician,
           us_tutor, us_class_teacher, us_counselor]


def write(folder, files, readme):
    """A sample: its input files, and the page that explains them."""
    for name, (lines, end, encoding, _) in files.items():
        path = folder / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((end.join(lines) + end).encode(encoding))
    (folder / "README.md").write_bytes(readme.encode("utf-8"))


def main():
    parser = argparse.ArgumentParser(description="Writes the sample inputs; always the same bytes.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    out = parser.parse_args().out
    for sample in SAMPLES:
        write(out / sample.NAME, *sample.sample())
    exports.write(out / exports.NAME)


if __name__ == "__main__":
    main()
