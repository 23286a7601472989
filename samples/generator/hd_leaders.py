"""The sample of hd-leaders: its files and its README."""

from guide import ByHand, case_table, file_table, opening, paragraph
from hd_leaders_cases import CASES
from hd_leaders_world import LEDGER, MOVED, NINE, OFFICES, PEOPLE, YEAR, World, draw
from rows import Dice, csv_lines
from teaching import in_order, whole

NAME = "hd-leaders"
CRLF = "\r\n"
DUTIES = [("lecture", "semester"), ("meet-students", "week"), ("one-contact", "year"), ("six-class", "year"),
          ("six-lecture", "semester"), ("six-activity", "semester"), ("six-lesson", "month"), ("six-talk", "week"),
          ("six-report", "year")]


def files_of(world):
    """name -> lines, line end, encoding, note."""
    files = {"校领导名单.csv": (csv_lines([PEOPLE, *world.people]), CRLF, "gb18030", "")}
    shapes = [(LEDGER, CRLF, "utf-8-sig", ""), (LEDGER, CRLF, "gb18030", ""),
              (MOVED, "\n", "utf-8", "columns in an order of its own")]
    for office, (columns, *shape) in zip(OFFICES, shapes):
        rows = [record.row(columns) for record in in_order(world.ledgers[office])]
        files[f"工作台账/{office}.csv"] = (csv_lines([columns, *rows]), *shape)
    return files


def intervals(leader):
    """How many weeks, months, semesters and years somebody answers for."""
    counts = {every: len(whole(groups, leader.post)) for every, groups in
              [("week", YEAR.weeks), ("month", YEAR.months), ("semester", YEAR.semesters)]}
    return {**counts, "year": len(whole({"2025-2026": YEAR.days}, leader.post))}


def rates(hand, leader, unmet):
    """A line for each duty that is required at least once; `unmet` says how many intervals of it are."""
    counts = intervals(leader)
    for duty, every in DUTIES:
        if counts[every]:
            hand.percent(f"duty {duty}", counts[every] - unmet.get(duty, 0), counts[every])


def two_weeks(leader):
    hand = ByHand(leader.id)
    ends = ["2025-W00", "2026-W00", "2026-W10", "2026-W54"]
    weeks = hand.total("weeks with teaching", [sum(first <= week < last for week in YEAR.weeks)
                                               for first, last in zip(ends, ends[1:])])
    hand.equation("weeks with a talk", f"{weeks} - 2", weeks - 2)
    rates(hand, leader, {"meet-students": 2, "six-talk": 2})
    hand.percent("duty nine-in", 9, 9)
    hand.percent("duty seven-in", 7, 7)
    missed = "shortfalls=2025-W47: 0/1; 2026-W20: 0/1 status=short"
    return hand.section(
        "The school year has 17 weeks that are named after 2025, 3 after 2026 to 16 January, and 19 from 2 March. No "
        "talk in those of 17 November and of 11 May. In 2025-W48 there are two on one day; they do not make up "
        "for the week before.",
        "The same talks are asked for twice, by HD-34 and by HD-6x1. An encouragement is never a shortfall: "
        "`one-contact` is advisory even where it is done.",
        [f"published duties: duty=meet-students every=week required=39 met=37 rate=94.87 {missed} clause=HD-34",
         f"published duties: duty=six-talk every=week required=39 met=37 rate=94.87 {missed} clause=HD-6x1",
         "published duties: duty=one-contact every=year required=1 met=1 rate=100.00 shortfalls= status=advisory "
         "clause=HD-34",
         "published duties: duty=nine-in every=year required=9 met=9 rate=100.00 shortfalls= status=fulfilled "
         "clause=HD-9in"])


def who_left(leader):
    hand = ByHand(leader.id)
    rates(hand, leader, {})
    counts = intervals(leader)
    return hand.section(
        f"In post until Friday 10 October: throughout {counts['week']} weeks, 2025-W36 to 2025-W40, and "
        f"{counts['month']} month, September. 2025-W41 has a teaching day on Saturday 11 October, October and the "
        "semester go on: none of them is required.",
        "What is not required has no rate.",
        ["published duties: duty=meet-students every=week required=5 met=5 rate=100.00 shortfalls= status=fulfilled "
         "clause=HD-34",
         "published duties: duty=six-lesson every=month required=1 met=1 rate=100.00 shortfalls= status=fulfilled "
         "clause=HD-6x1",
         "published duties: duty=lecture every=semester required=0 met=0 rate= shortfalls= status=not-required "
         "clause=HD-34",
         "published duties: duty=nine-in every=year required=0 met=0 rate= shortfalls= status=not-required "
         "clause=HD-9in"])


def places(leader):
    hand = ByHand(leader.id)
    reached = [place for place in NINE if place not in ("早操", "网络")]
    seven = [place for place in NINE if place not in ("早操", "学生活动现场")]
    hand.percent("duty nine-in", len(reached), len(NINE))
    hand.percent("duty seven-in", len(set(reached) & set(seven)), len(seven))
    return hand.section(
        f"Records name {'、'.join(reached)}. 操场 and 线上 are on no list, and neither is 早操、网络, which is one text "
        "where a cell names one place: they reach nothing.",
        "The places that are missing are named in the order of the list.",
        ["published duties: duty=nine-in every=year required=9 met=7 rate=77.78 "
         "shortfalls=2025-2026: 7/9 (早操, 网络) status=short clause=HD-9in",
         "published duties: duty=seven-in every=year required=7 met=6 rate=85.71 "
         "shortfalls=2025-2026: 6/7 (网络) status=short clause=HD-9in"])


def readme(world, files):
    """The guide to the inputs, out of the same doc strings as the rows."""
    lines = [*opening("领导干部联系学生台账：样例 · Sample inputs of hd-leaders", "hd_leaders_cases.py"),
             *paragraph("There is no score here, only duties: unless a line below says otherwise, a leader did all "
                        "that was asked for, each week, month, semester and year in which there was teaching and "
                        "through which they were in post."),
             *case_table("leader", CASES.table(world.leaders)),
             "Rows that belong to no leader in particular:", "", *("- " + text for text in CASES.noise_list()), "",
             *two_weeks(world.leaders[2]), *who_left(world.leaders[7]), *places(world.leaders[9]),
             "## Files", "", *file_table(files),
             *paragraph("Never to be read in any output: `CANARY[0-9]{4}` (planted in remarks).")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(34))
    CASES.play(world, world.leaders, draw)
    files = files_of(world)
    return files, readme(world, files)
