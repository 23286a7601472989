"""The ordinary part of the three samples of 北京科技大学: people, students, answers, sheets, ledgers, as planned."""

import datetime
from typing import NamedTuple

from class_teacher_world import planned_answers
from rows import Response, Tokens, number
from teaching import HOLIDAYS, MAKE_UP, SchoolYear

PEOPLE = ["工号", "姓名", "学院", "", "到岗日期", "离岗日期", "备注"]  # the fourth is what the pipeline calls a role
ROSTER = ["学号", "姓名", "班级", "", "学籍状态"]  # the fourth names whose student it is
PLATFORM = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP".split(",")
PEER = "序号,提交时间,所用时间,来源,评价人工号".split(",")
LEDGER = "工号,姓名,日期,工作类型,内容,备注".split(",")
MOST = [40, 30, 30]
YEAR = SchoolYear("2025-09-01", HOLIDAYS, MAKE_UP)
INTERVALS = {"week": YEAR.weeks, "semester": YEAR.semesters}  # name -> teaching days
ROUNDS = [("学生满意度/第一轮.csv", datetime.datetime(2026, 6, 1)), ("学生满意度/第二轮.csv", datetime.datetime(2026, 6, 15))]
REVIEWS = datetime.datetime(2026, 7, 1)  # when colleagues answer
WAYS = [lambda day, dice: f"{day.year}/{day.month}/{day.day}", lambda day, dice: day.isoformat(),
        lambda day, dice: f"{day} {8 + dice.below(12):02d}:{dice.below(60):02d}",
        lambda day, dice: f"{day.year}/{day.month}/{day.day} {8 + dice.below(12)}:{dice.below(60):02d}:00"]


class Kind(NamedTuple):
    """What one pipeline is about; the three differ in nothing else."""

    name: str
    title: str  # of its page
    module: str
    person: str
    prefix: str
    role: str
    roles: list
    questions: list
    sheet: list
    duties: list  # label of the activity, every, at least
    subjects: dict  # label -> what the ledger says that it was about
    colleges: list  # name, people
    zero_led: dict  # those whose ids a spreadsheet would shorten
    serial: int  # where the students' ids of this sample start


class Person:
    """What is planned for one appraisee, before any row is drawn."""

    def __init__(self, kind, place, college, dice):
        self.kind, self.number, self.id = kind, place, kind.zero_led.get(place, f"{kind.prefix}{place:03d}")
        self.name, self.college = f"示例{kind.person}{place:03d}", college
        self.role = kind.roles[place % len(kind.roles)].format(place)
        self.came = self.left = ""  # first and last day in post, as year-month-day
        self.shown = {}  # cells of the people file that say something else
        self.size = 8 + dice.below(7)
        self.responders = (self.size * (60 + dice.below(41)) + 99) // 100
        self.mood = 3  # how many labels down an answer may go
        self.share = None  # the exact student score, where the number of answers allows it
        self.answers = []  # or the answers themselves, one list a student
        self.peer = None  # one mark for all colleagues, or one each; else they are drawn
        self.quality = 72 + dice.below(10)
        self.sheets = [[most - 4 - dice.below(most // 5) for most in MOST]]  # of the inspection
        self.records = {}  # (label, interval) -> how many records, or their days; else as many as are due

    def is_there(self, day):
        return self.came <= day.isoformat() <= (self.left or "9999")

    def row(self):
        """The row of the people file."""
        cells = dict(zip(PEOPLE, [self.id, self.name, self.college, self.role, self.came, self.left, ""]))
        return list({**cells, **self.shown}.values())


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, kind, dice):
        super().__init__()
        self.kind, self.dice = kind, dice
        self.colleges = [college for college, _ in kind.colleges]
        colleges = [college for college, size in kind.colleges for _ in range(size)]
        self.persons = [Person(kind, place, college, dice) for place, college in enumerate(colleges, 1)]
        self.students = {}  # number of the appraisee -> ids
        self.people, self.roster, self.sheets, self.responses = [], [], [], [[], []]
        self.peer = {college: [] for college, size in kind.colleges if size > 1}  # rows: [time, rater, {id: mark}]
        self.ledger = {college: [] for college in self.colleges}

    def student(self, person, standing="在读", again=""):
        """A roster row: of a new student, or of `again`."""
        serial = len(self.roster)
        place = self.kind.serial + self.colleges.index(person.college)
        student = again or f"3260{place:02d}{serial % 4 + 1:02d}{serial:04d}"
        self.roster.append([student, f"示例同学{student[-4:]}", f"示例25{student[6:8]}班", person.id, standing])
        self.students.setdefault(person.number, []).append(student)
        return student

    def respond(self, student, person, answers, turn=None):
        """One response of a student, in one of the two rounds."""
        turn = self.dice.below(10) // 7 if turn is None else turn
        when = ROUNDS[turn][1] + datetime.timedelta(seconds=self.dice.below(10 * 86400))
        self.responses[turn].append(Response(when, answers, student=student, appraisee=person.id))
        return self.responses[turn][-1]

    def of(self, person):
        return [r for responses in self.responses for r in responses if r.appraisee == person.id]

    def sheet(self, person, marks):
        """A row of the inspection; its 序号 comes when the file is written."""
        self.sheets.append(["", person.id, person.name, *map(number, marks), ""])
        return self.sheets[-1]

    def record(self, person, day, label, subject=None):
        """A row of the ledger; a day may also be the text of its cell. What it is about changes from row to row."""
        rows = self.ledger[person.college]
        subjects = self.kind.subjects.get(label, ["其他"])
        if isinstance(day, datetime.date):
            day = WAYS[self.colleges.index(person.college)](day, self.dice)
        subject = subject or subjects[len(rows) % len(subjects)]
        rows.append([person.id, person.name, day, label, subject, self.remark(len(rows))])
        return rows[-1]

    def remark(self, place):
        """What stands in the free column of a ledger: now and then a token, or a student's id."""
        student = self.roster[place % len(self.roster)][0]
        return f"附件见{self.canary()}" if place % 40 == 7 else f"学生{student}" if place % 40 == 27 else ""

    def peer_row(self, person):
        """The row that somebody filled in about the colleagues."""
        return next(row for row in self.peer[person.college] if row[1] == person.id)


def draw(world):
    """The ordinary rows of everybody, by their plans."""
    for person in world.persons:
        world.people.append(person.row())
        students = [world.student(person) for _ in range(person.size)]
        for student, answers in zip(students, planned_answers(world.dice, person)):
            world.respond(student, person, answers)
        for marks in person.sheets:
            world.sheet(person, marks)
    for person in world.persons:
        draw_ledger(world, person)
    for college in world.peer:
        draw_peers(world, [person for person in world.persons if person.college == college])


def draw_ledger(world, person):
    """As many records of each duty and interval as are due, or as planned, on days that the person was there."""
    for label, every, least in world.kind.duties:
        for name, teaching in INTERVALS[every].items():
            planned = person.records.get((label, name))
            days = [day for day in teaching if person.is_there(day)]
            if isinstance(planned, list):
                for day in planned:
                    world.record(person, datetime.date.fromisoformat(day), label)
            elif days:
                more = world.dice.below(3) if every == "semester" else int(world.dice.chance(4))
                count = least + more if planned is None else planned
                for day in spread(days, count, world.dice.below(len(days))):
                    world.record(person, day, label)


def spread(days, count, start):
    """So many of these days, as far apart as they can be; where there are too few, some twice."""
    step = max(1, len(days) // max(1, count))
    return sorted(days[(start + place * step) % len(days)] for place in range(count))


def draw_peers(world, colleagues):
    for rater in colleagues:
        when = REVIEWS + datetime.timedelta(seconds=world.dice.below(5 * 86400))
        marks = {person.id: mark_of(world, rater, person, colleagues) for person in colleagues}
        world.peer[rater.college].append([when, rater.id, marks])


def mark_of(world, rater, person, colleagues):
    """What somebody gives a colleague; of a planned list, the first colleagues give one each, the others skip."""
    if rater is person:
        return ""
    if isinstance(person.peer, list):
        place = [colleague for colleague in colleagues if colleague is not person].index(rater)
        return number(person.peer[place]) if place < len(person.peer) else "(跳过)"
    return number(person.quality + world.dice.below(8) if person.peer is None else person.peer)
