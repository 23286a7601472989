"""The ordinary part of the counselors' sample: people, rosters, answers and sheets, as planned."""

import datetime

from rows import LABELS, Response, Tokens, number

PEOPLE = ("工号,姓名,类别,学院,任专职辅导员日期,组织派出,本年度在岗月数,本年度请假月数,无故缺席培训会议次数,无故缺勤值班任务次数,"
          "全年累计离岗天数,受记过及以上处分学生数,政治立场问题,长期懈怠,重大责任事故,营私舞弊查实,党纪政纪或刑事处罚,师德考核,备注").split(",")
ROSTER = "学号,姓名,学院,专业,班级,辅导员工号,包联开始,包联结束,学籍状态".split(",")
CLASSES = "学院,班级,班主任姓名,班主任工号,辅导员工号".split(",")
SELF = "工号,姓名,德才表现,工作业绩,自评说明,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,ip".split(",")
QUESTIONNAIRE = ("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的学号,2、思想引领,3、日常事务,4、关心学生,"
                 "5、总体评分（0-100分）,6、您的建议").split(",")
TEACHERS = "班主任工号,班主任姓名,辅导员工号,履行职责,协同育人,建议,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,ip".split(",")
COMMITTEE = "序号,工号,姓名,德才表现,工作业绩,评语".split(",")
DEPARTMENT = "序号,工号,姓名,制度执行,学风建设,班情熟知,学生奖惩,业务培训,会议活动,备注".split(",")
PEER = "序号,提交时间,所用时间,来源,评价人工号".split(",")
MOST = [20, 20, 20, 10, 15, 15]
COLLEGES = [("示例数智学院", 13, 3), ("示例商学院", 11, 3), ("示例艺术学院", 9, 5), ("示例外语学院", 8, 3),
            ("示例建筑学院", 9, 3), ("示例文传学院", 1, 3)]  # name, counselors, members of the committee
ROUNDS = [("学生评价/第一轮.csv", datetime.datetime(2026, 11, 16), 12),
          ("学生评价/第二轮.csv", datetime.datetime(2026, 12, 1), 11)]
REVIEWS = datetime.datetime(2026, 12, 7)  # when colleagues, class teachers and the counselors themselves answer
ZERO_LED = {24: "0087024"}  # a counselor whose id a spreadsheet would shorten


class Counselor:
    """What is planned for one counselor, before any row is drawn. A mark of None is drawn."""

    def __init__(self, number, college, dice):
        self.number, self.id = number, ZERO_LED.get(number, f"FD{number:03d}")
        self.name, self.college = f"示例辅导员{number:03d}", college
        self.cells = {"类别": "专职", "任专职辅导员日期": f"20{10 + dice.below(15)}-{1 + dice.below(12):02d}-01"}
        self.size = 10 + dice.below(14)
        self.responders = (self.size * (60 + dice.below(41)) + 99) // 100
        self.quality = 70 + dice.below(12)
        self.aim = None  # the exact mean of each student's answers, in thousandths
        self.answers = []  # or the answers themselves, one list a student
        self.self_marks = [self.quality + dice.below(16) for _ in range(2)]
        self.teachers = self.committee = self.peer = None  # one mark for all, or one a rater
        self.points = [most - 1 - dice.below(most // 5) for most in MOST]
        self.has_sheet = True

    def row(self):
        """The row of the people file."""
        cells = {"工号": self.id, "姓名": self.name, "学院": self.college, **self.cells}
        return [cells.get(column, "") for column in PEOPLE]


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        colleges = [college for college, size, _ in COLLEGES for _ in range(size)]
        self.counselors = [Counselor(number, college, dice) for number, college in enumerate(colleges, 1)]
        self.students, self.teachers = {}, {}  # counselor number -> ids
        self.people, self.roster, self.classes, self.own, self.reviews, self.department = [], [], [], [], [], []
        self.responses = [[], []]
        self.committee = {}  # (college, member) -> rows
        self.peer = {college: [] for college, size, _ in COLLEGES if size > 1}  # rows: [time, rater, {id: mark}]

    def within(self, start, days):
        """Some second of these days."""
        return start + datetime.timedelta(seconds=self.dice.below(days * 86400))

    def student(self, counselor, standing="在读", since="2025-09-01", until="", again=""):
        """A roster row: of a new student, or of `again`."""
        place = [name for name, _, _ in COLLEGES].index(counselor.college) + 1
        serial = len(self.roster)
        student = again or f"3260{place:02d}{serial % 4 + 1:02d}{serial:04d}"
        name = f"示例同学{student[-4:]}" + (self.canary() if serial % 9 == 0 else "")
        self.roster.append([student, name, counselor.college, f"示例专业{place}", f"示例250{student[7]}班", counselor.id,
                            since, until, standing])
        self.students.setdefault(counselor.number, []).append(student)
        return student

    def respond(self, student, answers, turn=None):
        """One response of a student, in one of the two rounds."""
        turn = self.dice.below(10) // 7 if turn is None else turn
        _, start, days = ROUNDS[turn]
        self.responses[turn].append(Response(self.within(start, days), answers, student=student))
        return self.responses[turn][-1]

    def of(self, counselor):
        """The responses of a counselor's students."""
        mine = set(self.students[counselor.number])
        return [r for responses in self.responses for r in responses if r.student in mine]

    def teacher(self, counselor):
        """A class teacher of a class in the counselor's charge."""
        serial = len(self.classes) + 1
        teacher, name = f"BZR{serial:03d}", f"示例班主任{serial:03d}" + (self.canary() if serial % 9 == 0 else "")
        self.classes.append([counselor.college, f"示例25{serial:02d}班", name, teacher, counselor.id])
        self.teachers.setdefault(counselor.number, []).append(teacher)
        return teacher

    def review(self, teacher, appraisee, marks, when=None):
        """A class teacher's answer."""
        when = when or self.within(REVIEWS, 5)
        self.reviews.append([teacher, "示例班主任", appraisee, *map(number, marks), "", *self.form_tail(when)])
        return self.reviews[-1]

    def assess(self, counselor, marks, when=None):
        """A self-assessment."""
        when = when or self.within(REVIEWS, 5)
        self.own.append([counselor.id, counselor.name, *map(number, marks), "", *self.form_tail(when)])
        return self.own[-1]

    def form_tail(self, when):
        """The columns that 金数据 puts behind the questions."""
        shown = when.strftime("%Y-%m-%d %H:%M:%S")
        who = self.canary() if self.dice.chance(8) else ""
        device = self.dice.pick([["手机", "Android 14"], ["手机", "iOS 18"], ["电脑", "Windows 11"]])
        return [who, shown, shown, *device, "微信", "127.0.0.1"]

    def peer_row(self, college, counselor):
        """The row that a counselor filled in."""
        return next(row for row in self.peer[college] if row[1] == counselor.id)


def answers_for(dice, counselor):
    """Four answers: with the counselor's aim as their exact mean, or as they come."""
    if counselor.aim is None:
        answers = [dice.pick(LABELS[:2 + (counselor.quality + n) % 3 // 2])[0] for n in range(3)]
        answers.append(str(counselor.quality + dice.below(20)))
        if dice.chance(6):
            answers[dice.below(4)] = dice.pick(["", "(空)", "(跳过)"])
        return answers
    triples = [(a, b, c) for a in LABELS for b in LABELS for c in LABELS
               if 0 <= 4 * counselor.aim - 1000 * (a[1] + b[1] + c[1]) <= 100000]
    triple = dice.pick(triples)
    mark = 4 * counselor.aim - 1000 * sum(value for _, value in triple)
    text = f"{mark // 1000}.{mark % 1000:03d}"
    return [*(label for label, _ in triple), text.rstrip("0").rstrip(".")]


def sheet(counselor):
    """The department's sheet of a counselor, as planned; its 序号 comes when the file is written."""
    return ["", counselor.id, counselor.name, *map(number, counselor.points), ""]


def draw(world):
    """The ordinary rows of all counselors, by their plans."""
    for counselor in world.counselors:
        world.people.append(counselor.row())
        draw_students(world, counselor)
        draw_teachers(world, counselor)
        if counselor.self_marks:
            world.assess(counselor, counselor.self_marks)
        if counselor.has_sheet:
            world.department.append(sheet(counselor))
    for letter, (college, _, members) in zip("ABCDEF", COLLEGES):
        colleagues = [counselor for counselor in world.counselors if counselor.college == college]
        draw_committee(world, college, [f"评委{letter}{place + 1}" for place in range(members)], colleagues)
        draw_peers(world, college, colleagues)


def draw_students(world, counselor):
    students = [world.student(counselor) for _ in range(counselor.size)]
    planned = counselor.answers or [None] * counselor.responders
    for student, answers in zip(students, planned):
        world.respond(student, answers or answers_for(world.dice, counselor))


def draw_teachers(world, counselor):
    planned = counselor.teachers if isinstance(counselor.teachers, list) else [counselor.teachers] * 2
    for marks in planned:
        drawn = [counselor.quality + world.dice.below(14) for _ in range(2)]
        world.review(world.teacher(counselor), counselor.id, pair(marks, drawn))


def draw_committee(world, college, members, colleagues):
    for place, member in enumerate(members):
        rows = world.committee[college, member] = []
        for counselor in colleagues:
            planned = counselor.committee
            marks = planned[place] if isinstance(planned, list) else planned
            drawn = [counselor.quality + world.dice.below(12) for _ in range(2)]
            rows.append(["", counselor.id, counselor.name, *map(number, pair(marks, drawn)), ""])


def pair(marks, drawn):
    """Both marks as planned: as they stand, the same twice, or as drawn."""
    if marks is None:
        return drawn
    return marks if isinstance(marks, tuple) else (marks, marks)


def draw_peers(world, college, colleagues):
    for counselor in colleagues if college in world.peer else []:
        marks = {other.id: peer_mark(world, counselor, other, colleagues) for other in colleagues}
        world.peer[college].append([world.within(REVIEWS, 5), counselor.id, marks])


def peer_mark(world, counselor, other, colleagues):
    """What a counselor gives a colleague; of a planned list, the first colleagues give one each, the others skip."""
    if counselor is other:
        return ""
    if isinstance(other.peer, list):
        place = [c for c in colleagues if c is not other].index(counselor)
        return number(other.peer[place]) if place < len(other.peer) else "(跳过)"
    drawn = other.quality + world.dice.below(14)
    return number(drawn if other.peer is None else other.peer)
