"""The sample of us-class-teacher: who shows what. Its ledger shows who was in post throughout a semester."""

from rows import Cases
from us_by_hand import figures
from us_cases import (answered_again, common, exactly_half, just_below_half, odd_marks, outside_the_period,
                      repeated_record, reviewed_again, scored, scorer, sheet_despite_short_duties,
                      withdrawn_students)
from us_pages import sample as made
from us_world import Kind

NAME = "us-class-teacher"
MEETING, THEMED = "班会", "主题教育活动"
AUTUMN, SPRING = (MEETING, "2025秋"), (MEETING, "2026春")
KIND = Kind(
    name=NAME, title="班主任考核：样例 · Sample inputs of us-class-teacher", module="us_class_teacher.py` or `us_cases.py",
    person="班主任", prefix="UB", role="班级", roles=["示例24{:02d}班", "示例25{:02d}班"],
    questions=["3、学风与班级建设", "4、关心与沟通", "5、总体满意度"], sheet=["班风学风", "班会记录", "家校沟通"],
    duties=[(MEETING, "semester", 2), (THEMED, "semester", 1)],
    subjects={MEETING: ["开学第一课", "学风建设", "考风考纪", "宿舍文明"], THEMED: ["爱国主义", "法治教育"]},
    colleges=[("示例经管学院", 11), ("示例数理学院", 9), ("示例外语学院", 7), ("示例体育学院", 1)],
    zero_led={11: "0081011"}, serial=21)
ABOUT = """A composite is the mean of check, students and peers, an exact third each. 十佳班主任 has 10 places over the
school (10,000 yuan), the nominations are the next 15 (5,000 yuan). Each semester asks for 2 class meetings and 1 themed
education activity (US-2.2): four rates, two for each duty. Who was not in post on every teaching day of a semester does
not answer for it (LOCAL-in-post)."""
CASES = Cases()
plan, event = CASES.plan, CASES.event
fixed = scorer(plan)

plan(5)(exactly_half)
plan(6)(just_below_half)
plan(18)(sheet_despite_short_duties)
event(1)(withdrawn_students)
event(17)(outside_the_period)
event(18)(answered_again)
event(19)(odd_marks)
event(22)(repeated_record)
event(24)(reviewed_again)
fixed([7, 8], [(93, 92, 91), (93, 94, 88.99)], "92 and 91.9967 are both published as 92.00, and that is what is "
      "judged: for the tenth place student score 94 against 92 decides, against the exact order (LOCAL-published).")
fixed([9, 10], [(72, 70, 68), (70, 70, 70)], "70.00 and student score 70 each, for the last of the 15 nominations: "
      "the check, 72 against 70, decides.")


def there(number, parts, shown, came="", left=""):
    """A plan for somebody without a sheet who came or left: the parts, the days, the line in the README."""
    def set_post(person, which):
        scored(person, None, *parts)
        person.came, person.left = came, left
    set_post.__doc__ = shown
    plan(number)(set_post)


there(12, (92, 90), "Came on 2025-09-01, the first teaching day of autumn: it is required, and met; one of the ten.",
      came="2025-09-01")
there(13, (92, 92), "Came on 2025-09-02, a day late: autumn is not required, only spring counts; one of the ten.",
      came="2025-09-02")
there(14, (90, 92), "Left on 2026-07-10, the last teaching day of spring: it is required, and met; one of the ten.",
      left="2026-07-10")
there(15, (90, 90), "Left on 2026-07-09, a day early: spring is not required, only autumn counts; one of the ten.",
      left="2026-07-09")
there(16, (90, 90), "Came on 2025-10-09, left on 2026-06-01, no sheet: in post for no whole semester, so no duty is "
      "required, the check is missing and the composite `incomplete`.", came="2025-10-09", left="2026-06-01")


@plan(1)
def exactly_what_is_due(person, which):
    """No sheet; exactly 2 meetings and 1 activity in both semesters: fulfilled, the check is 100; one of the ten."""
    scored(person, None, 94, 92)
    person.records = {AUTUMN: 2, SPRING: 2, (THEMED, "2025秋"): 1, (THEMED, "2026春"): 1}


@plan(2)
def one_meeting_in_autumn(person, which):
    """No sheet; 1 meeting of 2 in autumn and no activity in spring: `2025秋: 1/2` and `2026春: 0/1`, the check is 50."""
    scored(person, None, 88, 90)
    person.records = {AUTUMN: 1, (THEMED, "2026春"): 0}


@plan(3)
def followed_by_hand(person, which):
    """An inspection sheet, and exact thirds; the first of the ten. Followed by hand below."""
    person.size, person.sheets, person.peer = 8, [[38, 30, 29]], [96, 97, 94, 98]
    person.answers = [["非常满意", "非常满意", "非常满意"], ["非常满意", "满意", "非常满意"], ["非常满意", "非常满意", "非常满意"],
                      ["满意", "非常满意", "非常满意"], ["非常满意", "非常满意", "非常满意"]]


@plan(4)
def one_short_by_hand(person, which):
    """No sheet; the second meeting of spring is on the Saturday after the semester: `2026春: 1/2`. Followed below."""
    person.size, person.sheets, person.peer = 10, [], [90, 93, 88]
    person.records = {AUTUMN: 2, SPRING: ["2026-04-15", "2026-07-11"], (THEMED, "2025秋"): 1, (THEMED, "2026春"): 1}
    person.answers = [["非常满意", "满意", "满意"], ["满意", "满意", "满意"], ["非常满意", "(空)", "满意"],
                      ["满意", "一般", "满意"], ["非常满意", "非常满意", "满意"], ["满意", "满意", "非常满意"]]


@plan(28)
def only_one_by_hand(person, which):
    """The only one of the college: peers are left out, check and students weigh 50 each; of the ten. Followed below."""
    person.size, person.sheets = 8, [[37, 29, 28]]
    person.answers = [["非常满意", "非常满意", "满意"], ["非常满意", "满意", "非常满意"], ["非常满意", "非常满意", "非常满意"],
                      ["满意", "非常满意", "非常满意"]]


@plan(11)
def lost_zeros_due(person, which):
    """1 meeting of 2 in autumn that counts: `2025秋: 1/2`, the check is 75."""
    scored(person, None, 86, 88)
    person.records[AUTUMN] = 1


@plan(17)
def unreadable_day_of_coming(person, which):
    """到岗日期 is no date: void, and taken as open, so both semesters are required; autumn is short."""
    scored(person, None, 84, 82)
    person.shown, person.records[AUTUMN] = {"到岗日期": "去年九月"}, 0


@plan(19)
def blank_item(person, which):
    """One item of the sheet is blank: it has no sum, so the ledger stands in, 100."""
    scored(person, None, 80, 78)
    person.sheets = [[36, 27, ""]]


@plan(20)
def label_of_another_school(person, which):
    """Meetings in autumn under 主题班会, which is no label here: `activity-unlisted`, `2025秋: 0/2`."""
    scored(person, None, 82, 80)
    person.records[AUTUMN] = 0


@plan(21)
def two_on_one_day(person, which):
    """Two meetings on one day about different things: both count, 2 of 2 in autumn; one of the ten."""
    scored(person, None, 92, 88)
    person.records[AUTUMN] = ["2025-10-22", "2025-10-22"]


@plan(22)
def repeated_is_not_two(person, which):
    """1 meeting in autumn, however often its record stands in the ledgers: `2025秋: 1/2`."""
    scored(person, None, 80, 84)
    person.records[AUTUMN] = 1


@plan(23)
def no_themed_activity(person, which):
    """No themed activity in either semester, `2025秋: 0/1; 2026春: 0/1`: the check is the mean of 100 and 0."""
    scored(person, None, 92, 90)
    person.records = {(THEMED, "2025秋"): 0, (THEMED, "2026春"): 0}


@event(11)
def lost_zeros(world, person):
    """A second meeting for 81011 instead of 0081011: `id-leading-zeros`, never repaired."""
    world.record(person, "2025-11-26", MEETING)[0] = person.id.lstrip("0")


@event(20)
def unlisted(world, person):
    """Two records of 主题班会; one of them stands for an activity of the counselors."""
    for day in ["2025-10-15", "2025-12-10"]:
        world.record(person, day, "主题班会")


@event(25)
def days_that_do_not_count(world, person):
    """Records of the last day before the year, of the first after it and of no day: rejected; a sheet, so no matter."""
    for day in ["2025-08-31", "2026-09-01", "开学初", "2025-02-30", ""]:
        world.record(person, day, MEETING)


common(CASES)


def sections(persons):
    """Three chapters: with a sheet, with the ledger standing in, and without colleagues."""
    with_sheet = figures(persons[2]).section(
        "8 students are assigned and 5 answered. Four colleagues gave a mark, the others skipped.",
        "The best of the school: the first place of 十佳班主任 and 10,000 yuan.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.2 US-3.2a US-3.2b US-T2",
         "published participation: source=student roster_gross=8 excluded=0 assigned=8 responded=5 rate=62.50 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded=1 score=97.00"])
    with_ledger = figures(persons[3], [("class-meetings", 1, 2), ("themed-education", 2, 2)]).section(
        "There is no inspection sheet, so the ledger stands in. Two meetings are recorded in autumn; of the two in "
        "spring one is of 11 July, the day after the semester. The third student left one question blank.",
        "In duties.csv the meetings are short, `2026春: 1/2`, with a rate of 50.00.",
        ["published: composite_status=published grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.2 US-3.2a US-3.2b US-T2",
         "published participation: source=student roster_gross=10 excluded=0 assigned=10 responded=6 rate=60.00 "
         "responses_needed=0 status=met",
         "published components: component=check status=published responded= score=75.00"])
    alone = figures(persons[27]).section(
        "4 of 8 students answered: exactly 50 %. There is no colleague in the college.",
        "The two parts that are there weigh 50 each instead of a third.",
        ["published: composite_status=published-renormalised grade= grade_status=not-applicable reason= "
         "clauses=LOCAL-parts US-2.2 US-3.2a US-3.2b US-T2",
         "published participation: source=peer roster_gross=0 excluded=0 assigned=0 responded=0 rate= "
         "responses_needed=0 status=nobody-assigned",
         "published components: component=check weight=50.00",
         "published components: component=peer status=left-out score= weight=0"])
    return [*with_sheet, *with_ledger, *alone]


def sample():
    """The files and the README."""
    return made(KIND, 1922, CASES, ABOUT, sections)
