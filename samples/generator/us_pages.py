"""The files of the three samples of 北京科技大学 and their pages, out of what was planned and drawn."""

from guide import case_table, file_table, opening, paragraph, secrets
from rows import Dice, csv_line, csv_lines, numbered, platform_lines, slashed
from us_world import LEDGER, PEER, PEOPLE, PLATFORM, ROSTER, ROUNDS, World, draw

CRLF = "\r\n"
LAYOUTS = [(CRLF, "gb18030"), (CRLF, "utf-8-sig"), ("\n", "utf-8"), (CRLF, "utf-8-sig")]  # by college
DAYS = ["days as 2025/9/3", "days as 2025-09-03", "days as 2025-09-03 14:30; a blank line at the end",
        "days as 2025/9/3 14:30:00; other columns in another order"]


def named(header, name):
    """A header whose open column has its name."""
    return [column or name for column in header]


def peer_lines(world, college):
    """The peer review of a college: one row a rater, one column a colleague."""
    rows = world.peer[college]
    appraisees = list(dict.fromkeys(appraisee for _, _, marks in rows for appraisee in marks))
    lines = [csv_line([*PEER, *(f"评议：{appraisee}" for appraisee in appraisees), "意见"])]
    for place, (when, rater, marks) in enumerate(rows, 1):
        remark = world.canary() if place % 4 == 0 else ""
        lines.append(csv_line([str(place), slashed(when), f"{60 + world.dice.below(300)}秒", "链接", rater,
                               *(marks.get(appraisee, "") for appraisee in appraisees), remark]))
    return lines


def ledger_lines(world, college):
    """The ledger of a college; the last one's secretary keeps columns of her own."""
    rows = [LEDGER, *world.ledger[college]]
    if college == world.colleges[-1]:
        places = [2, 3, 0, 1, 4, 5]
        rows = [[*(row[place] for place in places), "" if n else "地点"] for n, row in enumerate(rows)]
    return csv_lines(rows) + ([""] if college == world.colleges[2] else [])


def files_of(world):
    """name -> lines, line end, encoding, note."""
    kind = world.kind
    questions = [*PLATFORM, "1、您的学号", f"2、{kind.person}工号", *kind.questions, "6、您的建议"]
    files = {
        f"{kind.person}名单.csv": (csv_lines([named(PEOPLE, kind.role), *world.people]), CRLF, "utf-8-sig", ""),
        "学生名单.csv": (csv_lines([named(ROSTER, f"{kind.person}工号"), *world.roster]), CRLF, "gb18030", ""),
        ROUNDS[0][0]: (platform_lines(world, questions, world.responses[0], False), CRLF, "utf-8-sig", "oldest first"),
        ROUNDS[1][0]: (platform_lines(world, questions, world.responses[1], True), CRLF, "gb18030",
                       "newest first; four-byte characters"),
        "专项检查.csv": (csv_lines([["序号", "工号", "姓名", *kind.sheet, "备注"], *numbered(world.sheets)]), "\n", "utf-8",
                     "an inspection sheet for some, none for others"),
    }
    for place, college in enumerate(world.colleges):
        if college in world.peer:
            files[f"同行评议/{college}.csv"] = (peer_lines(world, college), *LAYOUTS[place], "")
    for place, college in enumerate(world.colleges):
        files[f"工作台账/{college}.csv"] = (ledger_lines(world, college), *LAYOUTS[place], DAYS[place])
    return files


def readme(world, cases, about, sections, files):
    """The guide to the inputs, out of the same plans and doc strings as the rows."""
    kind = world.kind
    lines = [*opening(kind.title, kind.module), *paragraph(about), *case_table("appraisee", cases.table(world.persons)),
             "Rows that belong to nobody in particular:", "", *("- " + text for text in cases.noise_list()), "",
             "| college | people |", "|---|---|",
             *(f"| {college} | {size} |" for college, size in kind.colleges), "",
             *sections, "## Files", "", *file_table(files),
             *secrets("comments, remarks, addresses and details of the platform", "")]
    return "\n".join(lines)


def sample(kind, seed, cases, about, sections):
    """The files and the README; `sections` are the chapters followed by hand, by the people."""
    world = World(kind, Dice(seed))
    cases.play(world, world.persons, draw)
    files = files_of(world)
    return files, readme(world, cases, about, sections(world.persons), files)
