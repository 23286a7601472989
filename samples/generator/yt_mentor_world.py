"""The ordinary part of the samples: mentors, their students, responses and sheets, as planned."""

import datetime

from rows import LABELS, Response, Tokens, number

PEOPLE = "序号,工号,姓名,所在单位,导师类别,带生学院".split(",")
ROSTER = "学号,姓名,学院,专业,班级,导师工号,学籍状态".split(",")
QUESTIONNAIRE = ("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的学号,2、导师工号,3、本次活动,"
                 "4、您对活动内容的满意程度,5、您对导师指导的满意程度,6、总体评分（0-100分）,7、您的意见与建议").split(",")
COLLEGE_SHEET = (["序号", "导师工号", "导师姓名"] + [f"基本要求{n}" for n in range(1, 7)]
                 + [f"主要工作{n}" for n in range(1, 9)] + ["拓展创新（竞赛指导）", "拓展创新（论文交流）", "备注"])
ACADEMY_SHEET = "序号,导师工号,导师姓名,联动融合1,联动融合2,联动融合3,备注".split(",")
BASIC, MAIN, FUSION = [2, 2, 2, 5, 4, 5], [8, 7, 3, 4, 4, 5, 5, 4], [10, 5, 5]
COLLEGES = [("示例数智学院", 25), ("示例商学院", 15), ("示例艺术学院", 8), ("示例外语学院", 5), ("示例建筑学院", 4),
            ("示例文传学院", 3)]
ZERO_LED = {12: "0012345", 33: "0012346", 43: "0098765"}  # mentors whose ids a spreadsheet would shorten
HALVES = [("满意度/2025-2026学年上学期.csv", datetime.date(2025, 9, 15), ["读书沙龙", "运动打卡", "师生共膳"]),
          ("满意度/2025-2026学年下学期.csv", datetime.date(2026, 3, 9), ["学业规划", "跨学科讲座", "企业参访"])]


class Mentor:
    """What is planned for one mentor, before any row is drawn."""

    def __init__(self, number, college, dice):
        self.number, self.id = number, ZERO_LED.get(number, f"YK{number:03d}")
        self.name, self.college = f"示例教师{number:03d}", college
        self.role, self.unit = dice.pick(["专任教师", "专任教师", "兼任教师"]), dice.pick(["示例教务部", college])
        self.size = 5 + dice.below(6)
        self.responders = (self.size * (60 + dice.below(41)) + 99) // 100
        self.aim = None  # the exact mean of each response, in hundredths
        self.mood = dice.below(4)  # without an aim: how many labels down an answer may go
        self.points = BASIC + MAIN
        self.fusion = list(FUSION)
        for _ in range(9):  # at least 8 points down, so that nobody comes near the places by chance
            place = dice.below(len(self.points))
            self.points = [p - (p > 1 and n == place) for n, p in enumerate(self.points)]
        self.fusion[0] -= 3 + dice.below(3)
        self.extras = ["否", "否"]
        self.college_sheets, self.academy_sheets = 1, 1


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        colleges = [college for college, size in COLLEGES for _ in range(size)]
        self.mentors = [Mentor(number, college, dice) for number, college in enumerate(colleges, 1)]
        self.students = {}  # mentor number -> student ids
        self.roster, self.responses, self.sheets, self.academy = [], [[], []], {}, []
        self.people = [["", m.id, m.name, m.unit, m.role, m.college] for m in self.mentors]

    def student(self, college, mentor, standing="在读"):
        """A new student on the roster, assigned to `mentor`."""
        number = len(self.roster)
        place = [name for name, _ in COLLEGES].index(college)
        student = f"3260{place + 1:02d}{number % 4 + 1:02d}{number:04d}"
        name = f"示例同学{number:04d}" + (self.canary() if number % 5 == 0 else "")
        self.roster.append([student, name, college, f"示例专业{place + 1}", f"示例240{number % 4 + 1}班", mentor.id, standing])
        self.students.setdefault(mentor.number, []).append(student)
        return student

    def respond(self, half, student, mentor_id, activity, answers):
        """One response, at some second of the week after the activity."""
        _, start, activities = HALVES[half]
        week = activities.index(activity) if activity in activities else 3
        day = datetime.datetime.combine(start, datetime.time()) + datetime.timedelta(days=30 * week)
        when = day + datetime.timedelta(seconds=self.dice.below(7 * 86400))
        self.responses[half].append(Response(when, answers, student=student, mentor=mentor_id, activity=activity))
        return self.responses[half][-1]

    def extra(self, mentor, answers=("满意", "满意", "80"), half=0):
        """One response more, of a new and withdrawn student, so that no figure of the mentor moves."""
        return self.respond(half, self.student(mentor.college, mentor, "退学"), mentor.id, "师生共膳", answers)


def answers_for(dice, mentor):
    """Three answers: with the mentor's aim as their exact mean, or as they come."""
    if mentor.aim is None:
        labels = [dice.pick(LABELS[:2 + mentor.mood])[0] for _ in range(2)]
        mark = 100 - dice.below(10 + 12 * mentor.mood)
        answers = labels + [str(mark) if dice.chance(90) else f"{mark - 1}.5"]
        if dice.chance(6):
            answers[dice.below(3)] = dice.pick(["", "(空)", "(跳过)"])
        if dice.chance(3):
            answers[0] = "未参加"
        return answers
    pairs = [(a, b) for a in LABELS for b in LABELS if 0 <= 3 * mentor.aim - 100 * (a[1] + b[1]) <= 10000]
    first, second = dice.pick(pairs)
    mark = 3 * mentor.aim - 100 * (first[1] + second[1])
    text = f"{mark // 100}.{mark % 100:02d}"
    return [first[0], second[0], text.removesuffix("00").removesuffix(".")]


def sheet(mentor):
    """The college sheet of a mentor, as planned; its 序号 comes when the file is written."""
    return ["", mentor.id, mentor.name, *map(number, mentor.points), *mentor.extras, ""]


def academy_sheet(mentor):
    """The academy sheet of a mentor, as planned."""
    return ["", mentor.id, mentor.name, *map(number, mentor.fusion), ""]


def draw(world):
    """The ordinary rows of all mentors, by their plans."""
    dice = world.dice
    for mentor in world.mentors:
        students = [world.student(mentor.college, mentor) for _ in range(mentor.size)]
        for student in students[:mentor.responders]:
            for half, (_, _, activities) in enumerate(HALVES):
                few = 3 if 2 < mentor.size < 50 else 1
                taken = [name for name in activities[:few] if dice.chance(90)]
                for activity in taken or activities[:1]:
                    world.respond(half, student, mentor.id, activity, answers_for(dice, mentor))
        rows = world.sheets.setdefault(mentor.college, [])
        rows += [sheet(mentor) for _ in range(mentor.college_sheets)]
        world.academy += [academy_sheet(mentor) for _ in range(mentor.academy_sheets)]
