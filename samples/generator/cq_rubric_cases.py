"""The special cases of the rubric's sample, one small function each; its doc string is its line in the README.

A plan is made before the rows are drawn, an event after; rows of nobody are noise.
"""

import datetime

from cq_rubric_world import CLASSES_OF, Review, marks_for
from rows import Cases
from teaching import day

CASES = Cases()
plan, event, noise = CASES.plan, CASES.event, CASES.noise


@plan(1)
def everything_in_order(counselor, which):
    """Six colleagues, six members, every duty fulfilled. Where it stands by 1.1 is followed by hand below."""


@plan(3)
def classes_missed(counselor, which):
    """No roll call of one class in 2025-W45, and no meeting of either in 2026-W12: the classes are named."""
    counselor.missed = {("2025-W45", "周末晚点名"): counselor.classes[1:], ("2026-W12", "主题班会"): counselor.classes}


@plan(7)
def came_in_mid_term(counselor, which):
    """Came on Wednesday 5 November: required from 2025-W46. Not in post all year: no coverage is required either."""
    counselor.post, counselor.shown[0] = (day("2025-11-05"), counselor.post[1]), "2025/11/5"


@plan(13)
def left_in_spring(counselor, which):
    """Left on Thursday 30 April: 1 May is a holiday, so 2026-W18 is the last week required."""
    counselor.post, counselor.shown[1] = (counselor.post[0], day("2026-04-30")), "2026-04-30"


@plan(14)
def small_college(counselor, which):
    """Three colleagues and four members: all indicators are suppressed, the scores are not. Followed by hand below."""
    counselor.classes, counselor.size = [name.format(counselor.number) for name in CLASSES_OF], 10
    counselor.missed = {("2025-W50", "周末晚点名"): counselor.classes[1:]}


@plan(17)
def nobody_reviewed(counselor, which):
    """No colleague reviewed her: `peer` is missing, the composite `incomplete`."""
    counselor.peer = False


@plan(18)
def lone_counselor(counselor, which):
    """The only counselor of the college: the committee carries the whole score, with a finding. Followed below."""
    counselor.size = 8


@event(2)
def blank_indicator(world, counselor):
    """2.3 left blank by one, (跳过) by another colleague: their group's mean is over three. n = 4: suppressed."""
    for review, text in zip(world.reviews(counselor), ["", "(跳过)"]):
        review.set("2.3理论研究", text)


@event(2)
def all_but_one(world, counselor):
    """Safety education reached all students but one: short, and no student is named."""
    last = counselor.students[-1]
    for record in world.ledger:
        record.cells["学号"] = record.cells["学号"].replace("、" + last, "")


@event(3)
def blank_group(world, counselor):
    """All of group 4 left blank by one colleague: that response's score is the mean of the other three groups."""
    world.reviews(counselor)[2].set("affairs", "(空)")


@event(4)
def all_blank(world, counselor):
    """One colleague left all blank: `no-answer`. The five others are enough for every indicator to be shown."""
    world.reviews(counselor)[0].set("all", "")


@event(4)
def withdrawn_students(world, counselor):
    """A student who withdrew and one on leave: not among those to be reached; to name one of them is no mistake."""
    gone = [world.student(counselor, "退学"), world.student(counselor, "休学")]
    world.record(counselor, day("2025-11-26"), "安全教育", (), gone)


@event(5)
def void_marks(world, counselor):
    """Marks of 101 and -1 (`answer-out-of-range`) and 九十 (`answer-not-a-number`): void, as if left blank; n = 5."""
    for review, indicator, mark in zip(world.reviews(counselor), ["1.2道德素质", "2.1日常思想政治教育", "4.4学生奖励和惩处工作"],
                                       ["101", "-1", "九十"]):
        review.set(indicator, mark)


@event(5)
def named_in_error(world, counselor):
    """A record with a student and a class of CQ006: `not-in-charge`. With ids of nobody and broken ones: void, too."""
    other = world.counselors[5]
    world.record(counselor, day("2026-03-11"), "安全教育", (),
                 [other.students[0], "326099990001", "3.26E+11", "3260050112340000", counselor.students[0]])
    world.record(counselor, day("2026-03-12"), "主题班会", [other.classes[0], "示例2599班", counselor.classes[0]])


@event(6)
def several_in_a_cell(world, counselor):
    """Students in one cell with blanks, an empty place and one named twice: all counts once. Joined by ，: none does."""
    first, second, third, fourth, *others = counselor.students
    records = [record for record in world.ledger if record.cells["工号"] == counselor.id and record.cells["学号"]]
    records[0].cells["学号"] = f"{first} 、 {second}、、{first}、"
    records[1].cells["学号"] = f"{third}，{fourth}"
    records[2].cells["学号"] = "、".join(["'" + others[0], *others[1:]])


@event(8)
def four_marks_of_five(world, counselor):
    """Five colleagues, one left 4.5 blank: that indicator is suppressed, the others and all groups are shown."""
    world.reviews(counselor)[3].set("4.5日常安全稳定工作", "")


@event(9)
def four_raters(world, counselor):
    """One of five colleagues left all blank: four raters, so everything of the mutual review is suppressed."""
    world.reviews(counselor)[1].set("all", "(跳过)")


@event(10)
def contradicting_member(world, counselor):
    """A member's file has two rows with other marks: neither counts. Four members are left: suppressed."""
    member = world.committee[counselor.college, "730020002"]
    member.append(Review("", counselor.id, marks_for(world.dice, counselor)))


@event(11)
def repeated_row(world, counselor):
    """The same row twice in a member's file: `repeated`. One record twice in the ledger, alike: `repeated`."""
    member = world.committee[counselor.college, "730020005"]
    member.append(next(review for review in member if review.appraisee == counselor.id))
    world.ledger.append(next(record for record in world.ledger if record.cells["工号"] == counselor.id))


@event(12)
def handed_in_twice(world, counselor):
    """A colleague handed the review in twice: the later one counts. One more is of the year before."""
    review = world.reviews(counselor)[0]
    for when in [review.when - datetime.timedelta(days=2), datetime.datetime(2025, 5, 1, 9)]:
        world.peer[counselor.college].append(Review(review.rater, counselor.id, ["40"] * 18, when))


@event(14)
def blank_cells(world, counselor):
    """One colleague left 3.2 blank, another all of group 2; a member left 1.4 blank."""
    first, second, _ = world.reviews(counselor)
    first.set("3.2党团建设", "")
    second.set("guidance", "")
    world.sheets(counselor)[1].set("1.4团队素质", "")


@event(14)
def one_student_missed(world, counselor):
    """Nine of ten students reached."""
    last = counselor.students[-1]
    for record in world.ledger:
        record.cells["学号"] = record.cells["学号"].replace("、" + last, "")


@event(15)
def rated_oneself(world, counselor):
    """Rated oneself: `self-rating`. Rated by CQ008 of another college: `outside-college`. Both are discarded."""
    for rater in [counselor.id, "CQ008"]:
        world.peer[counselor.college].append(Review(rater, counselor.id, ["100"] * 18))


@event(16)
def no_student_left(world, counselor):
    """All students withdrew or are on leave: nobody to be reached, `safety-education` is not required."""
    for place, row in enumerate(row for row in world.students if row[3] == counselor.id):
        row[4] = "休学" if place % 2 else "退学"


@event(16)
def lost_zeros(world, counselor):
    """A review and a record for 52016 instead of 0052016: `id-leading-zeros`. A record without a class: missing."""
    world.peer[counselor.college].append(Review("CQ014", "52016", ["50"] * 18))
    world.record(counselor, day("2026-05-20"), "主题班会", counselor.classes).cells["工号"] = "52016"
    world.record(counselor, day("2026-05-20"), "主题班会")


@noise
def odd_records(world):
    """Records of no activity on the list, on days that are none or outside the period, and of unknown counselors."""
    first = world.counselors[0]
    for activity in ["班会", "", "周末点名"]:
        world.record(first, day("2025-10-14"), activity, first.classes)
    for shown in ["10月15日", "2025-11-31", ""]:
        world.record(first, day("2025-10-15"), "主题班会", first.classes, shown=shown)
    for date in ["2025-08-31", "2026-09-01"]:
        world.record(first, day(date), "主题班会", first.classes)
    for written in ["CQ099", "", "2.02E+09"]:
        world.record(first, day("2025-10-16"), "主题班会", first.classes).cells["工号"] = written


@noise
def odd_lists(world):
    """Rows of the students' and the classes' list without an id, with a broken one, twice, or of nobody."""
    world.students += [["", "示例同学9001", "", "CQ001", "在读"], ["3.26E+11", "示例同学9002", "", "CQ001", "在读"],
                       ["326099990003", "示例同学9003", "", "CQ099", "在读"], list(world.students[3])]
    world.classes += [["", "示例专业99", "CQ001"], ["示例2598班", "示例专业99", ""], list(world.classes[2])]


@noise
def odd_raters(world):
    """Reviews by raters of no id and of an unknown one, of nobody, and of no time; totals under the sheets."""
    rows = world.peer["示例信息学院"]
    for rater, appraisee in [("", "CQ008"), ("CQ099", "CQ008"), ("CQ009", "CQ099"), ("CQ009", "")]:
        rows.append(Review(rater, appraisee, ["60"] * 18))
    rows.append(Review("CQ009", "CQ008", ["60"] * 18, None))
    world.committee["示例机械学院", "730010003"].append(Review("", "", ["85"] * 18))
    world.people.append(["", "合计18人", "", "", "", "", ""])


@noise
def free_fields(world):
    """Tokens in remarks: nothing of the free fields may reach an output."""
    for row in world.people[::4]:
        row[-1] = "备注，" + world.canary()
    for reviews in [*world.peer.values(), *world.committee.values()]:
        for review in reviews[::5]:
            review.remark = "评语：\n" + world.canary()
    for record in world.ledger[::40]:
        record.cells["备注"] = world.canary()
