"""The sample of im-class-teacher: its files and its README."""

from class_teacher_by_hand import sections
from class_teacher_cases import CASES
from class_teacher_world import COLLEGES, GRADES, PEOPLE, QUESTIONNAIRE, ROSTER, SHEET, World, draw
from guide import case_table, file_table, opening, secrets
from rows import Dice, csv_lines, numbered, platform_lines

NAME = "im-class-teacher"
CRLF = "\r\n"


def files_of(world):
    """name -> lines, line end, encoding, note."""
    files = {
        "班主任名单.csv": (csv_lines([PEOPLE, *numbered(world.people)]), CRLF, "gb18030", ""),
        "班级学生名单.csv": (csv_lines([ROSTER, *world.roster]), CRLF, "utf-8-sig", ""),
        GRADES[0]: (platform_lines(world, QUESTIONNAIRE, world.responses[0], False), CRLF, "gb18030",
                    "oldest first; four-byte characters"),
        GRADES[1]: (platform_lines(world, QUESTIONNAIRE, world.responses[1], True), CRLF, "utf-8-sig", "newest first"),
    }
    for college, rows in world.sheets.items():
        ending = ("\n", "utf-8", "a blank line at the end") if college == "示例法学院" else (CRLF, "utf-8-sig", "")
        blank = [""] if college == "示例法学院" else []
        files[f"学院考核/{college}.csv"] = (csv_lines([SHEET, *numbered(rows)]) + blank, *ending)
    return files


def readme(world, files):
    """The guide to the inputs, out of the same plans and doc strings as the rows."""
    lines = [*opening("班主任学年考核：样例 · Sample inputs of im-class-teacher", "class_teacher_cases.py"),
             *case_table("appraisee", CASES.table(world.teachers)),
             "Rows that belong to no class teacher in particular:", "",
             *("- " + text for text in CASES.noise_list()), "",
             "| college | class teachers | places of 优秀 |", "|---|---|---|",
             *(f"| {college} | {size} | {size * 15 // 100} |" for college, size in COLLEGES), "",
             *sections(world.teachers), "## Files", "", *file_table(files),
             *secrets("names, comments, addresses, remarks, unknown labels, times and ids", "")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(1225))
    CASES.play(world, world.teachers, draw)
    files = files_of(world)
    return files, readme(world, files)
