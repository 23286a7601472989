"""The special cases of the technicians' sample, one small function each; its doc string is its line in the README.

A plan is made before the rows are drawn, an event after; rows of nobody are noise.
"""

from lab_technician_world import TERMS, YEAR
from rows import Cases
from teaching import day

CASES = Cases()
plan, event, noise = CASES.plan, CASES.event, CASES.noise
MONTHS = list(YEAR.months)


@plan(1)
def exactly_eight_hours(technician, which):
    """2.5, 2.5 and 3 hours in autumn: exactly 8. 18 of 20 rounds: exactly 90 %, no bar. 3 of 5 teachers: 60 %, met."""
    technician.hours["2025秋"] = ["2.5", "2.5", "3"]
    technician.missed = {(technician.rooms[0], MONTHS[2]), (technician.rooms[1], MONTHS[6])}
    technician.stars = [(5, 4), (4, 5), (5, 4)]


@plan(2)
def tie_that_stands(technician, which):
    """92.0 and 90.0 from the teachers, like LT001: both have the one place of the centre, 800 yuan each (LAB-7)."""
    technician.rooms = ["B101", "B102", "B103"]
    technician.missed = {(room, MONTHS[4]) for room in technician.rooms}
    technician.assigned, technician.stars = 2, [(5, 5), (4, 4)]


@plan(3)
def half_an_hour_short(technician, which):
    """7.5 hours in spring: short. The sheet was lost, and `duties` are put right from 75.0 to 100.0. Followed below."""
    technician.hours["2026春"] = ["4", "3.5"]
    technician.stars = [(4, 4), (5, 3), (4, 5), (3, 4), (4, 4)]


@plan(4)
def accident(technician, which):
    """An accident: C, whatever the composite of 89.7 (LAB-5). After the notice the grade is put right: B."""
    technician.accident = "有"
    technician.stars, technician.assigned = [(4, 4), (4, 0), (5, 4), (4, 4)], 4


@plan(5)
def half_to_even(technician, which):
    """A composite of exactly 86.25: printed as 86.2, half to even. Best of the other centre. Followed by hand below."""
    technician.missed = {(technician.rooms[0], MONTHS[9])}
    technician.assigned, technician.stars = 10, [(4, 4)] * 5 + [(3, 4), (4, 4), (4, 4)]


@plan(6)
def missed_rounds(technician, which):
    """35 of 40 rounds, 87.5 %: below 90, so not A with a composite of 85.5 (LAB-6). Followed by hand below."""
    technician.rooms = ["F101", "F102", "F103", "F104"]
    technician.missed = {("F101", "2025-10"), ("F103", "2025-10"), ("F104", "2026-01"), ("F102", "2026-05"),
                         ("F104", "2026-05")}
    technician.assigned, technician.stars = 6, [(4, 4), (4, 4), (5, 3), (4, 4)]


@plan(7)
def too_few_teachers(technician, which):
    """2 of 4 teachers answered, below 60 %: stars and composite withheld, the grade pending (LAB-3)."""
    technician.assigned, technician.stars = 4, [(5, 5), (5, 5)]


@plan(8)
def conflicting_corrections(technician, which):
    """C with 58.8. Two corrections of one score contradict each other: `conflicting-duplicate`, neither is applied."""
    technician.hours["2026春"] = ["4"]
    technician.stars = [(3, 2), (2, 3), (2, 2), (3, 2), (2, 3)]


@event(1)
def incomplete_corrections(world, technician):
    """A correction that nobody approved and one without a reason: `correction-incomplete`."""
    world.correct(technician.id, "composite", "92.0", "95.0", approved_by="")
    world.correct(technician.id, "teachers", "90.0", "95.0", reason="")


@event(2)
def corrections_out_of_scale(world, technician):
    """New values that are none: 101 and 92.25 (`answer-out-of-range`), 九十 (`answer-not-a-number`); a date in words."""
    for new in ["101", "92.25", "九十"]:
        world.correct(technician.id, "teachers", "90.0", new)
    world.correct(technician.id, "teachers", "90.0", "92.0", date="九月八日")


@event(2)
def training_twice(world, technician):
    """Two records of training alike in every cell, morning and afternoon: nothing is dropped here, 4 and 4 are 8."""
    first, second, *_ = [record for record in world.ledger
                         if record.cells["编号"] == technician.id and record.cells["事项"] == "培训"]
    world.ledger[world.ledger.index(second)] = first


@event(3)
def applied(world, technician):
    """The correction of `duties` stands twice, alike: `repeated`. Composite and grade follow: 78.0, B, is 88.0, A."""
    for _ in range(2):
        world.correct(technician.id, "duties", "75.0", "100.0", reason="培训签到表补交，学时重新核算")


@event(4)
def grade_corrected(world, technician):
    """One star is blank: the score is the mean of all answers. The grade's correction is C to B."""
    world.correct(technician.id, "grade", "C", "B", reason="事故经认定与本人无关")


@event(5)
def other_old_value(world, technician):
    """A correction whose old value is 86.3, not 86.2: `old-value-differs`."""
    world.correct(technician.id, "composite", "86.3", "87.0")


@event(6)
def odd_rounds(world, technician):
    """Three rounds of F102 in October, and records of LT005's room, of none and of no room: nothing for F101."""
    for room in ["F102", "F102", "E101", "F109", ""]:
        world.record(technician, day("2025-10-27"), "巡检", room)


@event(6)
def unknown_corrections(world, technician):
    """Corrections of a duty's rate, which is no component (`correction-unknown`), and to a grade that is none."""
    world.correct(technician.id, "duties/rounds", "87.5", "90.0")
    world.correct(technician.id, "grade", "B", "优秀")


@event(7)
def nothing_published(world, technician):
    """A correction of the composite, of which nothing is published: `old-value-differs`."""
    world.correct(technician.id, "composite", "95.0", "90.0")


@event(8)
def odd_hours(world, technician):
    """Hours in words, negative and blank: void, void and missing; each adds nothing to the 4 of spring."""
    for hours in ["八", "-2", ""]:
        world.record(technician, day(TERMS["2026春"]), "培训", hours=hours)


@event(8)
def contradiction(world, technician):
    """From 48.0 to 60.0 says one line, to 66.0 the other."""
    for new in ["60.0", "66.0"]:
        world.correct(technician.id, "teachers", "48.0", new)


@noise
def strangers(world):
    """Answers of a teacher on no list; rooms, records and corrections of nobody; other activities and other dates."""
    first = world.technicians[0]
    world.answer("326070990001", first, (1, 1))
    world.rooms += [["A109", "LT099"], ["", "LT001"]]
    for written in ["LT099", "", "2.02E+09"]:
        world.record(first, day("2025-11-03"), "巡检", "A101").cells["编号"] = written
    for activity, date in [("维修", "2025-11-04"), ("巡检", "2025-08-31")]:
        world.record(first, day(date), activity, "A101")
    world.record(first, day("2025-11-05"), "巡检", "A101").cells["日期"] = "11月5日"
    world.correct("LT099", "composite", "80.0", "90.0")
    world.correct("", "composite", "80.0", "90.0")


@noise
def free_fields(world):
    """Tokens in remarks: nothing of the free fields may reach an output."""
    for rows in [world.people, world.stars, world.corrections]:
        for row in rows[::3]:
            row[-1] = "备注，" + world.canary()
    for record in world.ledger[::20]:
        record.cells["备注"] = world.canary()
