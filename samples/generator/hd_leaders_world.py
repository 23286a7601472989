"""The ordinary part of the leaders' sample: people, and ledgers in which every duty is done, as planned."""

from rows import Tokens
from teaching import ALWAYS, HOLIDAYS, MAKE_UP, Record, SchoolYear, day, whole

PEOPLE = "工号,姓名,职务,到任日期,离任日期,备注".split(",")
LEDGER = "工号,姓名,日期,类型,地点,主题,备注".split(",")
MOVED = "日期,类型,地点,主题,工号,姓名,备注".split(",")  # the columns of one office, in an order of its own
YEAR = SchoolYear("2025-09-03", HOLIDAYS, MAKE_UP)
ROLES = ["党委书记", "校长", "党委副书记", "副校长", "副校长", "纪委书记", "副校长", "党委副书记", "总会计师", "党委常委", "副校长", "校长助理"]
OFFICES = ["示例党委办公室", "示例校长办公室", "示例学生工作部"]
ZERO_LED = {12: "0086012"}  # a leader whose id a spreadsheet would shorten
NINE = ["课堂", "班级", "宿舍", "食堂", "社团", "讲座", "早操", "网络", "学生活动现场"]
THEMES = ["学业与考研", "就业意向", "宿舍生活", "社团经费", "心理健康", "科研训练", "开学适应", "食堂意见"]


class Leader:
    """What is planned for one leader, before any record is drawn."""

    def __init__(self, number):
        self.number, self.id = number, ZERO_LED.get(number, f"HD{number:03d}")
        self.name, self.role, self.office = f"示例领导{number:03d}", ROLES[number - 1], OFFICES[number % 3]
        self.post, self.shown = ALWAYS, ["", ""]  # first and last day in post, and what the people file says of them
        self.idle = False
        self.without = set()  # weeks without a talk, activities that are not done
        self.days = {}  # week -> the day of its talk, else any of its teaching days
        self.talks = ["宿舍", "食堂", "社团", "班级"]  # where, in turn
        self.lectures = {"2025秋": ("思政课", "讲座"), "2026春": ("形势与政策课", "网络")}
        self.activities = {"2025秋": ("集体活动", "早操"), "2026春": ("社会实践", "学生活动现场")}

    def came(self, text):
        self.post, self.shown[0] = (day(text), self.post[1]), text.replace("-", "/")

    def left(self, text):
        self.post, self.shown[1] = (self.post[0], day(text)), text

    def row(self):
        """The row of the people file."""
        return [self.id, self.name, self.role, *self.shown, ""]


class World(Tokens):
    """All rows of the inputs, as lists that the special cases add to."""

    def __init__(self, dice):
        super().__init__()
        self.dice = dice
        self.leaders = [Leader(number) for number in range(1, len(ROLES) + 1)]
        self.people, self.ledgers = [], {office: [] for office in OFFICES}

    def record(self, leader, date, activity, place, shown=None):
        """A line of the ledger that the leader's office keeps."""
        date = day(date) if isinstance(date, str) else date
        record = Record(date, shown, 工号=leader.id, 姓名=leader.name, 类型=activity, 地点=place,
                        主题=self.dice.pick(THEMES))
        self.ledgers[leader.office].append(record)
        return record


def draw(world):
    """The ordinary rows of all leaders, by their plans."""
    for leader in world.leaders:
        world.people.append(leader.row())
        if not leader.idle:
            draw_regular(world, leader)
            draw_once(world, leader)


def draw_regular(world, leader):
    """Talks by week, lessons by month, a lecture and an activity each semester, while in post."""
    pick = world.dice.pick
    for place, week in enumerate(whole(YEAR.weeks, leader.post)):
        date = leader.days.get(week) or pick(YEAR.weeks[week])
        if week not in leader.without:
            world.record(leader, date, "面对面交流", leader.talks[place % len(leader.talks)])
    for month in whole(YEAR.months, leader.post):
        world.record(leader, pick(YEAR.months[month]), "随堂听课", "课堂")
    for semester in whole(YEAR.semesters, leader.post):
        for planned in [leader.lectures, leader.activities]:
            if semester in planned:
                world.record(leader, pick(YEAR.semesters[semester][5:-5]), *planned[semester])


def draw_once(world, leader):
    """What is due once a year, if they are in post on that day."""
    whom = world.dice.pick(["班级", "宿舍", "社团"])
    for date, activity, place in [("2025-09-10", "担任班主任", "班级"), ("2025-10-16", "联系" + whom, whom),
                                  ("2026-06-24", "向党委汇报", "")]:
        if leader.post[0] <= day(date) <= leader.post[1] and not activity.startswith(tuple(leader.without)):
            world.record(leader, date, activity, place)
