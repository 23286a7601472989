"""One survey of made-up students about four made-up counselors: what was answered, before any platform writes it."""

import datetime

from rows import Dice

TITLE = "辅导员满意度测评"
LABELS = ["非常不满意", "不满意", "一般", "满意", "非常满意"]  # the number of an option is its score
OUTSIDE, OUTSIDE_LABEL = 9, "还行"  # an answer that is not in the scale
SKIPPED = "skipped"  # by branching; a question that was shown and left blank is None
ID = "您的学号是？"
SINGLE = ["您对辅导员思想引领工作的满意程度", "您对辅导员日常事务工作的满意程度", "您对辅导员谈心谈话工作的满意程度"]
MATRIX, ASPECTS = "请评价辅导员的以下工作", ["学业指导", "就业指导"]
MULTI, OPTIONS = "您希望加强哪些方面的工作？", ["学业辅导", "文化活动(动漫、游戏等)", "心理健康", "其他"]
RANKING, TOPICS = "请按重要程度排序", ["学业", "就业", "心理"]
COMMENT = "您的意见和建议"
RATED = [*SINGLE, *(f"{MATRIX}：{aspect}" for aspect in ASPECTS)]  # as titles of five single choices

COUNSELORS = [("FD001", "示例机械学院", 24, 20), ("FD002", "示例机械学院", 22, 18),
              ("FD003", "示例文学院", 18, 16), ("FD004", "示例文学院", 16, 6)]  # id, college, students, responding
ON_LEAVE = ["FD001", "FD003", "FD004"]  # the last student of each of these
COLLEGES = ["示例机械学院", "示例文学院"]
APPRAISEES = "工号,姓名,学院".split(",")
ROSTER = "学号,姓名,学院,专业,班级,年级,辅导员工号,学籍状态".split(",")
BEGIN, END = datetime.datetime(2026, 9, 2, 9), datetime.datetime(2026, 9, 30, 22)
FIXED_TIMES = [datetime.datetime(2026, 9, 2, 9, 0, 0), datetime.datetime(2026, 9, 19, 0, 39),
               datetime.datetime(2026, 9, 11, 12, 5, 30)]
COMMENTS = ["老师很用心", "活动很好, 希望多办", '老师常说"多问为什么"，很受用', "第一点：时间合适\n第二点：可以更长", "👍👍", "=1+1",
            "𠮷老师很负责，学生都㐂欢", "暂无", "3-4", "分号;竖线|也常见😊", '<p style="color:#d35400;">讲座很好</p>', "-"]
OTHERS = ["社团┋竞赛", "志愿服务, 实践"]


class Response:
    """One logical response. A rating is an option's number, OUTSIDE, SKIPPED or None."""

    def __init__(self, rater, student=None):
        self.rater, self.student = rater, student  # as typed, and the roster row it means
        self.ratings, self.wishes, self.other, self.order, self.comment = [None] * 5, [], "", [], ""
        self.when = self.seconds = self.place = None
        self.supersedes = self.is_superseded = False

    def counts(self):
        """Whether it is among those that tables are made from."""
        return (self.student is not None and self.student["学籍状态"] == "在读" and not self.is_superseded
                and any(isinstance(rating, int) for rating in self.ratings))

    def started(self):
        return self.when - datetime.timedelta(seconds=self.seconds)

    def place_of(self, topic):
        """The rank that a topic was given."""
        return str(self.order.index(topic) + 1) if self.order else ""

    def wishes_text(self, joined, other="{}〖{}〗"):
        """The options that were ticked, the last with its open text."""
        chosen = [OPTIONS[number - 1] for number in self.wishes]
        if self.other:
            chosen[-1] = other.format(chosen[-1], self.other)
        return joined.join(chosen)


def label(rating, skipped="", blank=""):
    """A rating as platforms print it that export texts."""
    special = {SKIPPED: skipped, None: blank, OUTSIDE: OUTSIDE_LABEL}
    return special[rating] if rating in special else LABELS[rating - 1]


def code(rating, skipped="", blank="", form="{}"):
    """A rating as platforms print it that export codes."""
    special = {SKIPPED: skipped, None: blank}
    return special[rating] if rating in special else form.format(rating)


class World:
    """The roster and the responses, oldest first."""

    def __init__(self):
        self.dice = Dice(2026)
        self.roster = [student for counselor in COUNSELORS for student in students(counselor)]
        self.responses = self.in_order()
        for place, response in enumerate(self.responses):
            self.answer(response, place)
        self.spoil()

    def of(self, counselor):
        return [student for student in self.roster if student["辅导员工号"] == counselor]

    def in_order(self):
        """All responses in their order, with their times; who answers twice does so days apart."""
        ordinary, twice = self.raters()
        order = shuffled(ordinary, self.dice)
        for student, places in zip(twice, [(5, 30), (12, 44), (20, 66)]):
            for nth, place in enumerate(places):
                order.insert(place, Response(student["学号"], student))
                order[place].supersedes, order[place].is_superseded = nth == 1, nth == 0
        times = list(FIXED_TIMES)
        while len(times) < len(order):
            times.append(BEGIN + datetime.timedelta(seconds=self.dice.below(int((END - BEGIN).total_seconds()))))
        for place, (response, when) in enumerate(zip(order, sorted(times)), 1):
            response.when, response.seconds, response.place = when, 25 + self.dice.below(200), place
        return order

    def raters(self):
        """Those who answer once, and the students who answer twice."""
        once, twice = [], []
        for counselor, _, _, responding in COUNSELORS:
            for nth, student in enumerate(self.of(counselor)[:responding]):
                typed = dressed(student["学号"], counselor) if nth == 3 else student["学号"]
                (twice if nth == 6 and len(twice) < 3 else once).append((typed, student))
        self.silent = self.of("FD002")[18]
        away = next(student for student in self.of("FD001") if student["学籍状态"] == "休学")
        once += [(student["学号"], student) for student in (self.silent, away)]
        strangers = [("326009010001", None), ("326009010002", None), ("2.02E+11", None)]
        return [Response(*rater) for rater in once + strangers], [student for _, student in twice]

    def answer(self, response, place):
        """What somebody answers; the later of two responses is the kinder one."""
        dice = self.dice
        lowest = 4 if response.supersedes else 3 if response.student and response.student["辅导员工号"] < "FD003" else 2
        response.ratings = [2 if response.is_superseded else lowest + dice.below(6 - lowest) for _ in range(5)]
        response.wishes = [number for number in range(1, 5) if dice.chance(40)]
        response.other = dice.pick(OTHERS) if 4 in response.wishes else ""
        response.order = shuffled(TOPICS, dice) if dice.chance(85) else []
        response.comment = COMMENTS[place // 4 % len(COMMENTS)] if place % 4 == 1 else ""
        if place % 8 == 5:
            response.ratings[2] = SKIPPED

    def spoil(self):
        """Blanks, an answer outside the scale, a response without any, an open answer full of quotes and commas."""
        ordinary = [r for r in self.responses if r.counts() and not r.supersedes and SKIPPED not in r.ratings]
        for place, (nth, rating) in {7: (1, None), 18: (1, None), 25: (4, None), 33: (3, None),
                                     40: (1, OUTSIDE)}.items():
            ordinary[place].ratings[nth] = rating
        silent = next(r for r in self.responses if r.student is self.silent)
        silent.ratings, silent.wishes, silent.other, silent.order, silent.comment = [None] * 5, [], "", [], ""
        self.stranger(0).comment = '他说"好","很好"'

    def stranger(self, nth):
        """A rater who is not on the roster."""
        return next(r for r in self.responses if r.rater == f"32600901000{nth + 1}")

    def counting(self):
        return [response for response in self.responses if response.counts()]

    def participation(self):
        """Counselor, students assigned, students whose response counts."""
        return [(counselor, sum(student["学籍状态"] == "在读" for student in self.of(counselor)),
                 sum(r.student["辅导员工号"] == counselor for r in self.counting())) for counselor, _, _, _ in COUNSELORS]


def students(counselor):
    """The roster rows of a counselor's students."""
    name, college, size, _ = counselor
    place, before = COLLEGES.index(college) + 1, sum(c[2] for c in COUNSELORS[:COUNSELORS.index(counselor)])
    rows = []
    for nth in range(size):
        serial, group = before + nth, COUNSELORS.index(counselor) * 2 + nth % 2 + 1
        cells = [f"3260{place:02d}{group:02d}{serial:04d}", f"示例同学{serial:04d}", college, f"示例专业{place}",
                 f"示例26{group:02d}班", "2026级", name, "在读"]
        rows.append(dict(zip(ROSTER, cells)))
    if name in ON_LEAVE:
        rows[-1]["学籍状态"] = "休学"
    return rows


def dressed(student, counselor):
    """An id as some type or paste it."""
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in student)
    return {"FD001": f'="{student}"', "FD002": wide, "FD003": "'" + student}.get(counselor, student)


def shuffled(values, dice):
    values = list(values)
    for last in range(len(values) - 1, 0, -1):
        other = dice.below(last + 1)
        values[last], values[other] = values[other], values[last]
    return values
