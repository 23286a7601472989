"""Two counselors whose duties are followed by hand, from the calendar and the plans to the rates."""

from counselor_ledger import YEAR
from guide import ByHand
from teaching import whole

WEEK, MONTH, QUARTER, TRAINING = "IM1-11.week", "IM1-11.month", "IM1-11.quarter", "IM1-15"


def duty_sections(works):
    """The chapters of the README, by id."""
    by_number = {work.number: work for work in works}
    return [*all_year(by_number[16]), *from_april(by_number[46])]


def weeks(hand, work):
    """How many weeks are required, by semester and in all."""
    required = whole(YEAR.intervals["week"], work.post)
    spring = [week for week in required if week < "2026-W30"]
    return hand.total("weeks required", [len(spring), len(required) - len(spring)])


def row(duty, every, figures, shortfalls, clause):
    """What duties.csv says."""
    required, met, rate = figures
    status = "short" if shortfalls else "fulfilled" if required else "not-required"
    return (f"published duties: duty={duty} every={every} required={required} met={met} rate={rate} "
            f"shortfalls={shortfalls} status={status} clause={clause}")


def all_year(work):
    hand, classes = ByHand(work.id), len(work.classes)
    required = weeks(hand, work)
    met = hand.equation("weeks with a round", f"{required} - 2", required - 2)
    hand.percent("duty classroom-round", met, required)
    owed = hand.equation("classes over the quarters", f"{classes} * 4", classes * 4)
    hand.percent("duty class-activity", owed - 1, owed)
    hours = hand.total("hours of training", work.hours)
    hand.percent("duty training", 1, 1)
    missed = work.classes[0]
    return hand.section(
        "Spring has 19 weeks with teaching, 2026-W10 to 2026-W28, and autumn 18, 2026-W36 to 2026-W53: each of them "
        "has a teaching day, those of 国庆节 too. The round is missing in 2026-W12 and 2026-W45. All four quarters have "
        "teaching days, and each of the two classes is owed an activity in each; in the second quarter one was missed.",
        f"The class is named. Of the year {hours} hours are enough: 16 are asked for.",
        [row("classroom-round", "week", (37, 35, "94.59"), "2026-W12: 0/1; 2026-W45: 0/1", WEEK),
         row("class-activity", "quarter", (8, 7, "87.50"), f"2026-Q2: 1/2 ({missed})", QUARTER),
         row("training", "year", (1, 1, "100.00"), "", TRAINING)])


def from_april(work):
    hand = ByHand(work.id)
    required = weeks(hand, work)
    hand.percent("duty online-posting", required, required)
    months = hand.total("months required", [3, 4])
    hand.percent("duty dormitory", months - 1, months)
    students = hand.equation("key students over the quarters", f"{len(work.key)} * 2", len(work.key) * 2)
    hand.percent("duty key-student-talk", students, students)
    return hand.section(
        "In post from Wednesday 15 April, two teaching days into 2026-W16: required from 2026-W17 on, that is 12 weeks "
        "of spring and 18 of autumn; May to July and September to December; the third and the fourth quarter. In June "
        "there is one dormitory visit of two.",
        "Spring and the year began before: nothing of the year is required. Autumn is.",
        [row("online-posting", "week", (30, 30, "100.00"), "", WEEK),
         row("dormitory", "month", (7, 6, "85.71"), "2026-06: 1/2", MONTH),
         row("key-student-talk", "quarter", (2, 2, "100.00"), "", QUARTER),
         row("student-talk", "year", (0, 0, ""), "", "IM1-11.year"),
         row("safety-drill", "semester", (1, 1, "100.00"), "", "IM1-11.semester")])
