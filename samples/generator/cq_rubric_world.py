"""The ordinary part of the rubric's sample: counselors, what colleagues and committees give them, and the ledger."""

import datetime

from rows import Tokens
from teaching import ALWAYS, HOLIDAYS, MAKE_UP, Record, SchoolYear, day, whole

GROUPS = {"quality": ["1.1政治素质", "1.2道德素质", "1.3业务素质", "1.4团队素质"],
          "guidance": ["2.1日常思想政治教育", "2.2网络思想政治教育", "2.3理论研究", "2.4专题教育"],
          "classes": ["3.1学风创建", "3.2党团建设", "3.3班级建设", "3.4生活园区建设"],
          "affairs": ["4.1就业服务与指导", "4.2资助工作", "4.3心理健康指导", "4.4学生奖励和惩处工作", "4.5日常安全稳定工作",
                      "4.6突发事件处理"]}
INDICATORS = sum(GROUPS.values(), [])
PEOPLE = "工号,姓名,岗位,学院,到岗日期,离岗日期,备注".split(",")
PEER = ["序号", "提交时间", "评价人工号", "被评人工号", *INDICATORS, "备注"]
COMMITTEE = ["序号", "被评人工号", "姓名", *INDICATORS, "备注"]
STUDENTS = "学号,姓名,班级,辅导员工号,学籍状态".split(",")
CLASSES = "班级,专业,辅导员工号".split(",")
LEDGER = "工号,姓名,日期,工作类型,班级,学号,备注".split(",")
COLLEGES = [("示例机械学院", 7, 6), ("示例信息学院", 6, 5), ("示例商贸学院", 4, 4), ("示例艺术学院", 1, 5)]
YEAR = SchoolYear("2025-09-01", HOLIDAYS, MAKE_UP)
REVIEW = datetime.datetime(2026, 4, 20, 8)
ZERO_LED = {16: "0052016"}  # a counselor whose id a spreadsheet would shorten
CLASSES_OF = ["示例25{:02d}班", "示例24{:02d}班"]


class Counselor:
    """What is planned for one counselor, before any row is drawn."""

    def __init__(self, number, college, dice):
        self.number, self.id = number, ZERO_LED.get(number, f"CQ{number:03d}")
        self.name, self.college = f"示例辅导员{number:03d}", college
        self.role = dice.pick(["专职辅导员", "专职辅导员", "兼职辅导员"])
        self.post, self.shown = ALWAYS, ["", ""]  # first and last day in post, and what the people file says of them
        self.quality = 74 + dice.below(14)
        self.classes = [name.format(number) for name in CLASSES_OF[:1 + number % 2]]
        self.size = 8 + dice.below(5)
        self.students = []
        self.missed = {}  # (week, activity) -> classes without it
        self.peer = self.committee = True  # whether anybody rates them

    def row(self):
        """The row of the people file."""
        return [self.id, self.name, self.role, self.college, *self.shown, ""]


class Review:
    """What a colleague or a member of a committee gives; a mark is text."""

    def __init__(self, rater, appraisee, marks, when=REVIEW):
        self.rater, self.appraisee, self.marks, self.when, self.remark = rater, appraisee, marks, when, ""

    def set(self, indicator, mark):
        """Another mark for an indicator, or for all of a group or of the sheet."""
        for place, name in enumerate(INDICATORS):
            if name == indicator or name in GROUPS.get(indicator, []) or indicator == "all":
                self.marks[place] = mark


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        colleges = [college for college, size, _ in COLLEGES for _ in range(size)]
        self.counselors = [Counselor(number, college, dice) for number, college in enumerate(colleges, 1)]
        self.people, self.students, self.classes, self.ledger = [], [], [], []
        self.peer = {college: [] for college, size, _ in COLLEGES if size > 1}
        self.committee = {}  # (college, member) -> reviews

    def student(self, counselor, standing="在读"):
        """A new student in the counselor's charge."""
        serial = len(self.students)
        student = f"3260{counselor.number:02d}{serial % 4 + 1:02d}{serial:04d}"
        name = counselor.classes[serial % len(counselor.classes)]
        self.students.append([student, f"示例同学{serial:04d}", name, counselor.id, standing])
        return student

    def record(self, counselor, date, activity, classes=(), students=(), shown=None):
        """A line of the ledger."""
        self.ledger.append(Record(date, shown, 工号=counselor.id, 姓名=counselor.name, 工作类型=activity,
                                  班级="、".join(classes), 学号="、".join(students)))
        return self.ledger[-1]

    def reviews(self, counselor):
        """What colleagues gave them, in the order of the file."""
        return [review for review in self.peer.get(counselor.college, []) if review.appraisee == counselor.id]

    def sheets(self, counselor):
        """What the members of the committee gave them, by member."""
        return [review for (college, _), reviews in self.committee.items() for review in reviews
                if college == counselor.college and review.appraisee == counselor.id]


def marks_for(dice, counselor):
    return [str(counselor.quality + dice.below(12)) for _ in INDICATORS]


def draw(world):
    """The ordinary rows of all counselors, by their plans."""
    for counselor in world.counselors:
        world.people.append(counselor.row())
        world.classes += [[name, f"示例专业{counselor.number:02d}", counselor.id] for name in counselor.classes]
        counselor.students = [world.student(counselor) for _ in range(counselor.size)]
        draw_ledger(world, counselor)
    for place, (college, _, members) in enumerate(COLLEGES):
        colleagues = [counselor for counselor in world.counselors if counselor.college == college]
        draw_peers(world, college, colleagues)
        for member in range(members):
            reviews = world.committee[college, f"7300{place + 1}{member + 1:04d}"] = []
            reviews += [Review("", c.id, marks_for(world.dice, c)) for c in colleagues if c.committee]


def draw_peers(world, college, colleagues):
    for rater in colleagues if college in world.peer else []:
        for other in colleagues:
            if other is not rater and other.peer:
                when = REVIEW + datetime.timedelta(seconds=world.dice.below(4 * 86400))
                world.peer[college].append(Review(rater.id, other.id, marks_for(world.dice, other), when))


def draw_ledger(world, counselor):
    """A roll call and a class meeting of each class a week, and three lessons on safety that reach every student."""
    for week in whole(YEAR.weeks, counselor.post):
        days = YEAR.weeks[week]
        sunday = days[-1] + datetime.timedelta(days=6 - days[-1].weekday())
        for activity, date in [("周末晚点名", min(sunday, counselor.post[1])), ("主题班会", world.dice.pick(days))]:
            classes = [name for name in counselor.classes if name not in counselor.missed.get((week, activity), [])]
            apart = len(classes) > 1 and world.dice.chance(25)
            for named in filter(None, [[name] for name in classes] if apart else [classes]):
                world.record(counselor, date, activity, named)
    half = len(counselor.students) // 2
    for date, students in [("2025-11-12", counselor.students[:half]), ("2025-11-19", counselor.students[half:]),
                           ("2026-03-25", counselor.students[:3])]:
        if counselor.post[0] <= day(date) <= counselor.post[1]:
            world.record(counselor, day(date), "安全教育", (), students)
