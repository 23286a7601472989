"""Three class teachers followed by hand, from the planned answers to the grade."""

from guide import ByHand, values_of


def sections(teachers):
    """The chapters of the README, by id."""
    by_number = {teacher.number: teacher for teacher in teachers}
    return [*barred(by_number[4]), *withheld(by_number[5]), *excellent(by_number[15])]


def figures(teacher, student_label, with_composite=True):
    """All figures of a class teacher, the student score under this label."""
    hand = ByHand(teacher.id)
    hand.percent("participation", len(teacher.answers), teacher.size)
    scores = [hand.mean(f"student {place}", values_of(answers))
              for place, answers in enumerate(teacher.answers, 1)]
    student = hand.mean(student_label, scores)
    duties = hand.percent("component duties", hand.total("points for duties", teacher.points[:4]), 50)
    management = hand.percent("component management", hand.total("points for management", teacher.points[4:]), 20)
    if with_composite:
        hand.weighted("composite", [(50, duties), (20, management), (30, student)])
    return hand


def barred(teacher):
    return figures(teacher, "component student").section(
        "A serious mistake in class matters is noted (班级事务重大失误 = 是).",
        "The composite is the best of the college, but IT-14 rules 优秀 out: 合格; the two places go to the next.",
        ["published: composite_status=published grade=合格 grade_status=graded reason=serious-mistake consequence=可续聘 "
         "clauses=IT-12 IT-14 LOCAL-cuts LOCAL-weights"])


def withheld(teacher):
    hand = figures(teacher, "student score that is withheld", with_composite=False)
    answered, assigned = len(teacher.answers), teacher.size
    hand.equation("responses needed", f"50 * {assigned} / 100 - {answered}", assigned // 2 - answered)
    return hand.section(
        "12 students are in the class, 5 answers came in: below 50 %, one more is needed.",
        "The student score is withheld, and so is the composite: no grade yet.",
        ["published: composite_status=withheld grade= grade_status=pending reason=participation consequence= "
         "clauses=IT-12 LOCAL-gate",
         "published participation: source=student roster_gross=12 excluded=0 assigned=12 responded=5 rate=41.67 "
         "responses_needed=1 status=below-threshold"])


def excellent(teacher):
    return figures(teacher, "component student").section(
        "10 students are in the class, 6 answers came in.",
        "15 % of the 7 class teachers of the college are 1.05, so one place. `BT016` has 93.00 and a student score of "
        "90.00 too; the next tie-breaker, duties, gives 96.00 here and 94.00 there. Nobody of the college is pending, "
        "so the grade is not provisional.",
        ["published: composite_status=published grade=优秀 grade_status=graded reason= consequence=可续聘 "
         "clauses=IT-12 LOCAL-weights",
         "published participation: source=student roster_gross=10 excluded=0 assigned=10 responded=6 rate=60.00 "
         "responses_needed=0 status=met"])
