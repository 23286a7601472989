"""Special cases that more than one of the three samples shows; each sample says whose they are.

The doc string of a case is its line in the README. A plan is made before the rows are drawn, an event after.
"""

import datetime

from rows import SPOILS, comment, dressed, less
from us_world import LEDGER, MOST


def scored(person, check, student, peer):
    """Fixes the parts: the composite is their mean. Without `check` there is no sheet, and the ledger stands in."""
    person.sheets = [] if check is None else [less(MOST, check)]
    person.share, person.peer = student, peer
    person.size, person.responders = 14, 10


def scorer(plan):
    """How a sample writes a plan that only fixes the parts: number, parts, line in the README."""
    def scored_plan(numbers, parts, shown):
        def set_parts(person, which):
            scored(person, *(parts[which] if isinstance(parts, list) else parts))
        set_parts.__doc__ = shown
        plan(*numbers)(set_parts)
    return scored_plan


# --- Plans

def exactly_half(person, which):
    """5 answers of 10 students: exactly 50 %, met; one of the ten."""
    scored(person, 94, 92, 94)
    person.size, person.responders = 10, 5


def just_below_half(person, which):
    """5 answers of 11 students: just below 50 %; student score and composite are withheld, no place (LOCAL-gate)."""
    scored(person, 98, 96, 98)
    person.size, person.responders = 11, 5


def the_only_one(person, which):
    """The only one of the college has no colleague: check and students share the weight, 50 each; one of the ten."""
    scored(person, 94, 92, None)


def never_there(person, which):
    """Came after the semesters and has no sheet: no duty is required, so the check is missing, `incomplete`."""
    scored(person, None, 90, 90)
    person.came = "2026-07-13"


def sheet_despite_short_duties(person, which):
    """Nothing in the ledger, but an inspection sheet: the sheet is the check, duties.csv shows what is short."""
    scored(person, 88, 80, 82)
    for label, _, _ in person.kind.duties:
        person.records.update({(label, "2025秋"): 0, (label, "2026春"): 0})


# --- Events: students

def withdrawn_students(world, person):
    """A withdrawn student and one on leave are on the roster and answer: `rater-excluded`, neither is in the rate."""
    for standing in ["退学", "休学"]:
        world.respond(world.student(person, standing), person, ["非常不满意"] * 3)


def answered_again(world, person):
    """A student answered again in the second round: the later response counts; of two in one second, the higher 序号."""
    first, second = world.students[person.number][:2]
    world.respond(first, person, ["一般", "满意", "一般"], 1).when = datetime.datetime(2026, 6, 27, 8)
    for answers in [["不满意", "不满意", "不满意"], ["满意", "满意", "一般"]]:
        world.respond(second, person, answers, 1).when = datetime.datetime(2026, 6, 27, 9, 30, 5)


def answers_that_are_none(world, person):
    """Blank, skipped and unknown answers: missing or void, the rest counts; without any answer, `no-answer`."""
    for response, answer in zip(world.of(person), ["", "(空)", "(跳过)", "还行", "5"]):
        response.answers[1] = answer
    world.respond(world.student(person), person, ["", "(空)", "(跳过)"]).comment = world.canary()


def broken_student_ids(world, person):
    """Student ids that Excel broke, and one of nobody: `id-scientific`, `id-precision-lost`, … `not-on-roster`."""
    known = world.students[person.number][0]
    for student in ["3.26E+11", "3260110100310000", "0" + known, "", "326099099999"]:
        world.respond(student, person, ["非常不满意"] * 3).comment = world.canary()


def dressed_ids(world, person):
    """Ids with a tab, an apostrophe, ="…", a no-break space or in full-width digits: read well, all count."""
    mine = world.of(person)[:5]
    for response, student in zip(mine, dressed([response.student for response in mine])):
        response.student = student


def spoilt_rows(world, person):
    """A ragged row, a stray quote and a NUL in the questionnaire: one line each."""
    for student, spoil in zip(world.students[person.number], SPOILS):
        response = world.respond(student, person, ["非常不满意"] * 3)
        response.comment, response.spoil = "坏行" + world.canary(), spoil


def outside_the_period(world, person):
    """Answers of the day before the school year, of the day after it and of no time: they do not count."""
    for shown in ["2025/8/31 23:59:59", "2026/9/1 0:00:00", "昨天", ""]:
        world.respond(world.students[person.number][0], person, ["非常不满意"] * 3).shown = shown


# --- Events: colleagues and sheets

def odd_marks(world, person):
    """A mark for oneself (`self-rating`), one across colleges (`outside-college`), one of 101 (void, no answer)."""
    marks = world.peer_row(person)[2]
    colleague = next(appraisee for appraisee, mark in marks.items() if mark)
    stranger = next(other for other in world.persons if other.college != person.college)
    marks[person.id], marks[stranger.id], marks[colleague] = "100", "5", "101"


def reviewed_again(world, person):
    """Handed the peer review in twice: for each column filled both times, the later mark counts."""
    when, rater, marks = world.peer_row(person)
    earlier = {appraisee: mark and "12" for appraisee, mark in marks.items()}
    world.peer[person.college].append([when - datetime.timedelta(hours=5), rater, earlier])


# --- Events: the ledger

def repeated_record(world, person):
    """A record stands twice in the ledger of the college and once more in another one's: one record, `repeated`."""
    repeated(world, person, person.kind.duties[0][0])


def repeated(world, person, label):
    """The first record of an activity, twice more."""
    row = next(row for row in world.ledger[person.college] if row[0] == person.id and row[3] == label)
    other = next(college for college in world.colleges if college != person.college)
    world.ledger[person.college].append(list(row))
    world.ledger[other].append(list(row))


# --- Rows of nobody

def strangers_in_the_ledger(world):
    """Ledger records of people who are unknown, broken or not there: id codes, whatever else is wrong with the row."""
    person = world.persons[0]
    label = world.kind.duties[0][0]
    zero_led = next(iter(world.kind.zero_led.values()))
    for appraisee, day in [(world.kind.prefix + "999", "2025-10-15"), ("2.02E+11", "2025-10-15"), ("", "无"),
                           ("1234567890123450", "2025-10-15"), (zero_led.lstrip("0"), "2024-01-01")]:
        row = world.record(person, day, label)
        row[0], row[-1] = appraisee, world.canary()
    world.ledger[person.college].append(["", "合计"] + [""] * (len(LEDGER) - 3) + [world.canary()])


def strangers_elsewhere(world):
    """Unknown, broken and blank ids on the roster, in the peer review and under the sheets; totals."""
    prefix = world.kind.prefix
    for student, appraisee in [("", prefix + "001"), ("3.26E+11", prefix + "001"), ("326009909103", prefix + "999")]:
        world.roster.append([student, "示例同学" + student[-4:], "", appraisee, "在读"])
    rows = next(iter(world.peer.values()))
    for stranger in ["", "3.26E+11", prefix + "999"]:
        rows.append([rows[0][0], stranger, {rows[0][1]: "1"}])
    world.sheets.append(["", prefix + "998", "合计", "1", "1", "1", world.canary()])
    world.sheets.append(["", "", "合计", "", "", "", world.canary()])
    world.people.append(["", f"合计{len(world.persons)}人", "", "", "", "", ""])


def unlisted_and_alike(world):
    """Two records of an activity that no list has, alike in every cell: `activity-unlisted` both, not `repeated`."""
    for _ in range(2):
        world.record(world.persons[1], "2025-11-05", "其他工作", "值班")[-1] = ""


def free_fields(world):
    """Tokens in comments, remarks, 来源详情 and 来自IP: nothing of the free fields may reach an output."""
    comment(world, world.responses[0] + world.responses[1])
    for rows in [world.people, world.sheets]:
        for row in rows[::4]:
            row[-1] = row[-1] or "备注，" + world.canary()


def common(cases):
    """Registers what all three samples have."""
    for function in [strangers_in_the_ledger, strangers_elsewhere, unlisted_and_alike, free_fields]:
        cases.noise(function)
