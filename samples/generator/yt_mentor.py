"""The sample of yt-mentor: its files and its README."""

from guide import ByHand, case_table, file_table, opening, paragraph, secrets, values_of
from rows import Dice, csv_lines, numbered, platform_lines
from yt_mentor_by_hand import correction, duties, within_the_year
from yt_mentor_cases import CASES
from yt_mentor_ledger import MentorLedger, draw as draw_ledger, extended, ledger_files
from yt_mentor_ledger_cases import LEDGER_CASES
from yt_mentor_world import ACADEMY_SHEET, COLLEGE_SHEET, COLLEGES, HALVES, PEOPLE, QUESTIONNAIRE, ROSTER, World, draw

NAME = "yt-mentor"
FOLLOWED = 59  # the mentor whose figures are worked out by hand


def files_of(world, ledger):
    """name -> lines, line end, encoding, note."""
    halves = [platform_lines(world, QUESTIONNAIRE, world.responses[half], half == 1, ("微信", "微信", "链接"))
              for half in range(2)]
    files = {
        "导师名单.csv": (csv_lines(extended(ledger, PEOPLE, numbered(world.people))), "\n", "utf-8", ""),
        "包联名单.csv": (csv_lines([ROSTER, *world.roster]), "\r\n", "utf-8-sig", ""),
        "书院部评分.csv": (csv_lines([ACADEMY_SHEET, *numbered(world.academy)]) + [""], "\n", "utf-8",
                      "a blank line at the end"),
        HALVES[0][0]: (halves[0], "\r\n", "utf-8-sig", "oldest first"),
        HALVES[1][0]: (halves[1], "\r\n", "gb18030", "newest first; four-byte characters"),
    }
    for college, rows in world.sheets.items():
        header, rows, note = COLLEGE_SHEET, numbered(rows), ""
        if college == "示例文传学院":
            header, note = [*header, "审核意见"], "a column more than the others"
            rows = [[*row, "同意" + world.canary()] for row in rows]
        encoding = "gb18030" if college == "示例艺术学院" else "utf-8"
        files[f"学院评分/{college}.csv"] = (csv_lines([header, *rows]), "\n", encoding, note)
    return {**files, **ledger_files(ledger)}


def followed(world):
    """One mentor, from the answers to the award points."""
    mentor = world.mentors[FOLLOWED - 1]
    hand, mine = ByHand(mentor.id), [r for half in world.responses for r in half if r.mentor == mentor.id]
    hand.percent("participation", len({r.student for r in mine}), mentor.size)
    scores = [hand.mean(f"response {place}", values_of(r.answers)) for place, r in enumerate(mine, 1)]
    hand.mean("satisfaction", scores)
    basic = hand.total("component college/basic", mentor.points[:6])
    main = hand.total("component college/main", mentor.points[6:])
    college = hand.total("component college", [basic, main])
    academy = hand.total("component academy", mentor.fusion)
    points = hand.total("component satisfaction", [15])
    hand.total("composite", [college, academy, points])
    return hand.section(
        f"{mentor.size} students are assigned and both answered, each on two activities. A response is the mean of its "
        "answers, satisfaction the mean of the responses: every response counts alike.",
        "Satisfaction is published as 77.2; that is in the band 89.9-75, so 15 points. Neither competition nor paper: "
        "no bonus. Of 3 mentors of the college nobody has a place.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= consequence= "
         "clauses=YT-A.academy YT-A.basic YT-A.main YT-A.sat YT-duty",
         "published bands: measure=satisfaction value=77.2 band=75 points=15 status=published note="])


def readme(world, ledger, files):
    """The guide to the inputs, out of the same doc strings as the rows."""
    lines = [*opening("全生异科导师考核：样例 · Sample inputs of yt-mentor",
                      "yt_mentor_cases.py` or `yt_mentor_ledger_cases.py"),
             *paragraph("Of the duties: unless a line says otherwise, a mentor did all that was asked for, each week "
                        "and semester on all of whose teaching days they were a mentor."),
             *case_table("mentor", sorted(CASES.table(world.mentors) + LEDGER_CASES.table(ledger.doers))),
             "Rows that belong to no mentor in particular:", "",
             *("- " + text for text in CASES.noise_list() + LEDGER_CASES.noise_list()), "",
             "| college | mentors | places |", "|---|---|---|",
             *(f"| {college} | {size} | {(size + 5) // 10} |" for college, size in COLLEGES), "",
             *followed(world), *duties(ledger.doers[6]), *within_the_year(ledger.doers[17]),
             *correction(world.mentors[48]), "## Files", "", *file_table(files),
             *secrets("names, comments, addresses, remarks, unknown labels, activities and ids", "")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(2025))
    CASES.play(world, world.mentors, draw)
    ledger = MentorLedger(world, Dice(205))
    LEDGER_CASES.play(ledger, ledger.doers, draw_ledger)
    files = files_of(world, ledger)
    return files, readme(world, ledger, files)
