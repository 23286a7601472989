"""Three counselors followed by hand: where one stands, marks and ledger of another, and one without colleagues."""

import math
from fractions import Fraction

from cq_rubric_world import GROUPS, INDICATORS, YEAR
from guide import ByHand, figure

FIRST = INDICATORS[0]


def sections(world):
    """The chapters of the README, by id."""
    by_number = {counselor.number: counselor for counselor in world.counselors}
    return [*standing(world, by_number[1]), *small(world, by_number[14]), *lone(world, by_number[18])]


def counted(world, counselor):
    """The reviews of a counselor that count: one by each colleague of the college."""
    colleagues = {c.id for c in world.counselors if c.college == counselor.college and c is not counselor}
    reviews = {}
    for review in world.reviews(counselor):
        if review.rater in colleagues:
            reviews.setdefault(review.rater, review)
    return list(reviews.values())


def values(review, indicators):
    """What was given for these indicators, without blank and void cells."""
    marks = dict(zip(INDICATORS, review.marks))
    return [int(marks[name]) for name in indicators if marks[name].isdigit() and int(marks[name]) <= 100]


def rounded(value):
    """Half up to two decimals, as published."""
    return f"{math.floor(value * 100 + Fraction(1, 2)) / 100:.2f}"


def standing(world, counselor):
    """An indicator against the means of the college and of the school."""
    hand, shown = ByHand(counselor.id), {}
    for other in world.counselors:
        marks = [mark for review in counted(world, other) for mark in values(review, [FIRST])]
        if len(marks) >= 5:
            shown[other] = hand.mean(f"1.1 of {other.id}", marks)
    college = [value for other, value in shown.items() if other.college == counselor.college]
    means = [hand.mean(name, of) for name, of in [("mean of the college", college),
                                                  ("mean of the school", list(shown.values()))]]
    own = rounded(shown[counselor])
    places = [1 + sum(rounded(value) > own for value in of) for of in [college, shown.values()]]
    places = [(place, len(of)) for place, of in zip(places, [college, shown])]
    return hand.section(
        "The marks of colleagues for 1.1政治素质, of all whose indicator is shown: those with fewer than five marks are "
        "suppressed and in no mean, the whole third college and `CQ009` among them; in the fourth nobody was assigned.",
        "Means are taken of exact values, places of printed ones.",
        [f"published standings: source=peer item=political value={own} college_mean={rounded(means[0])} "
         f"college_rank={places[0][0]} college_rank_of={places[0][1]} school_mean={rounded(means[1])} "
         f"school_rank={places[1][0]} school_rank_of={places[1][1]} status=published"])


def responses(hand, who, reviews):
    """The score of each response: the mean of its first-level indicators, each the mean of what was given."""
    scores = []
    for place, review in enumerate(reviews, 1):
        groups = [(name, values(review, indicators)) for name, indicators in GROUPS.items()]
        given = [hand.mean(f"{who} {place} {name}", marks) for name, marks in groups if marks]
        scores.append(hand.mean(f"{who} {place}", given))
    return scores


def small(world, counselor):
    hand = ByHand(counselor.id)
    peer = hand.mean("component peer", responses(hand, "colleague", counted(world, counselor)))
    committee = hand.mean("component committee", responses(hand, "member", world.sheets(counselor)))
    composite = hand.mean("composite", [peer, committee])
    classes, weeks = len(counselor.classes), len(YEAR.weeks)
    required = hand.equation("roll calls required", f"{classes} * {weeks}", classes * weeks)
    hand.percent("duty roll-call", required - 1, required)
    hand.percent("duty themed-meeting", required, required)
    reached, students = counselor.size - 1, counselor.size
    hand.percent("duty safety-education", reached, students)
    return hand.section(
        "Blank cells are no zeros: a first-level indicator is the mean of what was given in it, a response the mean of "
        "its first-level indicators, of three where one was left blank. Then every colleague, every member and both "
        "bodies count alike.",
        f"The composite is printed as {rounded(composite)}. Nothing can be said of single indicators: three colleagues "
        "and four members are too few. A class is no person and is named, the student who was not reached is not.",
        [f"published: composite={rounded(composite)} composite_status=published",
         "published items: source=peer item=party-and-league n=2 missing=1 mean= sd= status=suppressed",
         "published items: source=peer item=guidance n=2 missing=1 mean= sd= status=suppressed",
         f"published duties: duty=roll-call every=week required={required} met={required - 1} "
         f"rate={rounded(Fraction(100 * (required - 1), required))} shortfalls=2025-W50: 1/2 "
         f"({counselor.classes[1]}) status=short clause=CQ-3.3",
         f"published duties: duty=safety-education every=year required={students} met={reached} "
         f"rate={rounded(Fraction(100 * reached, students))} shortfalls=2025-2026: {reached}/{students} status=short "
         "clause=CQ-4.5"])


def lone(world, counselor):
    hand = ByHand(counselor.id)
    committee = hand.mean("component committee", responses(hand, "member", world.sheets(counselor)))
    hand.equation("composite", f"100 * {figure(committee)} / 100", committee)
    weeks = len(YEAR.weeks)
    hand.percent("duty roll-call", weeks, weeks)
    hand.percent("duty safety-education", counselor.size, counselor.size)
    return hand.section(
        "There is no colleague in the college, so nobody is assigned to review.",
        "The committee's weight of 50 becomes 100; a finding says so.",
        [f"published: composite={rounded(committee)} composite_status=published-renormalised"])
