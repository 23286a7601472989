"""One survey as every platform would export it: samples/exports, with the page that lists the files."""

from exports_china import CHINA
from exports_files import encoded, lines
from exports_forms import FORMS
from exports_limesurvey import LIMESURVEY
from exports_qualtrics import QUALTRICS
from exports_sheets import SHEETS
from exports_teammates import TEAMMATES
from exports_wenjuanxing import WENJUANXING
from exports_world import APPRAISEES, COLLEGES, COUNSELORS, ROSTER, World
from guide import paragraph
from workbook import same_workbook

NAME = "exports"
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
                   "as each platform writes its download, or as people pass a table on. Whatever is read must give the "
                   "same tables. `python3 samples/generator` writes all of it; the same bytes come out on every "
                   "machine."),
        f"Of {len(world.responses)} responses {counting} count.", "",
        "| counselor | college | assigned | responded |", "|---|---|---|---|"]
    colleges = {name: college for name, college, _, _ in COUNSELORS}
    text += [f"| `{name}` | {colleges[name]} | {assigned} | {responded} |"
             for name, assigned, responded in world.participation()]
    text += ["", "## Files", "", "| folder | platform | file | peculiar | our assumption |", "|---|---|---|---|---|"]
    text += [f"| `{e.folder}` | {e.platform} | {e.kind} | {e.peculiar} | {e.assumed} |" for e in EXPORTS]
    return "\n".join(text) + "\n"


def files():
    """path -> bytes, or None where this machine cannot write the file and the one that is there stays."""
    world = World()
    made = {f"{export.folder}/{export.name}": export.write(world) for export in EXPORTS}
    return {"README.md": readme(world).encode("utf-8"), "辅导员名单.csv": people(), "学生名单.csv": roster(world), **made}


def write(folder):
    """The folder. A workbook with the same parts is left as it is."""
    for name, made in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = made is None or (name.endswith(".xlsx") and path.exists() and same_workbook(made, path.read_bytes()))
        if not kept:
            path.write_bytes(made)
