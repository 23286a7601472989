"""Who rates whom is known in another way: by the roster, by activity, not at all, or for some time only."""

from .peers.task import REFERENCE_DATE
from .shape import Shape, linked
from .survey import APPRAISEE, STUDENT, body, changed, draw, rows, written

COLUMNS = "columns: {rater: student_id, appraisee: appraisee_id, submitted: submitted_at, sequence: response_id}"
ROSTER = "columns: {rater: student_id, appraisee: appraisee_id, college: college}"
ACTIVITIES = ["迎新讲座", "学业沙龙", "企业参观", "读书会"]


def by_roster(source, folder):
    """Every pair has a student of its own, so that the roster tells whose student it is."""
    linked(source, folder, "people.csv")
    names = {}

    def name(student, appraisee):
        number = names.setdefault((student, appraisee), len(names))
        return f"{2022 + (number & 3)}{number * 48271 % 100_000_007:08}"

    changed(source, folder / "roster.csv", lambda row: [name(*row[:2]), *row[1:]])
    found = rows(source / "responses.csv")
    header = next(found)
    return written(folder / "responses.csv", header[:APPRAISEE] + header[APPRAISEE + 1:], (
        [*row[:STUDENT], name(row[STUDENT], row[APPRAISEE]), *row[APPRAISEE + 1:]] for row in found))


class Seats:
    """Four pairs of an appraisee are four activities of one pair: the student of the first, and an activity each."""

    def __init__(self, roster):
        self.pairs, seats, heads = {}, {}, {}
        for student, appraisee, *_ in body(roster):
            seat = seats.get(appraisee, 0)
            seats[appraisee] = seat + 1
            head = heads[appraisee] = student if seat % len(ACTIVITIES) == 0 else heads[appraisee]
            self.pairs[student, appraisee] = head, ACTIVITIES[seat % len(ACTIVITIES)]

    def of(self, student, appraisee):
        return self.pairs.get((student, appraisee), (student, ACTIVITIES[0]))


def by_activity(source, folder):
    """A response is known by student, appraisee and activity; the roster has a fourth of the pairs."""
    linked(source, folder, "people.csv")
    seats = Seats(source / "roster.csv")
    found = rows(source / "roster.csv")
    written(folder / "roster.csv", next(found), (row for row in found if seats.of(*row[:2])[0] == row[0]))
    found = rows(source / "responses.csv")
    header = next(found)

    def change(row):
        student, activity = seats.of(row[STUDENT], row[APPRAISEE])
        return [*row[:STUDENT], student, row[APPRAISEE], activity, *row[APPRAISEE + 1:]]

    return written(folder / "responses.csv", [*header[:APPRAISEE + 1], "activity", *header[APPRAISEE + 1:]],
                   map(change, found))


def anonymous(source, folder):
    """No column says who answered."""
    linked(source, folder, "people.csv", "roster.csv")
    found = rows(source / "responses.csv")
    return written(folder / "responses.csv", *split(found, lambda row: row[:STUDENT] + row[STUDENT + 1:]))


def split(found, change):
    """Header and body of rows that are all changed alike."""
    changed_rows = map(change, found)
    return next(changed_rows), changed_rows


def dated(source, folder):
    """The roster says from when until when: some have left by the date that counts, some come later, some came back."""
    linked(source, folder, "people.csv", "responses.csv")

    def records():
        for number, row in enumerate(body(source / "roster.csv")):
            chance = draw(number)
            if chance % 100 == 0:
                yield [*row, "2025-09-01", "2026-01-31"]
            yield [*row, *spell(chance // 100)]

    found = next(rows(source / "roster.csv"))
    written(folder / "roster.csv", [*found, "from", "until"], records())
    return sum(1 for _ in body(source / "responses.csv"))


def spell(chance):
    """From when until when somebody is on the roster."""
    if chance % 25 == 0:
        return "2026-02-20", "2026-05-31"
    if chance % 50 == 1:
        return "2026-06-16", ""
    return "2026-02-20", "2026-07-31" if chance % 2 else ""


SHAPES = [
    Shape("roster", "the roster says who is rated", by_roster, {
        COLUMNS: "appraisee: roster\n    " + COLUMNS.replace("appraisee: appraisee_id, ", "")}),
    Shape("activity", "a response each activity", by_activity, {
        COLUMNS: COLUMNS.replace("submitted:", "activity: activity, submitted:")}),
    Shape("anonymous", "anonymous", anonymous, {
        COLUMNS: "rater: anonymous\n    " + COLUMNS.replace("rater: student_id, ", ""), "    duplicates: last\n": ""}),
    Shape("in-force", "a roster with dates", dated, {
        ROSTER: ROSTER.replace("}", f", from: from, until: until}}\n      reference-date: {REFERENCE_DATE}")}),
]
