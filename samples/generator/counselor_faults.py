"""The rows of the counselors' sample that are odd: what students, class teachers and exporters do. See counselor_cases.

An event is made for one counselor once the ordinary rows are drawn; rows of nobody in particular are noise.
"""

import datetime

from counselor_cases import CASES
from counselor_world import answers_for, sheet
from rows import SPOILS, comment, dressed

event, noise = CASES.event, CASES.noise


@event(1)
def first_pages(world, counselor):
    """A ninth student withdrew before the reference date: not in the 8 assigned."""
    world.student(counselor, "退学")


@event(6)
def one_withdrew(world, counselor):
    """The fiftieth student of the roster, withdrawn."""
    world.student(counselor, "退学")


@event(24)
def moved_students(world, counselor):
    """A student moved to FD023 in September: only the new counselor is rated. The id has leading zeros."""
    other = world.counselors[22]
    student = world.student(counselor, until="2026-08-31")
    world.student(other, since="2026-09-01", again=student)
    world.respond(student, answers_for(world.dice, other))


@event(24)
def around_the_reference_date(world, counselor):
    """Until 2026-11-30 and from 2026-11-30: assigned. Until the day before, from the day after: `rater-excluded`."""
    for dates in [{"until": "2026-11-30"}, {"since": "2026/11/30"}]:
        world.respond(world.student(counselor, **dates), ["满意", "满意", "非常满意", "86"])
    for dates in [{"until": "2026/11/29"}, {"since": "2026-12-01"}]:
        world.respond(world.student(counselor, **dates), ["非常不满意", "非常不满意", "非常不满意", "5"])


@event(24)
def came_back(world, counselor):
    """A student who came back has two rows of one pair: the old one gives way (`repeated`), the response counts."""
    student = world.student(counselor, until="2026-02-28")
    world.student(counselor, since="2026-09-01", again=student)
    world.respond(student, ["满意", "一般", "满意", "78"])


@event(24)
def gone_twice(world, counselor):
    """Two rows of one pair, both out of date: the first counts, as no-longer-assigned; the response does not."""
    student = world.student(counselor, until="2026-02-28")
    world.student(counselor, since="2026-03-01", until="2026-06-30", again=student)
    world.respond(student, ["非常不满意", "非常不满意", "非常不满意", "0"])


@event(24)
def lost_zeros(world, counselor):
    """Reviews and a self-assessment for 87024 instead of 0087024: `id-leading-zeros`, never repaired."""
    for teacher in world.teachers[24]:
        world.review(teacher, counselor.id.lstrip("0"), (1, 1))
    world.assess(counselor, [1, 1])[0] = counselor.id.lstrip("0")


@event(33)
def unreadable_dates(world, counselor):
    """Roster dates that are none (9月1日, 2026-09-31): those rows are lost, the students unknown."""
    for dates in [{"since": "9月1日"}, {"until": "2026-09-31"}]:
        world.respond(world.student(counselor, **dates), ["非常满意", "非常满意", "非常满意", "100"])


@event(33)
def roster_rows_twice(world, counselor):
    """A roster row twice, alike (`repeated`), and a pair that differs in 学籍状态 (both rejected, with a finding)."""
    world.student(counselor, again=world.students[33][0])
    world.student(counselor, "退学", again=world.students[33][1])


@event(36)
def broken_student_ids(world, counselor):
    """Student ids that Excel broke: 3.26E+11, digits past the 15th lost, zeros in front, none at all."""
    for student in ["3.26E+11", "3.26040312E+11", "3260040312340000", "32600403123400000",
                    "00" + world.students[36][0], "", "3260" + world.canary()]:
        world.respond(student, ["满意", "满意", "满意", "80"]).comment = world.canary()


@event(36)
def dressed_ids(world, counselor):
    """Ids with a tab, an apostrophe, ="…", a no-break space or in full-width digits: read well, all count."""
    mine = {r.student: r for r in world.of(counselor)}
    for plain, student in zip(mine, dressed(list(mine))):
        mine[plain].student = student


@event(37)
def outside_the_period(world, counselor):
    """Responses of the last evening before the year and of the day after it, and of no time: they do not count."""
    for shown in ["2025/12/31 23:59:59", "2027/1/1 0:00:00", "昨天" + world.canary(), "2026/11/31 10:00:00", ""]:
        world.respond(world.students[37][0], ["满意", "满意", "满意", "80"]).shown = shown


@event(38)
def answered_again(world, counselor):
    """Two students answered again in the second round: the later response supersedes the first."""
    for student in world.students[38][:2]:
        first = next(r for r in world.of(counselor) if r.student == student)
        again = world.respond(student, ["一般", "满意", "一般", "66"], 1)
        again.when = max(again.when, first.when + datetime.timedelta(hours=3))


@event(38)
def same_second(world, counselor):
    """Two different responses of one second: the higher 序号 counts."""
    first = next(r for r in world.of(counselor) if r.student == world.students[38][2])
    again = world.respond(first.student, ["不满意", "不满意", "不满意", "41"], int(first in world.responses[1]))
    again.when, again.comment = first.when, world.canary()


@event(38)
def excluded_who_answer(world, counselor):
    """A withdrawn student and one on leave answer: `rater-excluded`, and neither is in the rate."""
    for standing in ["退学", "休学"]:
        student = world.student(counselor, standing)
        world.respond(student, ["非常不满意", "非常不满意", "非常不满意", "0"]).comment = world.canary()


@event(41)
def two_counselors_at_once(world, counselor):
    """A student in two assigned rows, with FD048 too: whom the answer is about is unknown, `appraisee-ambiguous`."""
    student = world.student(counselor)
    world.student(world.counselors[47], again=student)
    world.respond(student, ["非常不满意", "非常不满意", "非常不满意", "10"])


@event(40)
def answers_that_are_none(world, counselor):
    """Words and marks that are not in the scale are void; a response without any answer is `no-answer`."""
    mine = world.of(counselor)
    for response, place, answer in zip(mine, [0, 1, 3, 3], ["超级满意" + world.canary(), "4", "101", "九十分"]):
        response.answers[place] = answer
    world.respond(world.student(counselor), ["", "(空)", "(跳过)", ""])


@event(48)
def spoilt_rows(world, counselor):
    """A ragged row, a stray quote and a NUL in the questionnaire: one line each."""
    for spoil in SPOILS:
        response = world.respond(world.student(counselor, "休学"), ["满意", "满意", "满意", "80"])
        response.comment, response.spoil = "坏行" + world.canary(), spoil


@event(42)
def people_row_twice(world, counselor):
    """The people file's second row of FD042, where the unreadable cell is another one."""
    row = counselor.row()
    row[10] = "三十天左右" + world.canary()
    world.people.append(row)


@event(48)
def rated_oneself(world, counselor):
    """A counselor gave herself a mark in the mutual review: `self-rating`, discarded."""
    world.peer_row(counselor.college, counselor)[2][counselor.id] = "100"


@event(48)
def peers_again(world, counselor):
    """A colleague handed the mutual review in twice: for each column filled both times, the later mark counts."""
    rows = world.peer[counselor.college]
    when, rater, marks = world.peer_row(counselor.college, world.counselors[41])
    earlier = {appraisee: mark and "12" for appraisee, mark in marks.items()}
    rows.append([when - datetime.timedelta(hours=5), rater, earlier])


@event(49)
def outside_the_college(world, counselor):
    """A mark for FD034 in this college's mutual review: `outside-college`. And one of 101: void, no answer."""
    marks = world.peer_row(counselor.college, counselor)[2]
    marks["FD034"], marks["FD048"] = "95", "101"


@event(49)
def contradicting_member(world, counselor):
    """A committee member's file has two rows with other marks: neither counts, the other members' do."""
    rows = world.committee[counselor.college, "评委E2"]
    rows.append(["", counselor.id, counselor.name, "20", "20", world.canary()])


@event(48)
def member_wrote_twice(world, counselor):
    """The same row twice in a committee member's file: `repeated`."""
    rows = world.committee[counselor.college, "评委E3"]
    rows.append(list(next(row for row in rows if row[1] == counselor.id)))


@event(16)
def assessed_twice(world, counselor):
    """Two self-assessments: the later one counts; one more of the year before does not."""
    for when in [datetime.datetime(2026, 11, 3, 9), datetime.datetime(2025, 12, 31, 9)]:
        world.assess(counselor, [100, 100], when)


@event(50)
def sheet_twice(world, counselor):
    """The department's sheet stands twice, alike: the second is `repeated`."""
    world.department.append(sheet(counselor))


@event(17)
def teacher_again(world, counselor):
    """A class teacher answered twice: the later one counts. One who is not on the roster: `not-on-roster`."""
    teacher = world.teachers[17][0]
    world.review(teacher, counselor.id, (5, 5), datetime.datetime(2026, 12, 1, 8))
    world.review(world.teachers[18][0], counselor.id, (5, 5))


@noise
def strangers(world):
    """Students who are on no roster: `not-on-roster`; class teachers with ids that are none, or of nobody."""
    for place in range(3):
        world.respond(f"32609909{9000 + place}", ["非常满意", "满意", "满意", "99"]).comment = world.canary()
    for teacher in ["BZR" + world.canary(), "BZR999", "", "2.02E+09"]:
        world.review(teacher, "FD018", (3, 3))
    world.review(world.teachers[18][0], "FD" + world.canary(), (3, 3))
    world.review(world.teachers[18][0], "FD018", (3, 3))[-6] = "-"


@noise
def broken_roster_rows(world):
    """Roster rows without an id, in scientific notation, with digits lost, or of an unknown counselor."""
    for student, counselor in [("", "FD018"), ("3.26E+11", "FD018"), ("3260099091010000", "FD018"),
                               ("326009909102", "87024"), ("326009909103", "FD" + world.canary())]:
        world.roster.append([student, "示例同学" + world.canary(), "示例商学院", "", "", counselor, "", "", "在读"])
    world.classes.append(["示例商学院", "示例2599班", "示例班主任" + world.canary(), "", "FD018"])
    world.classes.append(list(world.classes[4]))


@noise
def odd_peers(world):
    """In the mutual review: raters of no id, a broken one and an unknown one, a column of nobody, a time too late."""
    rows = world.peer["示例外语学院"]
    when, rater, marks = rows[0]
    for stranger in ["", "3.26E+11", "FD999", "0FD" + world.canary()]:
        rows.append([when, stranger, {"FD036": "1", "FD037": "1"}])
    rows.append([datetime.datetime(2027, 1, 3, 8), rater, {"FD036": "1"}])
    rows[1][2]["FD998"] = rows[2][2]["FD998"] = "88"


@noise
def totals_and_strangers_on_sheets(world):
    """Totals and unknown ids at the end of the people file, of the sheets and of a member's file."""
    world.people.append(["", "合计51人"] + [""] * 17)
    world.people.append(["2.02E+11", "示例辅导员900", "专职", "示例商学院"] + [""] * 15)
    world.department.append(["", "FD" + world.canary(), "合计"] + ["1"] * 6 + [world.canary()])
    world.department.append(["", "", "合计"] + [""] * 6 + [world.canary()])
    world.committee["示例商学院", "评委B1"].append(["", "", "平均", "80", "80", world.canary()])
    tail = world.form_tail(datetime.datetime(2026, 12, 8))
    world.own.append(["FD" + world.canary(), "示例辅导员901", "90", "90", "", *tail])


@noise
def free_fields(world):
    """Tokens in comments, remarks, 来源详情, 提交人 and 来自IP: nothing of the free fields may reach an output."""
    comment(world, world.responses[0] + world.responses[1])
    for rows in [world.people, world.department, *world.committee.values()]:
        for row in rows[::6]:
            row[-1] = row[-1] or "备注，" + world.canary()
    for rows, column in [(world.own, 4), (world.reviews, 5)]:
        for row in rows[::5]:
            row[column] = "说明：\n" + world.canary()
