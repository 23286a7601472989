"""Mentors whose duties and whose correction are followed by hand."""

from guide import ByHand
from teaching import whole
from yt_mentor_ledger import YEAR


def row(duty, every, figures, shortfalls=""):
    """What duties.csv says."""
    required, met, rate = figures
    status = "short" if shortfalls else "fulfilled" if required else "not-required"
    return (f"published duties: duty={duty} every={every} required={required} met={met} rate={rate} "
            f"shortfalls={shortfalls} status={status} clause=YT-duty")


def duties(work):
    hand = ByHand(work.id)
    ends = ["2025-W00", "2026-W00", "2026-W10", "2026-W54"]
    weeks = hand.total("weeks required", [sum(first <= week < last for week in YEAR.weeks)
                                          for first, last in zip(ends, ends[1:])])
    met = hand.equation("weeks with two contacts", f"{weeks} - 3", weeks - 3)
    hand.percent("duty contact", met, weeks)
    hand.percent("duty counselor-exchange", 1, 2)
    hand.percent("duty group-activity", 2, 2)
    return hand.section(
        "The school year has 17 weeks with teaching that are named after 2025, 3 after 2026 to 16 January, and 19 from "
        "2 March: those of 国庆节, 元旦 and 劳动节 have teaching days too. In 2025-W38 and 2026-W12 there is one contact, "
        "in 2025-W47 none; the exchange with the counselor is missing in spring.",
        "A week with one contact is as short as one without.",
        [row("contact", "week", (39, 36, "92.31"), "2025-W38: 1/2; 2025-W47: 0/2; 2026-W12: 1/2"),
         row("counselor-exchange", "semester", (2, 1, "50.00"), "2026春: 0/1"),
         row("group-activity", "semester", (2, 2, "100.00"))])


def within_the_year(work):
    hand = ByHand(work.id)
    weeks = len(whole(YEAR.weeks, work.post))
    hand.equation("weeks required", "19 - 1", weeks)
    hand.percent("duty contact", weeks, weeks)
    return hand.section(
        "A mentor since Wednesday 4 March, two teaching days into the spring: of its 19 weeks the first, 2026-W10, is "
        "not required, and neither is the semester.",
        "What is not required has no rate.",
        [row("contact", "week", (18, 18, "100.00")), row("head-exchange", "semester", (0, 0, ""))])


def correction(mentor):
    hand = ByHand(mentor.id)
    basic = hand.total("component college/basic", mentor.points[:6])
    main = hand.total("component college/main", mentor.points[6:])
    college = hand.total("component college", [basic, main])
    hand.total("academy's points on the sheet", mentor.fusion)
    academy = hand.total("component academy", [5])
    points = hand.total("component satisfaction", [20])
    hand.total("composite", [college, academy, points])
    return hand.section(
        "The sheets give 100, and the one place of the college. By the correction 15 of the academy's 20 points are "
        "somebody else's.",
        "What is above the corrected component is worked out anew; the one place goes to `YK051`, who has 87.",
        ["published: composite_status=published grade= reason= corrected=true "
         "clauses=YT-6b YT-A.academy YT-A.basic YT-A.main YT-A.sat YT-duty",
         "published corrections: what=academy old=20.00 new=5.00 reason=误录他人分数 approved_by=示例书院部主任",
         "published notice: composite=85.00 grade= awards= corrected=true clause=YT-6b"])
