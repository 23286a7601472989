"""What the counselors' sample shows of duties, a small function each; its doc string is its line in the README.

A plan is made before the records are drawn, an event after; rows of nobody in particular are noise.
"""

from counselor_ledger import CLASS_LABELS
from rows import Cases
from teaching import day

LEDGER_CASES = Cases()
plan, event, noise = LEDGER_CASES.plan, LEDGER_CASES.event, LEDGER_CASES.noise
CLASS, TALK = CLASS_LABELS[0], "谈心谈话"


def noted(number, shown, **cells):
    """A plan that only sets new cells of the people file."""
    def set_cells(work, which):
        work.cells.update(cells)
    set_cells.__doc__ = shown
    plan(number)(set_cells)


def there(number, shown, came=None, left=None):
    """A plan that only says when somebody was in post."""
    def set_post(work, which):
        for text, set_day in [(came, work.came), (left, work.left)]:
            if text:
                set_day(text)
    set_post.__doc__ = shown
    plan(number)(set_post)


def did(number, shown, done):
    """A plan that only says how often, or on which days, something was done within an interval."""
    def set_done(work, which):
        work.done.update(done)
    set_done.__doc__ = shown
    plan(number)(set_done)


def trained(number, shown, hours):
    """A plan that only sets the hours of training, a record each."""
    def set_hours(work, which):
        work.hours = hours
    set_hours.__doc__ = shown
    plan(number)(set_hours)


noted(11, "89 of 99 students took the physical test: below 90 %, a finding that moves no grade (IM1-11.6).",
      参加体测学生数="89")
noted(12, "90 of 100 students took the physical test: exactly 90 %, no finding.", 参加体测学生数="90")
noted(14, "Whether there are minority or foreign students is blank: 否, so `diverse-education` is not-required.",
      有民族或留学生="")
noted(27, "An unreadable 到岗日期 (2026年3月): void, and open, so that everything is required.", 到岗日期="2026年3月")
noted(28, "Whether there are minority or foreign students is unreadable: void; the duty holds and nothing was done: "
      "`2026春: 0/3`, `2026秋: 0/3`, each with the three educations in brackets.", 有民族或留学生="待核实")
noted(29, "Last national course on 2022-01-01: not before 2022, no finding (IM1-15).", 最近国家级或省级培训="2022/1/1")
noted(30, "Last national course on 2021-12-31: a finding (IM1-15).", 最近国家级或省级培训="2021-12-31")
noted(43, "Exactly 40 hours of training before starting: no finding.", 岗前培训学时="40")
noted(49, "39.5 hours of training before starting: a finding (IM1-15).", 岗前培训学时="39.5")
there(35, "In post until Friday 8 May: `2026-W19` is not required, for Saturday the 9th makes up for a holiday.",
      left="2026-05-08")
there(36, "In post until Friday 19 June, a holiday: `2026-W25` is required, its four teaching days were before.",
      left="2026-06-19")
there(39, "In post until Friday 18 September: `2026-W38` is not required, Sunday the 20th is a teaching day.",
      left="2026-09-18")
there(50, "In post until Sunday 20 September, which makes up for a holiday: `2026-W38` is required.", left="2026-09-20")
there(48, "In post from Thursday 8 October, the first teaching day after 国庆节: `2026-W41`, October and `2026-Q4` are "
      "required, the autumn semester and the year are not.", came="2026-10-08")
did(8, "The round of `2026-W15` was on its Sunday: met. The one meant for `2026-W17` was on the Monday after: "
    "`2026-W17: 0/1`, and `2026-W18` has two.",
    {("巡堂", "2026-W15"): ["2026-04-12"], ("巡堂", "2026-W17"): [], ("巡堂", "2026-W18"): ["2026-04-27", "2026-04-29"]})
did(10, "Around 国庆节 only Saturdays, one a holiday and one a day that makes up: `2026-W40` and `2026-W41` are met.",
    {(label, f"2026-W{week}"): [date] for label in ["巡堂", "网络正面发声"]
     for week, date in [(40, "2026-10-03"), (41, "2026-10-10")]})
did(42, "Nothing around 国庆节: both weeks have teaching days, so both are short, `2026-W40: 0/1; 2026-W41: 0/1`.",
    {(label, f"2026-W{week}"): 0 for label in ["巡堂", "网络正面发声"] for week in [40, 41]})
did(19, "One dormitory visit on 30 April and one on 1 May, of one week: `2026-04: 1/2`; with one more May has 2.",
    {("走访宿舍", "2026-04"): ["2026-04-30"], ("走访宿舍", "2026-05"): ["2026-05-01", "2026-05-20"]})
did(34, "A study-style activity in the summer vacation is of no semester: `2026春: 0/1`. A class meeting in August "
    "counts for `2026-Q3`, talks in January count for the year.",
    {("学风建设活动", "2026春"): ["2026-08-05"], (CLASS, "2026-Q3"): ["2026-08-20"], (TALK, "2026"): ["2026-01-20"]})
trained(20, "15.5 hours of training: `2026: 15.5/16`.", ["8", "7.5"])
trained(21, "Exactly 16 hours of training, in 7.5 + 4.5 + 4: met. The hours of lessons do not count.",
        ["7.5", "4.5", "4"])
trained(22, "Hours of 两天, 4学时 and -4 are void, none at all is missing: they add 0, `2026: 8/16`.",
        ["8", "两天", "-4", "", "4学时"])


@plan(26)
def nothing_at_all(work, which):
    """Nothing in the ledger: all 27 duties are short (IM1-11, IM1-15); 不合格 comes of the veto alone."""
    work.is_idle, work.key = True, work.students[:2]
    work.cells["有民族或留学生"] = "是"


@plan(16)
def followed_by_hand(work, which):
    """Two weeks without a round, and a quarter in which one class was missed, by name. Followed by hand below."""
    work.done.update({("巡堂", "2026-W12"): 0, ("巡堂", "2026-W45"): 0})
    work.missed[CLASS, "2026-Q2"] = work.classes[:1]


@plan(46)
def came_in_april(work, which):
    """In post from Wednesday 15 April, and one dormitory visit short in June. Followed by hand below."""
    work.came("2026-04-15")
    work.done["走访宿舍", "2026-06"] = 1
    work.key = work.students[:1]


@plan(17)
def key_student_missed(work, which):
    """One of three key students was not talked to in the autumn: `2026-Q4: 2/3`, counted and not named."""
    work.key = work.students[:3]
    work.missed[TALK, "2026-Q4"] = work.key[1:2]


@plan(18)
def exactly_as_much(work, which):
    """Never more than what is asked for, both dormitory visits of March on one day: all is fulfilled."""
    work.more, work.hours = 0, ["16"]
    work.done["走访宿舍", "2026-03"] = ["2026-03-18", "2026-03-18"]


@event(18)
def two_buildings(ledger, work):
    """The two visits of 18 March are to two buildings: the rows differ, so both count."""
    same = [record for record in ledger.of(work, "走访宿舍") if record.date == day("2026-03-18")]
    for record, building in zip(same, ["1号宿舍楼", "5号宿舍楼"]):
        record.cells["对象"] = building


@plan(3)
def one_of_fifty_missed(work, which):
    """49 of 50 students were talked to: `2026: 49/50`."""
    work.missed[TALK, "2026"] = work.students[-1:]


@plan(23)
def grade_year_missed(work, which):
    """Network safety for one of two grade years: `2026: 1/2 (2023级)`."""
    work.grades = ["2022级", "2023级"]
    work.missed["网络安全教育", "2026"] = ["2023级"]


@plan(25)
def theme_missed(work, which):
    """Five of the six themes: `2026: 5/6 (国防宣传教育)`."""
    work.missed["主题教育", "2026"] = ["国防宣传教育"]


@plan(51)
def education_missed(work, which):
    """Two of the three educations in the autumn: `2026秋: 2/3 (国情教育)`."""
    work.cells["有民族或留学生"] = "是"
    work.missed["民族与留学生教育", "2026秋"] = ["国情教育"]


@plan(44)
def culture_missed(work, which):
    """Two of the three cultures; the third is recorded as 中华传统文化, on no list: `2026: 2/3 (中华优秀传统文化)`."""
    work.missed["文化教育", "2026"] = ["中华优秀传统文化"]


@event(44)
def culture_unlisted(ledger, work):
    """A culture that is on no list is void, `target-unknown`."""
    ledger.note(work, day("2026-10-21"), "文化教育", "中华传统文化")


@plan(13)
def class_missed(work, which):
    """Two league activities for the class of `FD014` and for an unknown one instead of one's own: `2026-Q3: 1/2`."""
    work.missed[CLASS, "2026-Q3"] = work.classes[1:]


@event(13)
def others_classes(ledger, work):
    """A class of another counselor is void, `not-in-charge`; one that nobody has, `target-unknown`."""
    ledger.note(work, day("2026-09-16"), CLASS_LABELS[1], ledger.doers[13].classes[0])
    ledger.note(work, day("2026-09-23"), CLASS_LABELS[1], "示例2499班")


def talk_of(ledger, work):
    """The first talk of the year with at least three students who are not key students."""
    return next(record for record in ledger.of(work, TALK)
                if record.cells["对象"].count("、") > 1 and not set(work.key) & set(record.cells["对象"].split("、")))


@event(31)
def others_student(ledger, work):
    """In a talk stands a student of `FD032` in place of an own one: void, `not-in-charge`; the own one is missed."""
    cells = talk_of(ledger, work).cells
    cells["对象"] = "、".join([ledger.doers[31].students[0], *cells["对象"].split("、")[1:]])


@event(33)
def broken_students(ledger, work):
    """In a talk one id has zeros in front, two were broken by Excel, one is nobody's: void; one student is missed."""
    cells = talk_of(ledger, work).cells
    cells["对象"] = "00" + cells["对象"] + "、3.26E+11、3260040312340000、326099999999"


@event(4)
def typed_freely(ledger, work):
    """Ids in a talk with a blank, an apostrophe, in full-width digits, one twice, nothing between two 、: all count."""
    cells = talk_of(ledger, work).cells
    first, second, third, *rest = cells["对象"].split("、")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in third)
    cells["对象"] = "、".join([first + " ", "'" + second, "", wide, *rest, first])


@event(5)
def wrong_separator(ledger, work):
    """Two students with a comma between them are one part, on no list: `target-unknown`, both are missed."""
    cells = talk_of(ledger, work).cells
    cells["对象"] = cells["对象"].replace("、", "，", 1)


@event(32)
def nobody_named(ledger, work):
    """A talk without 对象: missing; it counts for nobody, and its students are missed."""
    talk_of(ledger, work).cells["对象"] = ""


@event(38)
def excluded_students(ledger, work):
    """A talk names a student who withdrew and one on leave: on the list, so no fault; but they are not required."""
    ledger.note(work, day("2026-11-11"), TALK, "、".join(ledger.world.students[38][-2:]))


@plan(45)
def nobody_to_talk_to(work, which):
    """Nobody is in charge: `student-talk` and `key-student-talk` are not-required."""
    work.students = work.key = []


@event(9)
def visited_once(ledger, work):
    """One dormitory visit of November thrice, the third time in the ledger of 示例商学院: `repeated`, `2026-11: 1/2`."""
    first, *others = ledger.within(work, "走访宿舍", "2026-11-01", "2026-11-30")
    for record in others:
        ledger.records[work.college].remove(record)
    for name in [work.college, "示例商学院"]:
        ledger.again(first, name)


@event(9)
def visited_twice(ledger, work):
    """Both dormitory visits of December are of one day and differ only in the remark: two records, met."""
    first, *others = ledger.within(work, "走访宿舍", "2026-12-01", "2026-12-31")
    for place, record in enumerate(others):
        record.date, record.cells = first.date, {**first.cells, "备注": f"第{place + 2}次"}


@event(40)
def unlisted_meeting(ledger, work):
    """The cadre meeting of May is called 干部会, and there is a record of 值班: `activity-unlisted`, `2026-05: 0/1`."""
    for record in ledger.within(work, "班团干部例会", "2026-05-01", "2026-05-31"):
        record.cells["工作类型"] = "干部会"
    ledger.note(work, day("2026-05-18"), "值班", "行政楼")


@event(24)
def lost_zeros(ledger, work):
    """The cadre meeting of May stands under 87024: `id-leading-zeros`, never repaired, `2026-05: 0/1`."""
    for record in ledger.within(work, "班团干部例会", "2026-05-01", "2026-05-31"):
        record.cells["工号"] = work.id.lstrip("0")


@event(41)
def unreadable_days(ledger, work):
    """The risk ledger of June was updated on 6月8日, 2026/6/31, 2026/6 and no day: `time-unreadable`, `2026-06: 0/1`."""
    mine = ledger.within(work, "更新风险台账", "2026-06-01", "2026-06-30")
    mine += [ledger.note(work, day("2026-06-08"), "更新风险台账") for _ in range(4 - len(mine))]
    for record, shown in zip(mine, ["6月8日", "2026/6/31", "2026/6", ""]):
        record.cells["日期"] = shown


@event(37)
def outside_the_year(ledger, work):
    """The last round of the year was on 2027-01-01, one on 2025-12-31: `outside-period`, `2026-W53: 0/1`."""
    mine = ledger.within(work, "巡堂", "2026-12-28", "2026-12-31")
    for record, date in zip([*mine, ledger.note(work, day("2026-12-28"), "巡堂")], ["2027-01-01", "2025-12-31"]):
        record.move(date)


@noise
def strangers(ledger):
    """In the ledgers: unknown and broken ids of counselors, and a total; what else is wrong there is not asked."""
    work = ledger.doers[17]
    for stranger, shown in [("FD999", "2026-05-06"), ("2.02E+11", "无"), ("1234567890123450", "2026-05-06"), ("", "合计")]:
        record = ledger.note(work, day("2026-12-31"), "巡堂")
        record.cells.update({"工号": stranger, "日期": shown, "备注": ledger.canary()})


@noise
def broken_targets(ledger):
    """Key students, classes and grade years: rows twice, of nobody, without an id, with a broken one."""
    work = ledger.doers[17]
    rows = ledger.key_students
    rows.append(list(rows[0]))
    for student, counselor in [("", work.id), ("3.26E+11", work.id), ("326099999998", "FD999"), ("326099999997", "")]:
        rows.append([student, counselor, ledger.canary()])
    ledger.classes += [list(ledger.classes[4]), ["示例2498班", "FD999"]]
    ledger.grades += [list(ledger.grades[4]), ["2025级", "87024"], ["", work.id]]
