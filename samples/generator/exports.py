"""One survey as every platform would export it: samples/exports, with the page that lists the files."""

import sys

from exports_china import CHINA
from exports_files import encoded, lines
from exports_forms import FORMS
from exports_limesurvey import LIMESURVEY
from exports_qualtrics import QUALTRICS
from exports_sheets import SHEETS
from exports_teammates import TEAMMATES
from exports_wenjuanxing import WENJUANXING
from exports_world import APPRAISEES, COUNSELORS, ROSTER, World
from guide import paragraph
from workbook import same_workbook

NAME = "exports"
UNUSUAL = """\
Also among the responses: ids as `="326…"`, in full-width digits, and with an apostrophe in front; an answer outside
the scale in Q3, 还行; blanks in Q3 and in the matrix; Q4 skipped by branching; comments with commas, quotes, line
breaks, emoji, `=1+1`, `3-4`, HTML, and characters of four bytes in GB18030. Where a platform tells skipped from blank,
its signs are used; elsewhere both are blank. Where it has no matrix, its rows are two questions."""
EVIDENCE = """\
What the last column names is what we made up; the rest of a platform's shape was seen in real exports, in its
documentation or source, or in code that reads its exports. File names are made up like the real ones. The one `.xls`
needs xlwt: `.build/judges/bin/python samples/generator` writes it, too; without xlwt the file stays as it is."""
PLATFORMS = [WENJUANXING, CHINA, LIMESURVEY, QUALTRICS, FORMS, SHEETS, TEAMMATES]
EXPORTS = [export for platforms in PLATFORMS for export in platforms.exports]


def people():
    """The counselors and the roster, as CSV."""
    counselors = [[name, name.replace("FD", "示例辅导员"), college] for name, college, _, _ in COUNSELORS]
    return encoded(lines([APPRAISEES, *counselors]), "utf-8-sig")


def roster(world):
    return encoded(lines([ROSTER, *(student.values() for student in world.roster)]), "utf-8-sig")


def readme(world):
    """The page: what counts, and the files."""
    counting = len(world.counting())
    text = [
        "# 同一问卷，各平台的导出文件 · One survey, as every platform would export it", "",
        *paragraph("Everything here is made up: the same responses of the same students about four counselors, written "
                   "as each platform writes its download, or as people pass a table on. Whichever of them is read, the "
                   "tables must be the same. `python3 samples/generator` writes all of it, the same on every machine."),
        *paragraph(f"Of {len(world.responses)} responses {counting} count. {lost(world)}"),
        "| counselor | college | assigned | responded |", "|---|---|---|---|"]
    colleges = {name: college for name, college, _, _ in COUNSELORS}
    text += [f"| `{name}` | {colleges[name]} | {assigned} | {responded} |"
             for name, assigned, responded in world.participation()]
    text += ["", *paragraph(UNUSUAL), "## Files", "", *paragraph(EVIDENCE),
             "| folder | platform | file | peculiar | our assumption |", "|---|---|---|---|---|"]
    text += [file_row(export) for export in EXPORTS]
    return "\n".join(text) + "\n"


def file_row(export):
    cells = [f"`{export.folder}`", export.platform, export.kind, export.peculiar, export.assumed]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def lost(world):
    """Why the others do not count."""
    responses = world.responses
    reasons = [(sum(r.is_superseded for r in responses), "were followed by another of the same student"),
               (sum(r.student is None for r in responses), "are of nobody on the roster (one says `2.02E+11`)"),
               (sum(r.student is not None and r.student["学籍状态"] == "休学" for r in responses),
                "is of a student on leave"),
               (sum(r.ratings == [None] * 5 for r in responses), "has no answer to the rated questions")]
    return "Of the others, " + ", ".join(f"{count} {reason}" for count, reason in reasons) + "."


def files():
    """path -> bytes, or None where this machine cannot write the file and the one that is there stays."""
    world = World()
    made = {f"{export.folder}/{export.name}": export.write(world) for export in EXPORTS}
    return {"README.md": readme(world).encode("utf-8"), "辅导员名单.csv": people(), "学生名单.csv": roster(world), **made}


def write(folder):
    """The folder. A workbook with the same parts is left as it is."""
    for name, made in files().items():
        path = folder / name
        if made is None:
            print(f"{path}: left as it is, since xlwt is not installed", file=sys.stderr)
        elif not (name.endswith(".xlsx") and path.exists() and same_workbook(made, path.read_bytes())):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
