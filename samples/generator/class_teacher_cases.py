"""The special cases of the class teachers' sample, one small function each; its doc string is its line in the README.

A plan is made before the rows are drawn, an event after; rows of nobody are noise.
"""

from class_teacher_world import DUTIES, MANAGEMENT, person, sheet
from rows import SPOILS, Cases, comment, less

CASES = Cases()
plan, event, noise = CASES.plan, CASES.event, CASES.noise


def scored(teacher, duties, management, student, responders=10):
    """Fixes all three parts, so the composite is duties + management + 0.3 × student."""
    teacher.points = less(DUTIES, duties) + less(MANAGEMENT, management)
    teacher.share, teacher.size, teacher.responders = student, responders + 5, responders


def counts(number, size, responders, shown):
    """A plan that only sets how many are in the class and how many answers there are."""
    def set_counts(teacher, which):
        teacher.size, teacher.responders = size, responders
    set_counts.__doc__ = shown
    plan(number)(set_counts)


def at_cut(number, points, shown):
    """A plan for a composite at a cut score: duties, management and student score."""
    def set_points(teacher, which):
        scored(teacher, *points)
    set_points.__doc__ = shown
    plan(number)(set_points)


counts(6, 20, 10, "10 answers of 20 students: exactly 50 %, met.")
counts(7, 20, 23, "23 answers of 20 students: the questionnaire is anonymous, so more than 100 % can come in; met.")
counts(32, 21, 10, "10 answers of 21 students: below 50 %, withheld and pending (LOCAL-gate).")
at_cut(11, (34, 12, 80), "Composite exactly 70.00: 合格 (LOCAL-cuts).")
at_cut(12, (33.995, 12, 80), "Composite exactly 69.995: published as 70.00 and judged so, 合格.")
at_cut(13, (28, 11, 70), "Composite exactly 60.00: 基本合格, re-appointment to be decided.")
at_cut(14, (27.994, 11, 70), "Composite exactly 59.994: published as 59.99, 不合格, not to be re-appointed (IT-12).")
at_cut(21, (30, 13, 80), "基本合格 in a college where everything is complete.")
at_cut(25, (24, 9, 60), "不合格: may not be re-appointed (IT-12).")


@plan(1)
def first_of_fourteen(teacher, which):
    """First of 14: one of 2 places (2.1 rounded down); 优秀 is provisional, others of the college are pending (IT-12)."""
    scored(teacher, 48, 19, 96)


@plan(2, 3)
def tie_broken_by_student_score(teacher, which):
    """92.2 each, for the second of 2 places: student score 94 against 90 decides."""
    scored(teacher, *[(46, 18, 94), (47, 18.2, 90)][which])


@plan(4)
def serious_mistake(teacher, which):
    """The best composite of the college, but a serious mistake: not considered for 优秀 (IT-14). Followed below."""
    teacher.mistake, teacher.size = "是", 9
    teacher.answers = [["非常满意", "非常满意", "非常满意"], ["非常满意", "满意", "非常满意"], ["非常满意", "非常满意", "非常满意"],
                       ["非常满意", "非常满意", "满意"], ["非常满意", "非常满意", "满意"]]
    teacher.points = [15, 10, 15, 9, 10, 9]


@plan(5)
def below_half(teacher, which):
    """5 answers of 12 students: below 50 %, withheld and pending (LOCAL-gate). Followed by hand below."""
    teacher.size, teacher.points = 12, [13, 8, 13, 9, 8, 8]
    teacher.answers = [["满意", "满意", "一般"], ["非常满意", "满意", "满意"], ["一般", "一般", "满意"],
                       ["满意", "满意", "满意"], ["非常满意", "满意", "非常满意"]]


@plan(8)
def nobody_assigned(teacher, which):
    """All students withdrew or are on leave: nobody-assigned, withheld and pending, whatever was answered."""
    teacher.size, teacher.responders = 4, 2


@plan(9)
def no_sheet(teacher, which):
    """No sheet of the college: missing-source, the composite `incomplete`, pending."""
    teacher.has_sheet = False


@plan(10)
def blank_item(teacher, which):
    """One item of the college's sheet is blank: duties are missing, management is not; `incomplete`, pending."""
    teacher.points[2] = ""


@plan(15)
def followed_by_hand(teacher, which):
    """优秀, and not provisional: nobody of the college is pending. Wins a tie by duties. Followed by hand below."""
    teacher.size, teacher.points = 10, [15, 9, 14, 10, 9, 9]
    teacher.answers = [["非常满意", "满意", "非常满意"], ["满意", "满意", "非常满意"], ["非常满意", "非常满意", "满意"],
                       ["满意", "非常满意", "满意"], ["满意", "非常满意", "非常满意"], ["非常满意", "满意", "满意"]]


@plan(16)
def tie_lost_by_duties(teacher, which):
    """93 and student score 90 like BT015, for the one place of 7 (1.05 rounded down): duties 94 against 96, 合格."""
    scored(teacher, 47, 19, 90)


@plan(17)
def one_activity_in_autumn(teacher, which):
    """One class activity in autumn: fewer than 2, noted (IT-6.10); the grade does not move."""
    teacher.autumn = "1"


@plan(18)
def no_activity_in_spring(teacher, which):
    """No class activity in spring: fewer than 2, noted (IT-6.10)."""
    teacher.spring = "0"


@plan(19)
def few_in_both(teacher, which):
    """Fewer than 2 activities in both semesters: noted twice, the clause cited once."""
    teacher.autumn, teacher.spring = "1", "1"


@plan(20)
def activities_unknown(teacher, which):
    """Activities blank in autumn, a word in spring (void): unknown, nothing follows."""
    teacher.autumn, teacher.spring = "", "两次"


@plan(22, 23)
def tie_that_stands(teacher, which):
    """91 each and equal in both tie-breakers, for the one place of 7: cut from both, with a finding."""
    scored(teacher, 46, 18, 90)
    teacher.points[1 + which] -= 1
    teacher.points[0] += 1


@plan(24)
def behind_the_tie(teacher, which):
    """The next after the two who tie: the place that both lost does not fall to the third."""
    scored(teacher, 45, 18, 90)


@plan(27)
def everything_in_order(teacher, which):
    """Exactly 2 activities each semester: not fewer than 2, nothing noted."""
    teacher.autumn, teacher.spring = "2", "2"


@plan(29)
def no_place_of_four(teacher, which):
    """First of 4: 0.6 places are none, 合格."""
    scored(teacher, 50, 20, 98)


@event(8)
def all_gone(world, teacher):
    """Nobody of the class is 在读."""
    for place, row in enumerate(row for row in world.roster if row[3] == teacher.id):
        row[4] = "休学" if place else "退学"


@event(26)
def answered_alike(world, teacher):
    """Three answers alike, of one second: nobody knows whether one student sent them; all count."""
    first = world.of(teacher)[0]
    for _ in range(2):
        world.respond(teacher, first.answers).when = first.when


@event(26)
def withdrawn_students(world, teacher):
    """A withdrawn student and one on leave are on the roster: not in the denominator."""
    world.student(teacher, "退学")
    world.student(teacher, "休学")


@event(27)
def answers_that_are_none(world, teacher):
    """Blank, skipped and unknown answers: missing or void, the rest counts; without any answer, `no-answer`."""
    mine = world.of(teacher)
    for response, answer in zip(mine, ["", "(空)", "(跳过)", "还行" + world.canary(), "5"]):
        response.answers[1] = answer
    world.respond(teacher, ["", "(空)", "(跳过)"]).comment = world.canary()


@event(28)
def lost_zeros(world, teacher):
    """Answers for 91028 instead of 0091028: `id-leading-zeros`. For '0091028 and ００91028: they count."""
    for appraisee in [teacher.id.lstrip("0"), teacher.id.lstrip("0"), "'" + teacher.id, "００" + teacher.id[2:]]:
        world.respond(teacher, ["满意", "满意", "满意"]).appraisee = appraisee


@event(30)
def outside_the_period(world, teacher):
    """Answers of the day before the school year, of the day after it and of no time: they do not count."""
    for shown in ["2025/8/31 23:59:59", "2026/9/1 0:00:00", "昨天" + world.canary(), ""]:
        world.respond(teacher, ["非常不满意", "非常不满意", "非常不满意"]).shown = shown


@event(30)
def people_row_twice(world, teacher):
    """The row of the people file stands twice: `repeated`."""
    world.people.append(person(teacher))


@event(31)
def spoilt_rows(world, teacher):
    """A ragged row, a stray quote and a NUL in the questionnaire: one line each."""
    for spoil in SPOILS:
        response = world.respond(teacher, ["非常不满意", "非常不满意", "非常不满意"])
        response.comment, response.spoil = "坏行" + world.canary(), spoil


@event(31)
def sheet_twice(world, teacher):
    """The college's sheet stands twice, alike: the second is `repeated`."""
    world.sheets[teacher.college].append(sheet(teacher))


@event(31)
def roster_rows_twice(world, teacher):
    """A roster row twice, alike (`repeated`), and a pair that differs in 学籍状态 (both rejected, with a finding)."""
    rows = [row for row in world.roster if row[3] == teacher.id]
    world.roster.append(list(rows[0]))
    world.roster.append([*rows[1][:4], "退学"])


@noise
def strangers(world):
    """Answers, sheets and roster rows for ids that are unknown, broken or not there; totals under the sheets."""
    for appraisee in ["BT" + world.canary(), "BT999", "1.2E+5", "1234567890123450", ""]:
        world.respond(world.teachers[0], ["满意", "满意", "满意"]).appraisee = appraisee
    for student, appraisee in [("", "BT001"), ("3.26E+11", "BT001"), ("3260099091010000", "BT001"),
                               ("326009909102", "91028"), ("326009909103", "BT" + world.canary())]:
        world.roster.append([student, "示例同学" + world.canary(), "", appraisee, "在读"])
    rows = world.sheets["示例理学院"]
    rows.append(["", "BT" + world.canary(), "合计"] + ["1"] * 6 + [world.canary()])
    rows.append(["", "", "合计"] + [""] * 6 + [world.canary()])
    world.people.append(["", "", "合计32人"] + [""] * 6)


@noise
def free_fields(world):
    """Tokens in comments, remarks, 来源详情 and 来自IP: nothing of the free fields may reach an output."""
    comment(world, world.responses[0] + world.responses[1])
    for rows in [world.people, *world.sheets.values()]:
        for row in rows[::4]:
            row[-1] = row[-1] or "备注，" + world.canary()
