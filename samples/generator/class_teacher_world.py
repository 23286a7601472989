"""The ordinary part of the class teachers' sample: people, classes, answers and college sheets, as planned."""

import datetime

from rows import LABELS, Response, Tokens, number

PEOPLE = "序号,工号,姓名,学院,班级,秋学期参加班级活动次数,春学期参加班级活动次数,班级事务重大失误,备注".split(",")
ROSTER = "学号,姓名,班级,班主任工号,学籍状态".split(",")
QUESTIONNAIRE = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、班主任工号,2、关心班级,3、学业指导,4、总体满意度,5、您想说的话".split(",")
SHEET = "序号,工号,姓名,思想教育,深入宿舍,学业帮扶与资助,谈心谈话与家校沟通,班风学风,班级成绩,考核意见".split(",")
DUTIES, MANAGEMENT = [15, 10, 15, 10], [10, 10]
COLLEGES = [("示例理学院", 14), ("示例能源学院", 7), ("示例法学院", 7), ("示例体育学院", 4)]
GRADES = ["学生评价/2024级.csv", "学生评价/2025级.csv"]  # classes of even and of odd number
OPENED = datetime.datetime(2026, 6, 1)


class Teacher:
    """What is planned for one class teacher, before any row is drawn."""

    def __init__(self, number, college, dice):
        self.number, self.id = number, {28: "0091028"}.get(number, f"BT{number:03d}")
        self.name, self.college = f"示例班主任{number:03d}", college
        self.role = f"示例{25 - (number + 1) % 2}{number:02d}班"
        self.autumn, self.spring, self.mistake = str(2 + dice.below(4)), str(2 + dice.below(4)), ""
        self.size = 14 + dice.below(14)
        self.responders = (self.size * (55 + dice.below(41)) + 99) // 100
        self.mood = 2 + dice.below(2)  # how many labels down an answer may go
        self.share = None  # the exact student score, where the number of answers allows it
        self.answers = []  # or the answers themselves, one list a response
        self.points = [most - 1 - most // 10 - dice.below(most // 4) for most in DUTIES + MANAGEMENT]
        self.has_sheet = True


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        colleges = [college for college, size in COLLEGES for _ in range(size)]
        self.teachers = [Teacher(number, college, dice) for number, college in enumerate(colleges, 1)]
        self.people, self.roster, self.responses, self.sheets = [], [], [[], []], {}

    def student(self, teacher, standing="在读"):
        """A new student of the class."""
        serial = len(self.roster)
        student = f"3260{teacher.number:02d}{serial % 4 + 1:02d}{serial:04d}"
        name = f"示例同学{serial:04d}" + (self.canary() if serial % 9 == 0 else "")
        self.roster.append([student, name, teacher.role, teacher.id, standing])
        return self.roster[-1]

    def respond(self, teacher, answers):
        """One anonymous response about a class teacher."""
        when = OPENED + datetime.timedelta(seconds=self.dice.below(18 * 86400))
        response = Response(when, answers, appraisee=teacher.id)
        self.responses[teacher.number % 2].append(response)
        return response

    def of(self, teacher):
        return [r for r in self.responses[teacher.number % 2] if r.appraisee == teacher.id]


def planned_answers(dice, teacher):
    """The answers of all who respond: as planned, with the planned score as their exact mean, or as they come."""
    if teacher.answers:
        return teacher.answers
    if teacher.share is None:
        return [[dice.pick(LABELS[:teacher.mood])[0] for _ in range(3)] for _ in range(teacher.responders)]
    steps, left = 3 * teacher.responders, teacher.share * 3 * teacher.responders // 20
    values = [left // steps + (place < left % steps) for place in range(steps)]
    labels = {value // 20: label for label, value in LABELS}
    return [[labels[values[place + n * teacher.responders]] for n in range(3)] for place in range(teacher.responders)]


def sheet(teacher):
    """The college's sheet of a class teacher; its 序号 comes when the file is written."""
    return ["", teacher.id, teacher.name, *map(number, teacher.points), ""]


def person(teacher):
    """The row of the people file; its 序号 comes when the file is written."""
    activities = [teacher.autumn, teacher.spring]
    return ["", teacher.id, teacher.name, teacher.college, teacher.role, *activities, teacher.mistake, ""]


def draw(world):
    """The ordinary rows of all class teachers, by their plans."""
    for teacher in world.teachers:
        world.people.append(person(teacher))
        for _ in range(teacher.size):
            world.student(teacher)
        for answers in planned_answers(world.dice, teacher):
            world.respond(teacher, answers)
        if teacher.has_sheet:
            world.sheets.setdefault(teacher.college, []).append(sheet(teacher))
