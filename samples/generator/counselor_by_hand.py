"""Four counselors followed by hand, from the planned answers to the grade."""

from guide import ByHand, values_of

DUTIES = "IM1-11.month IM1-11.quarter IM1-11.semester IM1-11.week IM1-11.year IM1-15"
SOURCES = "IM2-6.1 IM2-6.2 IM2-6.3 IM2-6.4 IM2-6.5"


def sections(counselors):
    """The chapters of the README, by id."""
    by_number = {counselor.number: counselor for counselor in counselors}
    return [*graded(by_number[1]), *barred(by_number[7]), *vetoed(by_number[15]), *withheld(by_number[47])]


def students(hand, counselor):
    """Participation, each student's score and the source's, under `label`."""
    hand.percent("participation", len(counselor.answers), counselor.size)
    return [hand.mean(f"student {place}", values_of(answers))
            for place, answers in enumerate(counselor.answers, 1)]


def others(hand, counselor):
    """Self, class teachers, college and department; their scores."""
    own = hand.mean("component self", counselor.self_marks)
    teachers = [hand.mean(f"class teacher {place}", marks) for place, marks in enumerate(counselor.teachers, 1)]
    teacher = hand.mean("component class-teacher", teachers)
    members = [hand.mean(f"member {place}", marks) for place, marks in enumerate(counselor.committee, 1)]
    committee = hand.mean("component college/committee", members)
    peer = hand.mean("component college/peer", counselor.peer)
    college = hand.weighted("component college", [(50, committee), (50, peer)])
    points = hand.total("points of the department", counselor.points)
    department = hand.percent("component department", points, 100)
    return own, teacher, college, department


def composite(counselor):
    """All figures of a counselor whose composite is published."""
    hand = ByHand(counselor.id)
    student = hand.mean("component student", students(hand, counselor))
    own, teacher, college, department = others(hand, counselor)
    hand.weighted("composite", [(10, own), (40, student), (10, teacher), (20, college), (20, department)])
    return hand


def graded(counselor):
    return composite(counselor).section(
        "9 students are on the roster, one withdrew, 6 of the other 8 answered: not below 50 %, and 5 would be enough. "
        "A student's score is the mean of what was answered (the fourth left one question blank). Five colleagues gave "
        "a mark, the others skipped.",
        "No bar, no veto; 88.30 is at least 70. Six others have the places of 优秀, the last of them with 93.00.",
        [f"published: composite_status=published grade=合格 grade_status=graded reason= consequence= "
         f"clauses={DUTIES} IM2-5 {SOURCES} IM2-7 LOCAL-cuts",
         "published participation: source=student roster_gross=9 excluded=1 assigned=8 responded=6 rate=75.00 "
         "responses_needed=0 status=met"])


def barred(counselor):
    return composite(counselor).section(
        "One meeting was missed without excuse (无故缺席培训会议次数 = 1).",
        "96.42 would have one of the six places (the last goes at 93.00), but IM2-7.2.1 rules 优秀 out: 合格, and the "
        "place goes to the next.",
        [f"published: composite_status=published grade=合格 grade_status=graded reason=missed-meetings consequence= "
         f"clauses={DUTIES} IM2-5 {SOURCES} IM2-7 IM2-7.2.1 LOCAL-cuts"])


def vetoed(counselor):
    return composite(counselor).section(
        "All sources are published, and by the composite alone it would be 合格.",
        "The published student score 59.99 is below 60: 不合格 by IM2-7.3.3, whatever the composite. Two consequences "
        "follow, the grade's (IM2-9) and the rule's own (IM1-24.1). At 60.00 neither would (see `FD016`).",
        [f"published: composite_status=published grade=不合格 grade_status=graded reason=student-score "
         f"consequence=调离辅导员工作岗位；学生评议不合格，不得继续从事辅导员工作 "
         f"clauses={DUTIES} IM1-24.1 IM2-5 {SOURCES} IM2-7 IM2-7.3.3 IM2-9"])


def withheld(counselor):
    hand = ByHand(counselor.id)
    hand.mean("student score that is withheld", students(hand, counselor))
    others(hand, counselor)
    answered, assigned = len(counselor.answers), counselor.size
    hand.equation("responses needed", f"50 * {assigned} / 100 - {answered}", assigned // 2 - answered)
    return hand.section(
        "12 students are assigned and 5 answered: as many as the minimum asks for, but below 50 %.",
        "The student score is withheld, and so is the composite: no grade yet, one response more is needed. The score "
        "would be 46, below 60; a score that is withheld vetoes nothing.",
        [f"published: composite_status=withheld grade= grade_status=pending reason=participation consequence= "
         f"clauses={DUTIES} {SOURCES}",
         "published participation: source=student roster_gross=12 excluded=0 assigned=12 responded=5 rate=41.67 "
         "responses_needed=1 status=below-threshold"])
