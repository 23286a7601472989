"""The ordinary part of the technicians' sample: people, rooms, stars, rounds and training, as planned."""

import datetime

from rows import Tokens
from teaching import HOLIDAYS, Record, SchoolYear, day

PEOPLE = "编号,姓名,岗位,中心,安全事故,备注".split(",")
ROOMS = "房间,编号".split(",")
TEACHERS = "教师编号,姓名,技术人员编号".split(",")
STARS = "序号,提交时间,教师编号,技术人员编号,实验准备,设备状态,备注".split(",")
LEDGER = "编号,姓名,日期,事项,房间,学时,备注".split(",")
CORRECTIONS = "编号,项目,原值,新值,原因,批准人,日期,备注".split(",")
CENTRES = ["示例基础实验中心", "示例工程实验中心"]
YEAR = SchoolYear("2025-09-01", HOLIDAYS[:1])
LABELS = {5: "五星", 4: "四星", 3: "三星", 2: "二星", 1: "一星", 0: ""}
TERMS = {"2025秋": "2025-10-22", "2026春": "2026-04-15"}  # when training begins


class Technician:
    """What is planned for one technician, before any row is drawn."""

    def __init__(self, number):
        self.number, self.id = number, f"LT{number:03d}"
        self.name, self.centre, self.accident = f"示例技术员{number:03d}", CENTRES[number > 4], ""
        self.rooms = [f"{'ABCDEFGH'[number - 1]}{101 + place}" for place in range(2)]
        self.missed = set()  # (room, month) without a round
        self.hours = {"2025秋": ["4", "4"], "2026春": ["2", "6"]}
        self.assigned, self.stars = 5, []  # teachers, and two stars by each who answers; 0 is blank

    def row(self):
        """The row of the people file."""
        return [self.id, self.name, "实验师", self.centre, self.accident, ""]


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        self.technicians = [Technician(number) for number in range(1, 9)]
        self.people, self.rooms, self.teachers, self.stars, self.ledger, self.corrections = [], [], [], [], [], []

    def teacher(self, technician):
        """A teacher who uses the technician's rooms."""
        serial = len(self.teachers) + 1
        self.teachers.append([f"32607{technician.number:03d}{serial:04d}", f"示例教师{serial:03d}", technician.id])
        return self.teachers[-1][0]

    def answer(self, teacher, technician, stars):
        when = datetime.datetime(2026, 6, 15) + datetime.timedelta(seconds=self.dice.below(10 * 86400))
        self.stars.append(["", f"{when:%Y-%m-%d %H:%M:%S}", teacher, technician.id, *(LABELS[n] for n in stars), ""])
        return self.stars[-1]

    def record(self, technician, date, activity, room="", hours=""):
        """A line of the ledger: a round of a room, or hours of training."""
        self.ledger.append(Record(date, 编号=technician.id, 姓名=technician.name, 事项=activity, 房间=room, 学时=hours))
        return self.ledger[-1]

    def correct(self, appraisee, what, old, new, reason="核对原始记录", approved_by="示例主任", date="2026-09-08"):
        """A line of the corrections' file."""
        self.corrections.append([appraisee, what, old, new, reason, approved_by, date, ""])
        return self.corrections[-1]


def draw(world):
    """The ordinary rows of all technicians, by their plans."""
    for technician in world.technicians:
        world.people.append(technician.row())
        world.rooms += [[room, technician.id] for room in technician.rooms]
        teachers = [world.teacher(technician) for _ in range(technician.assigned)]
        for teacher, stars in zip(teachers, technician.stars):
            world.answer(teacher, technician, stars)
        for month, days in YEAR.months.items():
            for room in technician.rooms:
                if (room, month) not in technician.missed:
                    world.record(technician, world.dice.pick(days), "巡检", room)
        for semester, hours in technician.hours.items():
            for place, text in enumerate(hours):
                date = day(TERMS[semester]) + datetime.timedelta(days=7 * place)
                world.record(technician, date, "培训", hours=text)
