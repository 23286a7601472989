"""A ledger of five records for each response of the reference job, on its appraisee."""

import datetime

from .shape import HERE, Shape, linked
from .survey import APPRAISEE, COMMENT, NUMBER, body, draw, written

EACH = 5  # records a response
CLASSES = 4  # that an appraisee is in charge of
ACTIVITIES = (["联系学生"] * 30 + ["谈心谈话"] * 15 + ["随堂听课"] * 15 + ["主题班会"] * 25 + ["讲座"] * 6 + ["总结汇报"] * 6
              + ["外出学习"] * 3)
FIRST, DAYS = datetime.date(2025, 8, 28), 330  # some days before and behind the semesters


def record(response, place):
    """What was done, when, with which class: now and then with one that is somebody else's."""
    appraisee, number = response[APPRAISEE], int(response[NUMBER])
    chance, day = draw(number, place), draw(number, place, 1) % DAYS
    activity = ACTIVITIES[chance % len(ACTIVITIES)]
    whose = "T100001" if draw(number, 2) % 100 == 0 else appraisee
    group = f"{whose}-C{chance // 100 % CLASSES + 1}" if activity == "主题班会" else ""
    return [appraisee, (FIRST + datetime.timedelta(day)).isoformat(), activity, group,
            response[COMMENT] if place == 0 else ""]


def records(responses):
    """All records; one in a hundred is the one before it again."""
    last = None
    for response in responses:
        for place in range(EACH):
            is_again = last is not None and draw(int(response[NUMBER]), place, 3) % 100 == 0
            last = last if is_again else record(response, place)
            yield last


def write(source, folder):
    linked(source, folder, "people.csv")
    people = [row[0] for row in body(source / "people.csv")]
    written(folder / "classes.csv", ["class_id", "appraisee_id"], (
        [f"{name}-C{number}", name] for name in people for number in range(1, CLASSES + 1)))
    header = ["appraisee_id", "date", "activity", "class_id", "note"]
    return written(folder / "ledger.csv", header, records(body(source / "responses.csv")))


SHAPES = [Shape("ledger", "a ledger, five records a response", write, base=HERE / "ledger.yaml")]
