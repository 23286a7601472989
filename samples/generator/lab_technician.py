"""The sample of lab-technician: its files and its README."""

from guide import ByHand, case_table, file_table, opening, paragraph
from lab_technician_cases import CASES
from lab_technician_world import (CENTRES, CORRECTIONS, LEDGER, PEOPLE, ROOMS, STARS, TEACHERS, YEAR, World, draw)
from rows import Dice, csv_lines, numbered
from teaching import in_order

NAME = "lab-technician"
CRLF = "\r\n"


def files_of(world):
    """name -> lines, line end, encoding, note."""
    ledger = [record.row(LEDGER) for record in in_order(world.ledger)]
    stars = numbered(sorted(world.stars, key=lambda row: row[1]))
    return {"实验技术人员.csv": (csv_lines([PEOPLE, *world.people]), CRLF, "utf-8-sig", ""),
            "实验室分工.csv": (csv_lines([ROOMS, *world.rooms]), "\n", "utf-8", ""),
            "任课教师.csv": (csv_lines([TEACHERS, *world.teachers]), CRLF, "gb18030", ""),
            "教师评价.csv": (csv_lines([STARS, *stars]), CRLF, "utf-8-sig", ""),
            "巡检记录.csv": (csv_lines([LEDGER, *ledger]), CRLF, "gb18030", ""),
            "更正.csv": (csv_lines([CORRECTIONS, *world.corrections]), CRLF, "utf-8-sig", "one line a correction")}


def participation(hand, technician):
    hand.percent("participation", len(technician.stars), technician.assigned)


def teachers(hand, technician):
    """The mean of all answers, five stars being 100."""
    stars = [star for pair in technician.stars for star in pair if star]
    hand.total("stars", stars)
    return hand.percent("component teachers", sum(stars), 5 * len(stars))


def duties(hand, technician, label, training):
    """Rounds and training, and their mean; `training` is how many semesters had their hours."""
    rooms, months = len(technician.rooms), len(YEAR.months)
    required = hand.equation("rounds required", f"{rooms} * {months}", rooms * months)
    rounds = hand.percent("duty rounds", required - len(technician.missed), required)
    trained = hand.percent("duty training", training, 2)
    return hand.mean(label, [rounds, trained])


def corrected(technician):
    hand = ByHand(technician.id)
    participation(hand, technician)
    score = teachers(hand, technician)
    hand.total("hours in spring", ["4", "3.5"])
    before = duties(hand, technician, "duties before the correction", 1)
    hand.weighted("composite before the correction", [(60, score), (40, before)])
    after = hand.total("component duties", [before, 25])
    hand.weighted("composite", [(60, score), (40, after)])
    return hand.section(
        "All teachers answered. In spring half an hour is missing. After the public notice the sheet was found, and "
        "the head of the centre approved 100.0 for 75.0.",
        "The composite would have been 78.0, B; with what was corrected it is 88.0, A. The duty itself stands as the "
        "ledger has it.",
        ["published: composite=88.0 composite_status=published grade=A grade_status=graded corrected=true",
         "published duties: duty=training every=semester required=2 met=1 rate=50.0 shortfalls=2026春: 7.5/8 "
         "status=short clause=LAB-2",
         "published corrections: what=duties old=75.0 new=100.0 reason=培训签到表补交，学时重新核算 approved_by=示例主任 "
         "date=2026-09-08"])


def half_even(technician):
    hand = ByHand(technician.id)
    participation(hand, technician)
    score = teachers(hand, technician)
    hand.weighted("composite", [(60, score), (40, duties(hand, technician, "component duties", 2))])
    return hand.section(
        "8 of 10 teachers answered; 60 % would be enough. The one round that is missing is July's.",
        "78.75 is printed as 78.8 and 86.25 as 86.2: one decimal, half to even (LAB-1). A composite from 85 is A. A "
        "correction to it names 86.3 as the value on record, and is refused.",
        ["published: composite=86.2 composite_status=published grade=A grade_status=graded",
         "published duties: duty=rounds every=month required=20 met=19 rate=95.0 shortfalls=2026-07: 1/2 (E101) "
         "status=short clause=LAB-2"])


def barred(technician):
    hand = ByHand(technician.id)
    participation(hand, technician)
    score = teachers(hand, technician)
    hand.weighted("composite", [(60, score), (40, duties(hand, technician, "component duties", 2))])
    return hand.section(
        "Four rooms. In October there were three rounds of F102, but none of F101 and F103.",
        "85.5 is A by the composite; with fewer than 90 % of the rounds it cannot be (LAB-6).",
        ["published: composite=85.5 composite_status=published grade=B grade_status=graded reason=missed-rounds",
         "published duties: duty=rounds every=month required=40 met=35 rate=87.5 shortfalls=2025-10: 2/4 (F101, F103); "
         "2026-01: 3/4 (F104); 2026-05: 2/4 (F102, F104) status=short clause=LAB-2"])


def readme(world, files):
    """The guide to the inputs, out of the same doc strings as the rows."""
    lines = [*opening("实验技术人员学年考核：样例 · Sample inputs of lab-technician", "lab_technician_cases.py"),
             *paragraph("The policy is made up, too. It is here to show that a new one takes `pipelines/"
                        "lab-technician.yaml` and this folder: no line of manyidu knows of laboratories, rounds of "
                        "rooms or stars. What it asks for: 60 % of the teachers who use a room, a round of each room a "
                        "month, 8 hours of training a semester."),
             *case_table("technician", CASES.table(world.technicians)),
             "Rows that belong to no technician in particular:", "", *("- " + text for text in CASES.noise_list()), "",
             "| centre | technicians | places |", "|---|---|---|", *(f"| {centre} | 4 | 1 |" for centre in CENTRES), "",
             *corrected(world.technicians[2]), *half_even(world.technicians[4]), *barred(world.technicians[5]),
             "## Files", "", *file_table(files),
             *paragraph("Never to be read in any output: `CANARY[0-9]{4}` (planted in remarks) and `3260[0-9]{8}` "
                        "(ids of the teachers who rate).")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(9))
    CASES.play(world, world.technicians, draw)
    files = files_of(world)
    return files, readme(world, files)
