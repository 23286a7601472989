"""What the counselors' sample shows of the rules, a small function each; its doc string is its line in the README.

A plan is made before the rows are drawn. Odd rows, which are made after, are in counselor_faults.
"""

from counselor_world import MOST
from rows import Cases, less

CASES = Cases()
plan = CASES.plan


def level(counselor, *, own, student, teachers, committee, peer, department):
    """Fixes every mark: the composite follows exactly. `student` is in thousandths, `department` out of 100."""
    counselor.self_marks = list(own) if isinstance(own, tuple) else [own, own]
    counselor.aim, counselor.responders = student, max(5, counselor.responders)
    counselor.teachers, counselor.committee, counselor.peer = teachers, committee, peer
    counselor.points = less(MOST, department)


def even(counselor, mark):
    """Every source the same, so the composite too."""
    level(counselor, own=mark, student=1000 * mark, teachers=mark, committee=mark, peer=mark, department=mark)


def noted(number, shown, **cells):
    """A plan that only sets cells of the people file."""
    def set_cells(counselor, which):
        counselor.cells.update(cells)
    set_cells.__doc__ = shown
    plan(number)(set_cells)


def vetoed(number, shown, **cells):
    """As `noted`, for somebody who would have 合格 by the composite."""
    def set_cells(counselor, which):
        even(counselor, 78 + number % 7)
        counselor.cells.update(cells)
    set_cells.__doc__ = shown
    plan(number)(set_cells)


def leading(number, mark, shown, **cells):
    """As `noted`, for somebody whose composite is among the first."""
    def set_cells(counselor, which):
        even(counselor, mark)
        counselor.cells.update(cells)
    set_cells.__doc__ = shown
    plan(number)(set_cells)


leading(8, 95, "One unexcused absence from duty: cannot be 优秀 (IM2-7.2.2).", 无故缺勤值班任务次数="1")
leading(9, 97, "Away for 30 days, which is 30 days or more: cannot be 优秀 (IM2-7.2.3).", 全年累计离岗天数="30")
leading(10, 95, "Away for 29.5 days: not barred, one of the 6 places.", 全年累计离岗天数="29.5")
leading(13, 96, "Barred twice: the reason is the first in the definition, both clauses are cited.",
       无故缺席培训会议次数="2", 全年累计离岗天数="45")
leading(14, 94, "Full-time since exactly 2026-01-01: not less than a year, so graded; one of the 6 places.",
       任专职辅导员日期="2026-01-01")
vetoed(25, "Political position: 不合格 whatever the composite (IM2-7.3.1, IM2-9).", 政治立场问题="是")
vetoed(26, "Persistent slackness: 不合格 (IM2-7.3.2).", 长期懈怠="是")
vetoed(27, "Accident or mass incident: 不合格 (IM2-7.3.4).", 重大责任事故="是")
vetoed(28, "Favouritism, proven: 不合格 (IM2-7.3.5).", 营私舞弊查实="是")
vetoed(29, "Party, administrative or criminal sanction: 不合格 (IM2-7.3.6).", 党纪政纪或刑事处罚="是")
vetoed(30, "Professional ethics failed: 不合格 (IM2-7.3.7).", 师德考核="不合格")
vetoed(43, "An unreadable cell beside a veto that holds (ethics): graded 不合格 all the same; the cell is void.",
       重大责任事故="待查", 师德考核="不合格")
noted(34, "Full-time since 2026-01-02, for less than a year: reviewed only (IM2-7.1.1).", 任专职辅导员日期="2026/1/2")
noted(35, "Sent away and 4 months in post: reviewed only (IM2-7.1.2).", 组织派出="是", 本年度在岗月数="4")
noted(36, "Sent away, but 5 months in post, which is not under 5: graded.", 组织派出="是", 本年度在岗月数="5")
noted(37, "On leave for 5.5 months: reviewed only (IM2-7.1.3).", 本年度在岗月数="6.5", 本年度请假月数="5.5")
noted(38, "4 months in post but not sent away, and on leave for exactly 5 months: graded.",
      本年度在岗月数="4", 本年度请假月数="5")
noted(40, "Full-time, but since when is blank: whether IM2-7.1.1 holds is unknown; pending, attribute-missing.",
      任专职辅导员日期="")
noted(41, "Sent away, the months in post unreadable: unknown, so pending, attribute-missing.",
      组织派出="是", 本年度在岗月数="约四个月")
noted(42, "Days away unreadable: a bar is unknown, so pending; the row stands twice with another word: `repeated`.",
      全年累计离岗天数="约30天")
noted(48, "Months in post unreadable, but not sent away: one condition is false, so nothing is unknown; graded.",
      组织派出="否", 本年度在岗月数="不详")


@plan(1)
def followed_by_hand(counselor, which):
    """合格 with every source published: followed by hand below."""
    counselor.size, counselor.self_marks = 8, [92, 88]
    counselor.answers = [["非常满意", "满意", "满意", "90"], ["满意", "满意", "一般", "80"],
                         ["非常满意", "非常满意", "非常满意", "96"], ["满意", "(空)", "非常满意", "90"],
                         ["一般", "满意", "满意", "70"], ["非常满意", "非常满意", "满意", "88"]]
    counselor.teachers = [(90, 86), (84, 88)]
    counselor.committee = [(85, 87), (90, 88), (84, 82)]
    counselor.peer, counselor.points = [88, 92, 85, 90, 95], [19, 18, 20, 9, 13, 14]


@plan(7)
def missed_a_meeting(counselor, which):
    """Composite of 96.42, but one unexcused absence from a meeting: cannot be 优秀 (IM2-7.2.1). Followed below."""
    counselor.cells["无故缺席培训会议次数"] = "1"
    counselor.size, counselor.self_marks = 7, [97, 95]
    counselor.answers = [["非常满意", "非常满意", "非常满意", "100"], ["非常满意", "非常满意", "非常满意", "96"],
                         ["非常满意", "非常满意", "满意", "100"], ["非常满意", "非常满意", "非常满意", "98"],
                         ["非常满意", "非常满意", "非常满意", "92"]]
    counselor.teachers = [(96, 94), (95, 95)]
    counselor.committee = [(94, 96), (93, 95), (92, 94)]
    counselor.peer, counselor.points = [98, 94, 96, 96], [19, 19, 20, 9, 14, 14]


@plan(15)
def student_score_5999(counselor, which):
    """Student score 59.99: 不合格 (IM2-7.3.3), it ends the work as counselor (IM1-24.1). Followed by hand below."""
    counselor.size, counselor.self_marks = 6, [90, 86]
    counselor.answers = [["一般", "一般", "满意", "55"], ["不满意", "一般", "一般", "50"], ["一般", "满意", "一般", "72"],
                         ["不满意", "不满意", "一般", "45"], ["满意", "满意", "一般", "57.8"]]
    counselor.teachers = [(85, 87), (84, 88)]
    counselor.committee = [(84, 86), (83, 83), (82, 86)]
    counselor.peer, counselor.points = [88, 84, 86, 86], [18, 18, 17, 9, 13, 13]


@plan(47)
def low_score_withheld(counselor, which):
    """5 of 12 answered, and badly: the withheld score is below 60 but vetoes nothing. Followed by hand below."""
    counselor.size, counselor.self_marks = 12, [80, 84]
    counselor.answers = [["不满意", "一般", "不满意", "40"], ["一般", "一般", "不满意", "56"],
                         ["非常不满意", "不满意", "一般", "30"], ["不满意", "不满意", "不满意", "44"],
                         ["一般", "不满意", "一般", "50"]]
    counselor.teachers = [(80, 78), (82, 84)]
    counselor.committee = [(78, 80), (82, 80), (79, 81)]
    counselor.peer, counselor.points = [80, 84, 82, 86], [17, 16, 18, 8, 13, 12]


@plan(2)
def first_of_all(counselor, which):
    """The best of those who are graded: the first of 6 places; 优秀 is provisional while others are pending (IM2-7)."""
    level(counselor, own=98, student=98500, teachers=98, committee=97, peer=97, department=97)


@plan(3)
def two_percent_exactly(counselor, which):
    """1 of 50 students sanctioned: exactly 2 %, which is not above 2 %; one of the 6 places."""
    even(counselor, 96)
    counselor.size, counselor.responders = 50, 31
    counselor.cells["受记过及以上处分学生数"] = "1"


@plan(4, 5)
def tie_broken_by_student_score(counselor, which):
    """93 each, for the last of the 6 places: student score 95 against 92 decides, before the department's score."""
    marks = [{"student": 95000, "committee": 90, "peer": 90, "department": 90},
             {"student": 92000, "committee": 92, "peer": 92, "department": 94}][which]
    level(counselor, own=95, teachers=95, **marks)


@plan(6)
def above_two_percent(counselor, which):
    """1 of 49 students sanctioned, the fiftieth on the roster withdrew: above 2 %, cannot be 优秀 (IM2-7.2.4)."""
    even(counselor, 97)
    counselor.size, counselor.responders = 49, 33
    counselor.cells["受记过及以上处分学生数"] = "1"


@plan(11)
def just_below_half(counselor, which):
    """49 of 99 students answered: just below 50 %; withheld and pending, one response needed (IM2-6.2)."""
    counselor.size, counselor.responders = 99, 49


@plan(12)
def exactly_half(counselor, which):
    """50 of 100 students answered: exactly 50 %, met; one of the 6 places."""
    even(counselor, 94)
    counselor.size, counselor.responders = 100, 50


@plan(16)
def student_score_60(counselor, which):
    """Student score exactly 60.00: not below 60, no veto."""
    level(counselor, own=82, student=60000, teachers=80, committee=84, peer=82, department=85)


@plan(17)
def student_score_rounds_to_60(counselor, which):
    """Student score exactly 59.995: published as 60.00 and judged so, no veto (LOCAL-published)."""
    level(counselor, own=84, student=59995, teachers=82, committee=80, peer=82, department=88)


@plan(18)
def composite_70(counselor, which):
    """Composite exactly 70.00: 合格 (LOCAL-cuts)."""
    even(counselor, 70)


@plan(19)
def composite_rounds_to_70(counselor, which):
    """Composite exactly 69.995: published as 70.00 and judged so, 合格."""
    level(counselor, own=(69.9, 70), student=70000, teachers=70, committee=70, peer=70, department=70)


@plan(20)
def composite_6999(counselor, which):
    """Composite exactly 69.994: published as 69.99, 基本合格 with its consequence (IM2-8)."""
    level(counselor, own=(69.88, 70), student=70000, teachers=70, committee=70, peer=70, department=70)


@plan(21)
def composite_60(counselor, which):
    """Composite exactly 60.00: 基本合格."""
    level(counselor, own=58, student=62000, teachers=60, committee=59, peer=59, department=58)


@plan(22)
def composite_5999(counselor, which):
    """Composite exactly 59.99: 不合格 by the cut score, no veto (LOCAL-cuts, IM2-9)."""
    level(counselor, own=58.9, student=62000, teachers=59, committee=59, peer=59, department=58)


@plan(23)
def part_time(counselor, which):
    """Part-time, with the best composite of all: reviewed and ranked, no grade, outside the quota's base (IM2-3)."""
    counselor.cells["类别"] = "兼职"
    even(counselor, 99)


@plan(39)
def part_time_withheld(counselor, which):
    """Part-time and few answers, no date of a full-time post: reviewed only, whatever else is missing (IM2-3)."""
    counselor.cells.update({"类别": "兼职", "任专职辅导员日期": ""})
    counselor.size, counselor.responders = 16, 6


@plan(50)
def part_time_with_bars(counselor, which):
    """Part-time, with a bar and a veto noted: neither is asked, reviewed only."""
    counselor.cells.update({"类别": "兼职", "长期懈怠": "是", "全年累计离岗天数": "120"})


@plan(31)
def vetoed_and_withheld(counselor, which):
    """6 of 13 answered, so no composite; slackness is 不合格 even so, with the withheld source's clause beside it."""
    counselor.cells["长期懈怠"] = "是"
    counselor.size, counselor.responders = 13, 6


@plan(32)
def two_vetoes(counselor, which):
    """Sanctioned, and student score 55: one grade, the first rule as its reason, both consequences."""
    level(counselor, own=75, student=55000, teachers=74, committee=72, peer=76, department=78)
    counselor.cells["党纪政纪或刑事处罚"] = "是"


@plan(33)
def blank_item(counselor, which):
    """One item of the department's sheet is blank: the component is missing, the composite `incomplete`, pending."""
    counselor.points[3] = ""


@plan(44)
def no_sheet(counselor, which):
    """No sheet of the department: missing-source, the composite `incomplete`, pending."""
    counselor.has_sheet = False


@plan(45)
def nobody_assigned(counselor, which):
    """No students on the roster at the reference date: nobody-assigned, withheld and pending."""
    counselor.size = counselor.responders = 0


@plan(46)
def few_raters(counselor, which):
    """4 of 6 answered, well above 50 %, but fewer than 5: few-raters, withheld and pending (LOCAL-few)."""
    counselor.size, counselor.responders = 6, 4


@plan(51)
def only_one_of_the_college(counselor, which):
    """The only counselor of the college has no colleague: the committee carries the whole share (IM2-6.4)."""
    level(counselor, own=86, student=88000, teachers=85, committee=87, peer=None, department=84)
