"""Compare a published folder of manyidu with what the oracle wrote.

    python3 Tests/Oracle/compare.py OUTPUT ORACLE_OUT

The tables with figures byte for byte, rejects.csv by its key columns, and the sums of run.json. Exit code 1 when
different.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from records import read_table

TABLES = ["appraisal", "components", "participation", "bands", "items", "distributions", "awards", "duties",
          "standings", "corrections", "notice"]
SHOWN = 5  # differences printed of each file


def shown(name, lines):
    """The first differences of one file, each under its name."""
    more = [f"{name}: … and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [f"{name}: {line}" for line in lines[:SHOWN]] + more


def table_differences(name, ours, oracle):
    """Differences of one table, row by row; a table without rows stands on neither side."""
    if not ours.exists() and not oracle.exists():
        return []
    if not ours.exists() or not oracle.exists():
        return [f"{name}: is only in the {'oracle' if oracle.exists() else 'output'}"]
    left, right = ours.read_bytes(), oracle.read_bytes()
    if left == right:
        return []
    left, right = left.decode("utf-8", "replace").split("\n"), right.decode("utf-8", "replace").split("\n")
    lines = []
    for number in range(max(len(left), len(right))):
        got = left[number] if number < len(left) else "(no such row)"
        wanted = right[number] if number < len(right) else "(no such row)"
        if got != wanted:
            lines.append(f"row {number + 1}\n    output: {got}\n    oracle: {wanted}")
    return shown(name, lines)


def reject_differences(ours, oracle):
    """What was left out, as a multiset: where, what, disposition, code and column, without the wording."""
    columns, rows = read_table(oracle)
    wanted, got = Counter(map(tuple, rows)), Counter()
    if ours.exists():
        header, published = read_table(ours)
        absent = [column for column in columns if column not in header]
        if absent:
            return [f"rejects.csv: no column {', '.join(absent)}"]
        places = [header.index(column) for column in columns]
        got = Counter(tuple(row[place] for place in places) for row in published)
    lines = [f"{count} × only in the output: {','.join(row)}" for row, count in sorted((got - wanted).items())]
    lines += [f"{count} × only in the oracle: {','.join(row)}" for row, count in sorted((wanted - got).items())]
    return shown("rejects.csv", lines)


def sum_differences(ours, oracle):
    """The accounting of each source in run.json."""
    columns, rows = read_table(oracle)
    if not ours.exists():
        return ["run.json: is not there"]
    sums = json.loads(ours.read_text(encoding="utf-8")).get("sums", [])
    got = {entry.get("source"): entry for entry in sums}
    lines = [f"sums: the source {name} is only in the output" for name in got if name not in [row[0] for row in rows]]
    if len(got) != len(sums):
        lines.append("sums: a source stands there more than once")
    for row in rows:
        entry = got.get(row[0])
        if entry is None:
            lines.append(f"sums: no source {row[0]}")
            continue
        for column, value in zip(columns[1:], row[1:]):
            if str(entry.get(column)) != value:
                lines.append(f"sums: {row[0]} {column}: output {entry.get(column)}, oracle {value}")
    return shown("run.json", lines)


def differences(output, oracle):
    """Every difference of two folders, readable; none when they agree."""
    output, oracle, found = Path(output), Path(oracle), []
    for name in TABLES:
        found += table_differences(f"{name}.csv", output / f"{name}.csv", oracle / f"{name}.csv")
    found += reject_differences(output / "rejects.csv", oracle / "rejects-keys.csv")
    return found + sum_differences(output / "run.json", oracle / "sums.csv")


def main():
    if len(sys.argv) != 3:
        print("usage: compare.py OUTPUT ORACLE_OUT", file=sys.stderr)
        return 64
    found = differences(sys.argv[1], sys.argv[2])
    print("\n".join(found) if found else "no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
