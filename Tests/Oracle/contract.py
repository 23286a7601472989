"""Read published folders as an appraisal tool would, by a library that is not ours.

    python contract.py FOLDER...

Each must be valid for frictionless, hold the files that SHA256SUMS and datapackage.json name and no others, be UTF-8
without BOM and with LF, be sorted bytewise by key, and explain each of its codes in codes.csv. The last line says how
many folders passed; exit code 1 when any failed.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

import frictionless

UNSUMMED = {"run.json", "SHA256SUMS"}


def sums_problems(folder):
    """Files that are missing, surplus or other than SHA256SUMS says."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    expected = dict(reversed(line.split("  ", 1)) for line in lines)
    found = {path.name for path in folder.iterdir()} - UNSUMMED
    problems = [f"{name}: only on one side" for name in sorted(found ^ set(expected))]
    for name in sorted(found & set(expected)):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected[name]:
            problems.append(f"{name}: not as SHA256SUMS says")
    return problems


def table_problems(folder, resource, codes):
    """What is wrong with the bytes, the order or the codes of one table."""
    data = (folder / resource["path"]).read_bytes()
    problems = []
    if data.startswith(b"\xef\xbb\xbf") or b"\r" in data:
        problems.append(f"{resource['path']}: BOM or CR")
    rows = list(csv.DictReader(data.decode("utf-8").splitlines(keepends=True)))
    keys = [tuple(row[name].encode("utf-8") for name in resource["schema"].get("primaryKey", [])) for row in rows]
    if keys != sorted(keys):
        problems.append(f"{resource['path']}: not sorted bytewise by key")
    for field in resource["schema"]["fields"]:
        if "enum" in field.get("constraints", {}):
            used = {row[field["name"]] for row in rows} - {""}
            known = codes.get((resource["name"], field["name"]), set())
            problems += [f"{resource['path']}: {code} is not in codes.csv" for code in sorted(used - known)]
    return problems


def problems_of(folder):
    """Everything that is wrong with one published folder."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    codes = {}
    with open(folder / "codes.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes.setdefault((row["table"], row["column"]), set()).add(row["code"])
    report = frictionless.validate(str(folder / "datapackage.json"))
    problems = [] if report.valid else [str(report.to_summary())]
    described = {resource["path"] for resource in package["resources"]}
    tables = {path.name for path in folder.glob("*.csv")}
    problems += [f"{name}: not described, or not there" for name in sorted(described ^ tables)]
    for resource in package["resources"]:
        problems += table_problems(folder, resource, codes)
    return problems + sums_problems(folder)


def main(folders):
    failed = 0
    for folder in folders:
        problems = problems_of(Path(folder))
        failed += bool(problems)
        for problem in problems:
            print(f"{folder}: {problem}")
    print(f"{len(folders) - failed} passed, {failed} failed")
    return 1 if failed or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
