"""The sample of us-counselor: who shows what. Two of its duties are counted by week: 39 weeks of 2025-2026."""

from rows import Cases
from us_by_hand import figures
from us_cases import (broken_student_ids, common, exactly_half, just_below_half, never_there, odd_marks, repeated,
                      scored, scorer, the_only_one, withdrawn_students)
from us_pages import sample as made
from us_world import INTERVALS, Kind

NAME = "us-counselor"
MEETING, VISIT, LESSON = "主题班会", "走访宿舍", "随堂听课"
KIND = Kind(
    name=NAME, title="辅导员考核：样例 · Sample inputs of us-counselor", module="us_counselor.py` or `us_cases.py",
    person="辅导员", prefix="UF", role="岗位", roles=["专职辅导员", "专职辅导员", "兼职辅导员"],
    questions=["3、思想引领与日常事务", "4、关心与沟通", "5、总体满意度"], sheet=["思想教育", "日常事务", "安全稳定"],
    duties=[(MEETING, "semester", 2), (VISIT, "week", 2), (LESSON, "week", 3)],
    subjects={MEETING: ["安全教育", "诚信教育", "学风建设"], VISIT: ["1号楼", "3号楼", "5号楼", "8号楼"],
              LESSON: ["高等数学", "大学英语", "大学物理", "线性代数", "思想政治理论课"]},
    colleges=[("示例土木学院", 8), ("示例材料学院", 6), ("示例文法学院", 5), ("示例高等工程师学院", 1)],
    zero_led={14: "0061014"}, serial=31)
ABOUT = """A composite is the mean of check, students and peers, an exact third each. 十佳辅导员 has 10 places over the
school (10,000 yuan), the nominations are the next 5 (5,000 yuan); for the two other awards no number is given, so
nobody gets them. Autumn has 20 weeks, 2025-W36 to 2026-W03, spring 19, 2026-W10 to 2026-W28, and all 39 are required:
国庆节 takes no week whole, for 29 and 30 September lie in 2025-W40, 9 and 10 October and the make-up day 11 October in
2025-W41."""
CASES = Cases()
plan, event = CASES.plan, CASES.event
fixed = scorer(plan)

plan(7)(exactly_half)
plan(8)(just_below_half)
plan(19)(never_there)
plan(20)(the_only_one)
event(3)(withdrawn_students)
event(16)(broken_student_ids)
event(17)(odd_marks)
fixed([15, 16], [(92, 92, 89), (90, 92, 91)], "91.00 and student score 92 each, for the tenth place: the check, 92 "
      "against 90, decides; the other has the first nomination.")
fixed([17, 18], (86, 86, 86), "86.00 and equal in every tie-breaker, for the last of the 5 nominations: cut from both; "
      "the next award has no places, so they get nothing.")


@plan(1)
def followed_by_hand(person, which):
    """No sheet; 37 of 39 weeks with 2 visits and 36 with 3 lessons, so exact 117ths; of the ten. Followed below."""
    person.size, person.sheets, person.peer = 9, [], [96, 94, 95, 97, 93]
    person.records = {(VISIT, "2025-W45"): 1, (VISIT, "2026-W21"): 0, (LESSON, "2025-W45"): 2, (LESSON, "2025-W52"): 2,
                      (LESSON, "2026-W16"): 1, (MEETING, "2025秋"): 2, (MEETING, "2026春"): 3}
    person.answers = [["非常满意", "非常满意", "满意"], ["非常满意", "非常满意", "非常满意"], ["非常满意", "满意", "非常满意"],
                      ["非常满意", "非常满意", "非常满意"], ["满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "非常满意"]]


@plan(2)
def sheet_by_hand(person, which):
    """An inspection sheet, and exact thirds; the first of the ten. Followed by hand below."""
    person.size, person.sheets, person.peer = 8, [[39, 29, 29]], [98, 96, 97]
    person.answers = [["非常满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "满意"], ["非常满意", "非常满意", "非常满意"],
                      ["非常满意", "满意", "非常满意"], ["非常满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "非常满意"],
                      ["非常满意", "非常满意", "非常满意"]]
    person.records[VISIT, "2026-W12"] = 1


@plan(3)
def exactly_what_is_due(person, which):
    """No sheet; exactly 2 visits and 3 lessons a week, 2 meetings a semester: the check is 100; one of the ten."""
    scored(person, None, 94, 92)
    person.records = {(label, name): least for label, every, least in KIND.duties for name in INTERVALS[every]}


@plan(4)
def weeks_across_months(person, which):
    """Weeks across two months and across the years (2026-W01): the records on both sides add up; one of the ten."""
    scored(person, None, 92, 92)
    person.records = {(VISIT, "2025-W40"): ["2025-09-30", "2025-10-01"],
                      (VISIT, "2026-W01"): ["2025-12-31", "2026-01-02"],
                      (LESSON, "2026-W01"): ["2025-12-29", "2025-12-30", "2026-01-02"],
                      (LESSON, "2026-W14"): ["2026-03-31", "2026-04-01", "2026-04-02"],
                      (VISIT, "2026-W18"): ["2026-04-30", "2026-05-03"],
                      (LESSON, "2026-W27"): ["2026-06-29", "2026-06-30", "2026-07-01"]}


@plan(5)
def holidays(person, which):
    """Nothing around 国庆节: both weeks have teaching days, so both are short, `2025-W40: 0/2; 2025-W41: 0/2`."""
    scored(person, None, 86, 84)
    for label in (VISIT, LESSON):
        person.records.update({(label, "2025-W40"): 0, (label, "2025-W41"): 0})


@plan(6)
def free_days(person, which):
    """In 2025-W40 only on holidays and the Sunday, in 2025-W36 on Sunday at 23:59: all count; one of the ten."""
    scored(person, None, 92, 90)
    person.records = {(VISIT, "2025-W40"): ["2025-10-01", "2025-10-05"], (VISIT, "2025-W36"): ["2025-09-02"],
                      (LESSON, "2025-W40"): ["2025-10-02", "2025-10-03", "2025-10-04"]}


@plan(9)
def came_after_the_holiday(person, which):
    """Came on 2025-10-09, the first teaching day of 2025-W41: required from that week on, 34 weeks; of the ten."""
    scored(person, None, 90, 91)
    person.came = "2025-10-09"


@plan(10)
def came_a_day_later(person, which):
    """Came on 2025-10-10, one teaching day into 2025-W41: required from 2025-W42 on, 33 weeks; one of the ten."""
    scored(person, None, 90, 88)
    person.came = "2025-10-10"


@plan(11)
def left_before_the_make_up_day(person, which):
    """Left on Friday 2025-10-10: the make-up day, the Saturday, is missed, so 2025-W41 is not required; 5 weeks are."""
    scored(person, None, 84, 82)
    person.left = "2025-10-10"


@plan(12)
def left_before_a_holiday(person, which):
    """Left on Thursday 2026-06-18, the Friday is 端午节: 2026-W25 is required, 36 weeks; the spring meetings are not."""
    scored(person, None, 78, 76)
    person.left = "2026-06-18"


@plan(13)
def odd_weeks(person, which):
    """Came on 2026-04-07, the Monday was 清明节: 14 weeks from 2026-W15 on, in 3 of them only one visit counts."""
    scored(person, None, 76, 78)
    person.came = "2026-04-07"
    person.records = {(VISIT, "2026-W15"): ["2026-04-08"], (VISIT, "2026-W21"): ["2026-05-20", "2026-05-20"],
                      (VISIT, "2026-W22"): 1, (VISIT, "2026-W23"): 1}


@plan(14)
def vacation(person, which):
    """The weekend behind a semester is in its last week, not in it, a vacation in neither: rates 0, 3800/39 and 100."""
    scored(person, None, 98, 98)
    person.records = {(MEETING, "2025秋"): ["2025-10-15", "2026-01-17"],
                      (MEETING, "2026春"): ["2026-02-25", "2026-05-13"],
                      (VISIT, "2026-W03"): ["2026-01-12", "2026-01-18"],
                      (VISIT, "2026-W28"): ["2026-07-11", "2026-07-12"],
                      (VISIT, "2026-W10"): ["2026-02-28", "2026-03-01", "2026-03-05"]}


@event(6)
def around_midnight(world, person):
    """A visit on Sunday 7 September at 23:59:59 makes 2 in 2025-W36; one at 0:00 on Monday is of the next week."""
    for when in ["2025/9/7 23:59:59", "2025/9/8 0:00"]:
        world.record(person, when, VISIT)


@event(13)
def repeated_visit(world, person):
    """The one visit in 2026-W15 stands three times in two ledgers, alike in every cell: one record, `repeated`."""
    repeated(world, person, VISIT)


@event(13)
def labels_and_days(world, person):
    """2 visits on 20 May in different houses count; one of another label and one of no day do not."""
    world.record(person, "2026-05-28", "宿舍走访")
    world.record(person, "6月3日", VISIT)


@event(14)
def lost_zeros(world, person):
    """A second meeting in autumn for 61014 instead of 0061014, and one of the day before the year: both rejected."""
    world.record(person, "2025-11-26", MEETING)[0] = person.id.lstrip("0")
    world.record(person, "2025-08-31", MEETING)


common(CASES)


def sections(persons):
    """Two chapters: one where the ledger stands in, one with a sheet."""
    rates = [("class-meetings", 2, 2), ("dormitory", 37, 39), ("lessons", 36, 39)]
    with_ledger = figures(persons[0], rates).section(
        "There is no inspection sheet, so the ledger stands in: 2 and 3 themed class meetings in the semesters; in 2 "
        "of 39 weeks fewer than 2 visits, in 3 fewer than 3 lessons. 9 students are assigned and 6 answered.",
        "In duties.csv the visits are short with `2025-W45: 1/2; 2026-W21: 0/2`, the lessons with `2025-W45: 2/3; "
        "2025-W52: 2/3; 2026-W16: 1/3`.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.3 US-3.2a US-3.2b US-T3",
         "published participation: source=student roster_gross=9 excluded=0 assigned=9 responded=6 rate=66.67 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded= score=95.73"])
    with_sheet = figures(persons[1]).section(
        "8 students are assigned and 7 answered. Three colleagues gave a mark, the others skipped.",
        "The best of the school: the first place of 十佳辅导员. 2026-W12 is short of a visit; with a sheet that "
        "moves nothing.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.3 US-3.2a US-3.2b US-T3",
         "published participation: source=student roster_gross=8 excluded=0 assigned=8 responded=7 rate=87.50 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded=1 score=97.00"])
    return [*with_ledger, *with_sheet]


def sample():
    """The files and the README."""
    return made(KIND, 50, CASES, ABOUT, sections)
