"""The sample of us-tutor: who shows what. The duties are counted by semester, so its ledger shows which days count."""

from rows import Cases, Raw
from us_by_hand import figures
from us_cases import (answered_again, answers_that_are_none, broken_student_ids, common, dressed_ids, exactly_half,
                      just_below_half, never_there, outside_the_period, repeated_record, scored, scorer,
                      sheet_despite_short_duties, spoilt_rows, the_only_one, withdrawn_students)
from us_pages import sample as made
from us_world import Kind

NAME = "us-tutor"
EXCHANGE, TALK = "学生交流", "与辅导员沟通"
AUTUMN, SPRING = (EXCHANGE, "2025秋"), (EXCHANGE, "2026春")
KIND = Kind(
    name=NAME, title="本科生导师考核：样例 · Sample inputs of us-tutor", module="us_tutor.py` or `us_cases.py",
    person="导师", prefix="DS", role="职称", roles=["教授", "副教授", "讲师"], questions=["3、学业与科研指导", "4、关心与交流", "5、总体满意度"],
    sheet=["指导机制", "交流记录", "言传身教"], duties=[(EXCHANGE, "semester", 4), (TALK, "semester", 1)],
    subjects={EXCHANGE: ["学业规划", "选课建议", "科研入门", "读书讨论"], TALK: ["学生近况", "学业预警"]},
    colleges=[("示例冶金学院", 12), ("示例机械学院", 10), ("示例计通学院", 7), ("示例马克思主义学院", 1)],
    zero_led={14: "0071014"}, serial=11)
ABOUT = """A composite is the mean of check, students and peers, an exact third each. 十佳导师 has 10 places over the school
(10,000 yuan), the nominations are the next 15 (5,000 yuan); the number of 优秀导师 is not given, so nobody gets it. Each
semester asks for 4 exchanges with students and 1 talk with the counselor (US-2.1): four rates, two for each duty."""
CASES = Cases()
plan, event = CASES.plan, CASES.event
fixed = scorer(plan)

plan(4)(exactly_half)
plan(5)(just_below_half)
plan(17)(never_there)
plan(19)(sheet_despite_short_duties)
plan(30)(the_only_one)
event(3)(withdrawn_students)
event(25)(spoilt_rows)
event(16)(broken_student_ids)
event(20)(answers_that_are_none)
event(22)(answered_again)
event(24)(dressed_ids)
event(25)(outside_the_period)
fixed([3], (96, 94, 94), "94.67: one of the ten.")
fixed([23, 24], (90, 90, 90), "90.00 and equal in every tie-breaker for the tenth place: cut from both, who share the "
      "first place of the nominations.")
fixed([25], (90, 88, 89), "Behind the two who tie: the tenth place does not fall to the third, who is nominated.")
fixed([27, 28], [(78, 78, 72), (78, 76, 74)], "76.00 each for the last of the 15 nominations: student score 78 "
      "against 76 decides.")
fixed([29], (70, 70, 70), "Behind all places: no award, but a row in notice.csv.")


@plan(1)
def followed_by_hand(person, which):
    """An inspection sheet, and exact thirds: 2608/27, published as 96.59, the first of the ten. Followed below."""
    person.size, person.sheets, person.peer = 9, [[39, 29, 28]], [97, 95, 98, 96, 94]
    person.answers = [["非常满意", "非常满意", "非常满意"], ["非常满意", "满意", "非常满意"], ["非常满意", "非常满意", "非常满意"],
                      ["满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "非常满意"]]


@plan(2)
def exactly_what_is_due(person, which):
    """No sheet; exactly 4 exchanges and 1 talk in both semesters: fulfilled, the check is 100; one of the ten."""
    scored(person, None, 94, 93)
    person.records = {AUTUMN: 4, SPRING: 4, (TALK, "2025秋"): 1, (TALK, "2026春"): 1}


@plan(6)
def on_free_days(person, which):
    """Exactly 4 a semester, on its first and last day, a holiday, Saturdays and a Sunday: all days of it count."""
    scored(person, None, 92, 90)
    person.records = {AUTUMN: ["2025-09-01", "2025-10-03", "2025-11-08", "2026-01-16"],
                      SPRING: ["2026-03-02", "2026-05-03", "2026-06-20", "2026-07-10"]}


@plan(7)
def one_short_by_hand(person, which):
    """No sheet; 3 of 4 exchanges in spring, a fourth in the vacation before it: `2026春: 3/4`. Followed below."""
    person.size, person.sheets, person.peer = 8, [], [94, 96, 93, 97]
    person.records = {AUTUMN: 4, SPRING: ["2026-02-25", "2026-03-18", "2026-04-22", "2026-06-03"],
                      (TALK, "2025秋"): 1, (TALK, "2026春"): 2}
    person.answers = [["非常满意", "非常满意", "满意"], ["满意", "满意", "满意"], ["非常满意", "满意", "满意"],
                      ["非常满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "满意"], ["满意", "满意", "非常满意"],
                      ["非常满意", "一般", "满意"]]


@plan(8)
def day_after_the_semester(person, which):
    """3 exchanges in autumn, one on the Saturday after its last day, which is vacation: `2025秋: 3/4`."""
    scored(person, None, 88, 90)
    person.records[AUTUMN] = ["2025-09-24", "2025-10-22", "2025-12-03", "2026-01-17"]


@plan(9, 10, 12, 13, 14)
def three_in_autumn(person, which):
    """3 of 4 exchanges in autumn that count: `2025秋: 3/4`, rate 50, the check is 75."""
    scored(person, None, [86, 84, 84, 82, 82][which], [88, 86, 82, 80, 84][which])
    person.records[AUTUMN] = 3


event(10)(repeated_record)


@plan(13, 14)
def three_in_spring(person, which):
    """3 exchanges in spring as they should be, and a fourth whose cell is dressed up: it counts."""
    person.records[SPRING] = 3


@plan(11)
def two_on_one_day(person, which):
    """Two exchanges on one day, twice: about different things, so all 4 count; one of the ten."""
    scored(person, None, 90, 86)
    person.records[AUTUMN] = ["2025-09-10", "2025-09-10", "2025-11-12", "2025-11-12"]


@plan(15)
def came_within_autumn(person, which):
    """Came on 2025-10-13: the whole autumn is not required (LOCAL-in-post); spring is met, 100; one of the ten."""
    scored(person, None, 90, 88)
    person.came = "2025-10-13"


@plan(16)
def left_within_spring(person, which):
    """Left on 2026-04-30: spring is not required; autumn is met, 100."""
    scored(person, None, 82, 80)
    person.left = "2026-04-30"


@plan(18)
def never_there_with_sheet(person, which):
    """Came after the semesters, but there is a sheet: it is the check; no duty is required; one of the ten."""
    scored(person, 92, 90, 92)
    person.came = "2026-08-01"


@plan(20)
def blank_item(person, which):
    """One item of the sheet is blank: it has no sum, so the ledger stands in, 100."""
    scored(person, None, 76, 78)
    person.sheets = [[38, "", 27]]


@plan(21)
def too_many_points(person, which):
    """41 of 40 points: void, so the sheet has no sum; one talk is missing in spring, the ledger's 75 stand in."""
    scored(person, None, 86, 84)
    person.sheets, person.records[TALK, "2026春"] = [[41, 28, 29]], 0


@plan(22)
def contradicting_sheets(person, which):
    """Two sheets with other marks: neither counts; in the ledger nothing is met, the check is 0, not missing."""
    scored(person, None, 80, 80)
    person.sheets = [[38, 28, 27], [20, 28, 27]]
    person.records = {AUTUMN: 3, SPRING: 0, (TALK, "2025秋"): 0, (TALK, "2026春"): 0}


@event(26)
def all_gone(world, person):
    """All students withdrew or are on leave: nobody-assigned, student score and composite withheld."""
    for place, row in enumerate(row for row in world.roster if row[3] == person.id):
        row[4] = "休学" if place else "退学"


@event(9)
def outside_of_the_year(world, person):
    """A fourth exchange on the day before the school year, and one on the day after it: `outside-period`."""
    for day in ["2025/8/31", "2026/9/1"]:
        world.record(person, day, EXCHANGE)


@event(12)
def unreadable_days(world, person):
    """A fourth exchange, on days that are none: a word, a month 13, a spreadsheet's number, nothing."""
    for day in ["十月中旬", "2025-13-01", "2025-10", ""]:
        world.record(person, day, EXCHANGE)


@event(13)
def other_labels(world, person):
    """A fourth exchange in autumn under labels that no list has: `activity-unlisted`; blanks around one do no harm."""
    for label in ["学生交流会", "交流"]:
        world.record(person, "2025-10-29", label)
    world.record(person, "2026-04-29", EXCHANGE)[3] = Raw(f'" {EXCHANGE} "')


@event(14)
def lost_zeros(world, person):
    """A fourth exchange for 71014 instead of 0071014: `id-leading-zeros`. In spring one for ="0071014": it counts."""
    world.record(person, "2025-10-29", EXCHANGE)[0] = person.id.lstrip("0")
    world.record(person, "2026-04-29", EXCHANGE)[0] = Raw(f'="{person.id}"')


common(CASES)


def sections(persons):
    """Two chapters: one with a sheet, one where the ledger stands in."""
    with_sheet = figures(persons[0]).section(
        "9 students are assigned and 6 answered. Five colleagues gave a mark, the others skipped. The inspection has a "
        "sheet, so how far the duties were met does not matter here; duties.csv shows it all the same.",
        "The best of the school: the first place of 十佳导师 and 10,000 yuan.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.1 US-3.2a US-3.2b US-T1",
         "published participation: source=student roster_gross=9 excluded=0 assigned=9 responded=6 rate=66.67 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded=1 score=96.00",
         "published components: component=peer status=published responded=5 score=96.00"])
    with_ledger = figures(persons[6], [("exchanges", 1, 2), ("counselor-talk", 2, 2)]).section(
        "There is no inspection sheet, so the ledger stands in. In autumn 4 exchanges of 4 are recorded; in spring 3, "
        "for the one of 25 February lies in the vacation. A talk with the counselor is recorded in both semesters.",
        "In duties.csv the exchanges are short, `2026春: 3/4`, with a rate of 50.00; the talks are fulfilled.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.1 US-3.2a US-3.2b US-T1",
         "published participation: source=student roster_gross=8 excluded=0 assigned=8 responded=7 rate=87.50 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded= score=75.00"])
    return [*with_sheet, *with_ledger]


def sample():
    """The files and the README."""
    return made(KIND, 2022, CASES, ABOUT, sections)
