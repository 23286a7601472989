"""The sample of im-counselor: its files and its README."""

from counselor_by_hand import sections
from counselor_faults import CASES
from counselor_ledger import CounselorLedgers, draw as draw_ledgers, extended, ledger_files
from counselor_ledger_by_hand import duty_sections
from counselor_ledger_cases import LEDGER_CASES
from counselor_world import (CLASSES, COLLEGES, COMMITTEE, DEPARTMENT, PEER, PEOPLE, QUESTIONNAIRE, ROSTER, ROUNDS,
                             SELF, TEACHERS, World, draw)
from guide import case_table, file_table, opening, paragraph, secrets
from rows import Dice, csv_line, csv_lines, numbered, platform_lines, slashed

NAME = "im-counselor"
CRLF = "\r\n"


def tabbed_lines(rows):
    """Rows as one exporter leaves them: a tab behind every field, a comma behind every row but the header."""
    header, *body = [[cell + "\t" for cell in row] for row in rows]
    return csv_lines([header]) + [line + "," for line in csv_lines(body)]


def peer_lines(world, college):
    """The mutual review of a college: one row a counselor, one column a colleague."""
    rows = world.peer[college]
    appraisees = list(dict.fromkeys(appraisee for _, _, marks in rows for appraisee in marks))
    lines = [csv_line([*PEER, *(f"互评： {a}" if a == "FD016" else f"互评：{a}" for a in appraisees), "意见"])]
    for place, (when, rater, marks) in enumerate(rows, 1):
        remark = world.canary() if place % 4 == 0 else ""
        lines.append(csv_line([str(place), slashed(when), f"{60 + world.dice.below(300)}秒", "链接", rater,
                               *(marks.get(appraisee, "") for appraisee in appraisees), remark]))
    return lines


def files_of(world, ledger):
    """name -> lines, line end, encoding, note."""
    files = {
        "辅导员名单.csv": (csv_lines(extended(ledger, PEOPLE, world.people)), CRLF, "utf-8-sig",
                      "most attribute cells blank"),
        "包联学生名单.csv": (tabbed_lines([ROSTER, *world.roster]), CRLF, "utf-8",
                       "a tab behind every field, a comma behind every row"),
        "包联班级.csv": (csv_lines([CLASSES, *world.classes]), CRLF, "gb18030", ""),
        "个人自评.csv": (csv_lines([SELF, *world.own]), CRLF, "utf-8-sig", "questions first; line breaks in cells"),
        ROUNDS[0][0]: (platform_lines(world, QUESTIONNAIRE, world.responses[0], False), CRLF, "utf-8-sig",
                       "oldest first"),
        ROUNDS[1][0]: (platform_lines(world, QUESTIONNAIRE, world.responses[1], True), CRLF, "gb18030",
                       "newest first; four-byte characters"),
        "班主任评价.csv": (csv_lines([TEACHERS, *world.reviews]), CRLF, "utf-8-sig",
                      "questions first; line breaks in cells"),
        "部门考核.csv": (csv_lines([DEPARTMENT, *numbered(world.department)]) + [""], "\n", "utf-8",
                     "a blank line at the end"),
    }
    for (college, member), rows in world.committee.items():
        encoding = "gb18030" if college == "示例艺术学院" else "utf-8"
        files[f"学院评议/{college}/{member}.csv"] = (csv_lines([COMMITTEE, *numbered(rows)]), CRLF, encoding, "")
    for college in world.peer:
        note = {"示例外语学院": "a column of nobody", "示例建筑学院": "a column of another college"}.get(college, "")
        files[f"辅导员互评/{college}.csv"] = (peer_lines(world, college), CRLF, "utf-8-sig", note)
    return {**files, **ledger_files(ledger)}


def readme(world, ledger, files):
    """The guide to the inputs, out of the same plans and doc strings as the rows."""
    lines = [*opening("辅导员年度考核：样例 · Sample inputs of im-counselor",
                      "counselor_cases.py`, `counselor_faults.py` or `counselor_ledger_cases.py"),
             *paragraph("Of the duties: unless a line says otherwise, a counselor did all that was asked for, each "
                        "week, month, quarter, semester and year on all of whose teaching days they were in post, and "
                        "none of the recorded rules is met."),
             *case_table("appraisee", sorted(CASES.table(world.counselors) + LEDGER_CASES.table(ledger.doers))),
             "Rows that belong to no counselor in particular:", "",
             *("- " + text for text in CASES.noise_list() + LEDGER_CASES.noise_list()), "",
             *paragraph("Of 51 counselors 6 are only reviewed; 45 are graded or pending, and 15 % of them, 6.75, are "
                        "6 places over the whole school (rounded down). While anybody is pending, 优秀 is provisional."),
             "| college | counselors | members of the committee |", "|---|---|---|",
             *(f"| {college} | {size} | {members} |" for college, size, members in COLLEGES), "",
             *sections(world.counselors), *duty_sections(ledger.doers), "## Files", "", *file_table(files),
             *secrets("names, comments, addresses, remarks, unknown labels, times, attribute cells and ids",
                      ", `BZR[0-9]{3}` (class teachers who rate), `评委` (members of a committee, in file names)")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(2026))
    CASES.play(world, world.counselors, draw)
    ledger = CounselorLedgers(world, Dice(11))
    LEDGER_CASES.play(ledger, ledger.doers, draw_ledgers)
    files = files_of(world, ledger)
    return files, readme(world, ledger, files)
