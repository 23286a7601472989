"""The special cases of the samples, one small function each; its doc string is its line in the README.

A plan is made before the rows are drawn, an event after; rows of nobody are noise.
"""

import datetime

from rows import Cases, Raw, comment, dressed
from yt_mentor_world import BASIC, FUSION, MAIN, academy_sheet, sheet

CASES = Cases()
plan, event, noise = CASES.plan, CASES.event, CASES.noise


def perfect(mentor, aim, basic=20, main=40, extras=("否", "否")):
    """Full points but for those given, taken off the last items."""
    mentor.points = BASIC[:-1] + [BASIC[-1] - (20 - basic)] + MAIN[:-1] + [MAIN[-1] - (40 - main)]
    mentor.fusion, mentor.aim, mentor.extras = list(FUSION), aim, list(extras)


def aimed(mentor_number, aim, shown):
    """A plan that only sets the satisfaction mean."""
    def set_aim(mentor, which):
        mentor.aim = aim
        mentor.responders = max(5, mentor.responders)
    set_aim.__doc__ = shown
    plan(mentor_number)(set_aim)


def counts(mentor_number, size, responders, shown):
    """A plan that only sets how many are assigned and how many of them answer."""
    def set_counts(mentor, which):
        mentor.size, mentor.responders = size, responders
    set_counts.__doc__ = shown
    plan(mentor_number)(set_counts)


aimed(7, 9000, "Satisfaction exactly 90: band 90, 20 points (YT-A.sat).")
aimed(8, 8995, "Satisfaction exactly 89.95: published as 90.0 and judged so, 20 points (LOCAL-published).")
aimed(9, 8994, "Satisfaction exactly 89.94: published as 89.9, 15 points.")
aimed(10, 6000, "Satisfaction exactly 60: in no printed band, 10 points and the note `boundary-not-in-policy`.")
aimed(11, 6004, "Satisfaction exactly 60.04: published as 60.0, so with the note.")
aimed(12, 6005, "Satisfaction exactly 60.05: published as 60.1, inside the printed band. The id has leading zeros.")
aimed(13, 7495, "Satisfaction exactly 74.95: published as 75.0, 15 points.")
aimed(14, 5994, "Satisfaction exactly 59.94: published as 59.9, 5 points.")
aimed(56, 5995, "Satisfaction exactly 59.95: published as 60.0, 10 points with the note, not 5.")
counts(5, 99, 49, "49 of 99 students answered: just below 50 %, satisfaction and composite withheld (LOCAL-gate).")
counts(6, 100, 50, "50 of 100 students answered: exactly 50 %, met.")
counts(17, 5, 0, "0 of 5 students answered: withheld, 3 responses needed.")
counts(18, 2, 1, "1 of 2 students answered: met; too few answers for item means, `suppressed`.")
counts(19, 8, 4, "4 of 8 students answered: exactly 50 %, met.")
counts(20, 7, 3, "3 of 7 students answered: below, withheld.")
counts(16, 0, 0, "Nobody on the roster: `nobody-assigned`; the college is the people file's 带生学院.")
counts(59, 2, 2, "2 of 2 students answered: met, but 4 answers are too few for item means, `suppressed`.")


@plan(1)
def both_bonuses(mentor, which):
    """Competition and paper: the bonus is 5 once (YT-A.bonus). First of 25: a place."""
    perfect(mentor, 9600, basic=19, extras=("是", "是"))


@plan(2)
def neither_bonus(mentor, which):
    """Neither competition nor paper: no bonus, and a full 100. Second of 25: a place."""
    perfect(mentor, 9700)


@plan(3, 4)
def tie_broken_by_satisfaction(mentor, which):
    """98 each, on the edge of the 3 places of 25 (half up): unrounded satisfaction 95 against 93 decides."""
    perfect(mentor, [9500, 9300][which], basic=19, main=39)


@plan(26)
def first_of_fifteen(mentor, which):
    """First of 15: one of 2 places (1.5 half up)."""
    perfect(mentor, 9600)


@plan(27, 28)
def tie_broken_by_main_work(mentor, which):
    """97 each and satisfaction exactly 94 each: only the points for main work, 39 against 38, give the place."""
    perfect(mentor, 9400, basic=[18, 19][which], main=[39, 38][which])


@plan(41, 42)
def tie_that_stands(mentor, which):
    """99 each and equal in every tie-breaker, for the one place of 8: cut from both, with a finding."""
    perfect(mentor, 9200, main=39)


@plan(49)
def one_place_of_five(mentor, which):
    """First of 5 before the correction: one place, which is 20 %, with the finding `quota-exceeded`."""
    perfect(mentor, 9500)


@plan(54)
def no_place_of_four(mentor, which):
    """First of 4: 0.4 places are none."""
    perfect(mentor, 9500)


@plan(58)
def no_place_of_three(mentor, which):
    """First of 3: no place either."""
    perfect(mentor, 9100)


@plan(21)
def competition_only(mentor, which):
    """Competition but no paper: bonus of 5."""
    mentor.extras = ["是", "否"]


@plan(22)
def paper_only(mentor, which):
    """Paper but no competition: bonus of 5."""
    mentor.extras = ["否", "是"]


@plan(23)
def no_academy_sheet(mentor, which):
    """No academy sheet: the component is missing, and without a correction the composite would be `incomplete`."""
    mentor.academy_sheets = 0


@plan(24)
def no_college_sheet(mentor, which):
    """No college sheet: basic and main missing, composite `incomplete`."""
    mentor.college_sheets = 0


@plan(25)
def blank_item(mentor, which):
    """One item of the college sheet is blank: its group is missing, never 0."""
    mentor.points[9] = ""


@plan(29)
def repeated_sheet(mentor, which):
    """The college sheet stands twice, alike: the first counts, the second is `repeated`."""
    mentor.college_sheets = 2


@plan(55)
def fractions_of_points(mentor, which):
    """Marks in fractions of points: 1.5, 4.25 and 6.125 are added exactly and rounded once."""
    mentor.points[0], mentor.points[3], mentor.points[6] = "1.5", "4.25", "6.125"


@plan(57)
def sheet_out_of_range(mentor, which):
    """6 of 5 points on the academy sheet: void, so the component is missing."""
    mentor.fusion[1] = "6"


@plan(60)
def sheet_in_words(mentor, which):
    """A word for points and one for 是 on the college sheet: void; main work is missing, the bonus is 0."""
    mentor.points[10], mentor.extras[0] = "良", "省级"


@event(15)
def all_withdrawn(world, mentor):
    """All students withdrew or are on leave: 0 of 0, `nobody-assigned`, whatever they answered."""
    for place, row in enumerate(row for row in world.roster if row[5] == mentor.id):
        row[6] = "休学" if place % 3 == 0 else "退学"


@event(30)
def conflicting_sheets(world, mentor):
    """Two college sheets with other points: no time says which is right, so neither counts."""
    row = sheet(mentor)
    world.sheets[mentor.college].append(row[:4] + ["0"] + row[5:])


@event(44)
def conflicting_academy_sheets(world, mentor):
    """Two academy sheets with other points: neither counts, composite `incomplete`."""
    world.academy.append(academy_sheet(mentor)[:3] + ["1", "1", "1", world.canary()])


@event(31)
def repeated_responses(world, mentor):
    """Two students answered again on the same activity: the later response supersedes the earlier one."""
    for student in world.students[31][:2]:
        first = next(r for r in world.responses[0] if r.student == student)
        again = world.respond(0, student, mentor.id, first.activity, ["不满意", "一般", "55"])
        again.when = first.when + datetime.timedelta(hours=3)


@event(32)
def same_second(world, mentor):
    """Two different responses at the same second, the later one first in the file: the higher 序号 counts."""
    first = next(r for r in world.responses[1] if r.student == world.students[32][0])
    second = world.respond(1, first.student, mentor.id, first.activity, ["非常不满意", "非常不满意", "20"])
    second.when, second.comment = first.when, world.canary()


@event(34)
def another_activity(world, mentor):
    """The same student on two more activities, one without a name: all count, each supersedes only its own."""
    student = world.students[34][0]
    world.respond(0, student, mentor.id, "", ["满意", "满意", "81"])
    world.respond(1, student, mentor.id, "新活动" + world.canary(), ["满意", "一般", "77"])


@event(35)
def excluded_who_answer(world, mentor):
    """A withdrawn student and one on leave answer: `rater-excluded`, and neither is in the rate."""
    for standing in ("退学", "休学"):
        student = world.student(mentor.college, mentor, standing)
        world.respond(0, student, mentor.id, "运动打卡", ["非常不满意", "非常不满意", "0"]).comment = world.canary()


@event(36)
def two_colleges(world, mentor):
    """Students in two colleges: the mentor belongs to the one with more of them, with a finding."""
    for _ in range(2):
        world.respond(1, world.student("示例艺术学院", mentor), mentor.id, "企业参访", ["满意", "满意", "86"])


@event(37)
def nobody_took_part(world, mentor):
    """All answered 未参加: participation met, but there is no score; satisfaction `missing`."""
    for response in world.responses[0] + world.responses[1]:
        if response.mentor == mentor.id:
            response.answers = ["未参加", "未参加", "(跳过)"]


@event(38)
def blank_answers(world, mentor):
    """(空), (跳过) and blank answers: missing, the response goes on with the others."""
    mine = [r for r in world.responses[0] if r.mentor == mentor.id]
    for place, response in enumerate(mine[:6]):
        response.answers[place % 3] = ["(空)", "(跳过)", ""][place // 2]


@event(39)
def out_of_range(world, mentor):
    """Marks of 101, -1 and 好评: void, the response's other answers count."""
    mine = [r for r in world.responses[0] if r.mentor == mentor.id]
    for response, mark in zip(mine, ["101", "-1", "好评", "9" + world.canary()]):
        response.answers[2] = mark


@event(40)
def all_blank(world, mentor):
    """A response without any answer: `no-answer`."""
    student = world.student(mentor.college, mentor)
    world.respond(0, student, mentor.id, "读书沙龙", ["", "(空)", "(跳过)"]).comment = world.canary()


@event(53)
def unknown_labels(world, mentor):
    """Labels that are not in the scale: void, `answer-not-in-scale`."""
    mine = [r for r in world.responses[1] if r.mentor == mentor.id]
    mine[0].answers[0], mine[1].answers[1] = "超级满意" + world.canary(), "非常好"


@event(45)
def outside_the_period(world, mentor):
    """Responses of the last evening before the school year and of the day after it: `outside-period` (YT-5)."""
    for half, shown in [(0, "2025/8/31 23:59:59"), (1, "2026/9/1 0:00:00")]:
        world.respond(half, world.students[45][0], mentor.id, "读书沙龙", ["满意", "满意", "80"]).shown = shown


@event(46)
def unreadable_times(world, mentor):
    """Times that are none: a word, a day that does not exist, a spreadsheet's number, nothing."""
    for shown in ["昨天" + world.canary(), "2026/2/30 10:00:00", "2026年1月", ""]:
        world.respond(1, world.students[46][0], mentor.id, "企业参访", ["满意", "满意", "80"]).shown = shown


@event(47)
def broken_student_ids(world, mentor):
    """Student ids that Excel broke: 3.26E+11, digits past the 15th lost, zeros in front, none at all."""
    for student in ["3.26E+11", "3.26010112E+11", "3260010112340000", "32600101123400000",
                    "00" + world.students[47][0], "", "3260" + world.canary()]:
        world.respond(0, student, mentor.id, "师生共膳", ["满意", "满意", "80"]).comment = world.canary()


@event(48)
def dressed_ids(world, mentor):
    """Ids with a tab, an apostrophe, ="…", a no-break space or in full-width digits: read well, all count."""
    for student in dressed(world.students[48]):
        world.respond(0, student, "'" + mentor.id, "迎新晚会", ["满意", "满意", "80"])


@event(43)
def lost_zeros(world, mentor):
    """Responses for 98765 instead of 0098765: `id-leading-zeros`, never repaired."""
    for student in world.students[43][:3]:
        world.respond(1, student, mentor.id.lstrip("0"), "学业规划", ["满意", "满意", "80"])


@event(33)
def kept_zeros(world, mentor):
    """Responses for ="0012346" and ０012346: the zeros are there, so they count."""
    for text in ['="0012346"', "０012346"]:
        world.respond(1, world.students[33][0], text, "跨学科讲座" + text[-1], ["满意", "满意", "80"])


@event(50)
def spoilt_rows(world, mentor):
    """A ragged row, a stray quote, an unclosed quote (seen as stray: a later quote meets it), a NUL: one line each."""
    spoils = [lambda line: line + ",多出一列", lambda line: line.replace(",微信,", ',微"信,').replace(",链接,", ',链"接,'),
              lambda line: line.rsplit(",", 1)[0] + ',"没有右引号', lambda line: line + "\0"]
    for spoil in spoils:
        response = world.extra(mentor)
        response.comment, response.spoil = "坏行" + world.canary(), spoil


@event(51)
def unclosed_on_the_roster(world, mentor):
    """An unclosed quote on the roster, with no other quote after it: that line is lost, the next ones are read."""
    student = world.student(mentor.college, mentor)
    world.roster[-1][1] = Raw('"' + world.roster[-1][1])
    world.respond(0, student, mentor.id, "读书沙龙", ["满意", "满意", "80"])


@event(52)
def roster_rows_twice(world, mentor):
    """A roster row twice, alike (`repeated`), and a pair that differs in 学籍状态 (both rejected, with a finding)."""
    rows = [row for row in world.roster if row[5] == mentor.id]
    world.roster.append(list(rows[0]))
    world.roster.append(rows[1][:6] + ["退学"])


@noise
def strangers(world):
    """Students who are not on the roster, or not assigned to that mentor: `not-on-roster`."""
    for place in range(4):
        student = f"32609909{9000 + place}" if place < 3 else world.students[1][0]
        world.respond(place % 2, student, "YK060", "读书沙龙", ["非常满意", "满意", "99"]).comment = world.canary()
    world.respond(0, world.students[2][0], "YK016", "读书沙龙", ["非常满意", "满意", "99"])


@noise
def unknown_mentors(world):
    """Mentor ids that are not in the people file, or broken: in responses, on the roster and on both sheets."""
    for half, text in enumerate(["YK" + world.canary(), "YK999", "1.2E+5", "1234567890123450", ""]):
        world.respond(half % 2, world.students[3][0], text, "读书沙龙", ["满意", "满意", "80"])
    world.roster.append(["326009909100", "示例同学" + world.canary(), "示例商学院", "", "", "YK" + world.canary(), "在读"])
    world.roster.append(["", "示例同学" + world.canary(), "示例商学院", "", "", "YK026", "在读"])
    world.roster.append(["3.26E+11", "示例同学" + world.canary(), "示例商学院", "", "", "YK026", "在读"])
    world.roster.append(["3260099091010000", "示例同学" + world.canary(), "示例商学院", "", "", "YK026", "在读"])
    world.roster.append(["326009909102", "示例同学" + world.canary(), "示例商学院", "", "", "12346", "在读"])
    for rows, items in [(world.sheets["示例商学院"], 16), (world.academy, 3)]:
        rows.append(["", "YK" + world.canary(), "合计"] + ["1"] * items + [world.canary()])
        rows.append(["", "", "合计"] + [""] * items + [world.canary()])


@noise
def people_rows(world):
    """The people file repeats a row, and ends with a total and with an id in scientific notation."""
    world.people.append(list(world.people[9]))
    world.people.append(["", "", "合计60人", "", "", ""])
    world.people.append(["", "2.02E+11", "示例教师900", "示例教务部", "专任教师", "示例商学院"])


@noise
def free_fields(world):
    """Tokens in comments, 来源详情, 来自IP and 备注: nothing of the free fields may reach an output."""
    comment(world, world.responses[0] + world.responses[1])
    for rows in [*world.sheets.values(), world.academy]:
        for row in rows[::4]:
            row[-1] = row[-1] or "备注，" + world.canary()
