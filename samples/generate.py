"""Sample inputs of yt-mentor, as platforms and spreadsheets would leave them: always the same bytes.

    python3 samples/generate.py [--out samples]

Writes yt-mentor/input/… and yt-mentor/README.md. Each special case is a small function in cases.py; its doc
string is also its line in that README, so that the two cannot drift. People, colleges and ids are made up.
"""

import argparse
from pathlib import Path

from cases import EVENTS, NOISE, PLANS
from world import ACADEMY_SHEET, COLLEGE_SHEET, COLLEGES, HALVES, PEOPLE, QUESTIONNAIRE, ROSTER, Dice, Raw, World, draw


def csv_field(text):
    """One field, quoted where it must be."""
    special = any(c in text for c in ',\r\n"') and not isinstance(text, Raw)
    return '"' + text.replace('"', '""') + '"' if special else text


def csv_line(cells):
    return ",".join(map(csv_field, cells))


def numbered(rows):
    """Rows with their 序号."""
    return [[row[0] or str(place)] + row[1:] for place, row in enumerate(rows, 1)]


def response_lines(world, half):
    """The questionnaire of one half year as downloaded: numbered by time; the second half newest first."""
    lines = []
    for place, r in enumerate(sorted(world.responses[half], key=lambda r: r.when), 1):
        t = r.when
        shown = f"{t.year}/{t.month}/{t.day} {t.hour}:{t.minute:02d}:{t.second:02d}" if r.shown is None else r.shown
        detail = world.canary() if place % 60 == 0 else "N/A"
        origin = f"127.0.0.1({world.canary() if place % 60 == 30 else '本地'})"
        line = csv_line([str(place), shown, f"{20 + world.dice.below(90)}秒", world.dice.pick(["微信", "微信", "链接"]), detail,
                         origin, r.student, r.mentor, r.activity, *r.answers, r.comment])
        lines.append(r.spoil(line) if r.spoil else line)
    return [csv_line(QUESTIONNAIRE)] + (lines[::-1] if half else lines)


def files_of(world):
    """name -> lines, line end, encoding, note."""
    files = {
        "导师名单.csv": ([csv_line(row) for row in [PEOPLE, *numbered(world.people)]], "\n", "utf-8", ""),
        "包联名单.csv": ([csv_line(row) for row in [ROSTER, *world.roster]], "\r\n", "utf-8-sig", ""),
        "书院部评分.csv": ([csv_line(row) for row in [ACADEMY_SHEET, *numbered(world.academy)]] + [""], "\n", "utf-8",
                      "a blank line at the end"),
        HALVES[0][0]: (response_lines(world, 0), "\r\n", "utf-8-sig", "oldest first"),
        HALVES[1][0]: (response_lines(world, 1), "\r\n", "gb18030", "newest first; four-byte characters"),
    }
    for college, rows in world.sheets.items():
        header, rows, note = COLLEGE_SHEET, numbered(rows), ""
        if college == "示例文传学院":
            header, note = [*header, "审核意见"], "a column more than the others"
            rows = [[*row, "同意" + world.canary()] for row in rows]
        encoding = "gb18030" if college == "示例艺术学院" else "utf-8"
        files[f"学院评分/{college}.csv"] = ([csv_line(row) for row in [header, *rows]], "\n", encoding, note)
    return files


def readme(world, files):
    """The guide to the inputs, out of the same doc strings as the rows."""
    ids = {mentor.number: mentor.id for mentor in world.mentors}
    cases = sorted((ids[n], " ".join(function.__doc__.split())) for numbers, function in PLANS + EVENTS for n in numbers)
    encodings = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "gb18030": "GB18030"}
    lines = ["# 全生异科导师考核：样例 · Sample inputs of yt-mentor", "",
             "Everything here is made up. `input/` looks like what a school would download, faults and all, and this page",
             "is made with it: after a change of `samples/cases.py`, run `python3 samples/generate.py`; the same",
             "bytes come out on every machine.", "",
             "| mentor | shows |", "|---|---|", *(f"| `{case}` | {text} |" for case, text in cases), "",
             "Rows that belong to no mentor in particular:", "",
             *("- " + " ".join(function.__doc__.split()) for function in NOISE), "",
             "| college | mentors | places |", "|---|---|---|",
             *(f"| {college} | {size} | {(size + 5) // 10} |" for college, size in COLLEGES), "",
             "| file | encoding | line ends | note |", "|---|---|---|---|",
             *(f"| `{name}` | {encodings[encoding]} | {'CRLF' if end == chr(13) + chr(10) else 'LF'} | {note} |"
               for name, (_, end, encoding, note) in files.items()), "",
             "Never to be read in any output: `CANARY[0-9]{4}` (planted in names, comments, addresses, remarks, unknown",
             "labels, activities and ids), `3260[0-9]{8}` (students' ids; also in their broken forms) and `示例同学`.", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Writes the sample inputs; always the same bytes.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    folder = parser.parse_args().out / "yt-mentor"
    world = World(Dice(2025))
    for numbers, function in PLANS:
        for which, place in enumerate(numbers):
            function(world.mentors[place - 1], which)
    draw(world)
    for (place,), function in EVENTS:
        function(world, world.mentors[place - 1])
    for function in NOISE:
        function(world)
    files = files_of(world)
    for name, (lines, end, encoding, _) in files.items():
        path = folder / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((end.join(lines) + end).encode(encoding))
    (folder / "README.md").write_bytes(readme(world, files).encode("utf-8"))


if __name__ == "__main__":
    main()
