"""The duties in the counselors' sample: ledgers, to whom and what they are owed, new cells of the people file."""

import datetime

from ledgers import Doer, Ledgers
from rows import csv_lines
from teaching import SchoolYear, dates, day, in_order, month_of, week_of

MORE = "到岗日期,离岗日期,有民族或留学生,参加体测学生数,岗前培训学时,最近国家级或省级培训".split(",")
LEDGER = "工号,姓名,日期,工作类型,对象,学时,备注".split(",")
MOVED = "日期,工作类型,工号,姓名,学时,对象,备注".split(",")
KEY_STUDENTS = "学号,辅导员工号,备注".split(",")
REFERENCE = day("2026-11-30")
CLASS_LABELS, LESSONS = ("主题班会", "团组织生活"), ("形势与政策课", "党课", "团课")
SIX = "爱国主义教育,社会主义核心价值观教育,铸牢中华民族共同体意识教育,民族团结进步教育,总体国家安全观教育,国防宣传教育".split(",")
CULTURES, THREE = "中华优秀传统文化,革命文化,社会主义先进文化".split(","), "爱国主义教育,民族团结进步教育,国情教育".split(",")
PLAIN = [  # label or labels, every, at least
    ("巡堂", "week", 1), ("网络正面发声", "week", 1), ("班团干部例会", "month", 1), ("走访宿舍", "month", 2),
    ("更新风险台账", "month", 1), ("学生骨干谈话", "semester", 1), ("学风建设活动", "semester", 1), ("安全演练", "semester", 1),
    ("思想动态调查", "semester", 1), ("问题排查", "semester", 1), ("心理健康活动", "semester", 1),
    ("宿舍文化活动", "semester", 1), ("升学动员会", "semester", 1), (LESSONS, "semester", 1),
    ("学业成绩分析", "semester", 1), ("文明宿舍评选", "year", 1), ("毕业生教育", "year", 1), ("工作案例", "year", 1),
    ("论文或调研报告", "year", 1)]
SUBJECTS = {"巡堂": ["第一教学楼", "第二教学楼", "实验楼"], "走访宿舍": ["1号宿舍楼", "2号宿舍楼", "5号宿舍楼"], "班团干部例会": ["班团干部"]}
HOURS = [["8", "8"], ["4", "6", "8"], ["16"], ["6", "6", "6"]]


class AppraisalYear(SchoolYear):
    """The calendar year 2026 as the definition has it: the spring, and the autumn as far as the year goes."""

    def __init__(self):
        self.spans = {"2026春": (day("2026-03-02"), day("2026-07-10")), "2026秋": (day("2026-09-01"), day("2026-12-31"))}
        holidays = [("2026-04-06", "2026-04-06"), ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-19"),
                    ("2026-10-01", "2026-10-07")]
        free = {date for first, last in holidays for date in dates(day(first), day(last))}
        regular = {date for span in self.spans.values() for date in dates(*span) if date.weekday() < 5}
        self.days = sorted(regular - free | {day("2026-05-09"), day("2026-09-20"), day("2026-10-10")})
        self.intervals = {"week": self.grouped(week_of), "month": self.grouped(month_of),
                          "quarter": self.grouped(lambda date: f"{date.year}-Q{(date.month + 2) // 3}"),
                          "semester": self.grouped(self.semester_of), "year": {"2026": self.days}}


YEAR = AppraisalYear()


class Work(Doer):
    """What one counselor did, for whom, and what the people file says of post and training."""

    def __init__(self, counselor, students, classes, dice):
        super().__init__(counselor)
        self.students, self.key, self.classes = students, students[:dice.below(4)], classes
        self.grades = ["2024级", "2025级"][dice.below(2):]
        self.hours = dice.pick(HOURS)
        self.missed = {}  # (label, interval) -> those who or what no record names
        began = f"20{12 + dice.below(12)}-0{7 + dice.below(2)}-2{dice.below(8)}" if dice.chance(12) else ""
        tested = len(students) - dice.below(1 + len(students) // 20)
        course = f"{2022 + dice.below(4)}-0{3 + dice.below(7)}-1{dice.below(10)}"
        self.cells = dict(zip(MORE, [began, "", "是" if dice.chance(35) else "否", str(tested),
                                     dice.pick(["40", "48", "56", "60.5", "80"]), course]))

    def came(self, text):
        self.post, self.cells["到岗日期"] = (day(text), self.post[1]), text

    def left(self, text):
        self.post, self.cells["离岗日期"] = (self.post[0], day(text)), text

    def named(self):
        """Duties that are owed one by one: labels, every, to whom or what, how few and how many a record names."""
        diverse = THREE if self.cells["有民族或留学生"] == "是" else []
        rest = [student for student in self.students if student not in self.key]
        return [(CLASS_LABELS, "quarter", self.classes, 1, 2), (("谈心谈话",), "quarter", self.key, 3, 3),
                (("谈心谈话",), "year", rest, 3, 6), (("民族与留学生教育",), "semester", diverse, 3, 3),
                (("主题教育",), "year", SIX, 2, 3), (("文化教育",), "year", CULTURES, 1, 3),
                (("网络安全教育",), "year", self.grades, 2, 2)]


def in_charge(world, counselor):
    """The counselor's students at the reference date: pairs that contradict each other or are excluded are left out."""
    standings = {}
    for row in world.roster:
        student, since, until, standing = row[0], row[6], row[7], row[8]
        if row[5] == counselor.id and student.startswith("3260") and len(student) == 12 and is_in_force(since, until):
            standings.setdefault(student, set()).add(standing)
    return [student for student, found in standings.items() if found == {"在读"}]


def is_in_force(since, until):
    """Whether a roster row with these dates holds; one with an unreadable date is lost."""
    try:
        first, last = [datetime.date(*map(int, text.replace("/", "-").split("-"))) if text else REFERENCE
                       for text in (since, until)]
    except (TypeError, ValueError):
        return False
    return first <= REFERENCE <= last


class CounselorLedgers(Ledgers):
    """All rows that have to do with duties, as lists that the special cases add to."""

    def __init__(self, world, dice):
        works = [Work(counselor, in_charge(world, counselor),
                      list(dict.fromkeys(row[1] for row in world.classes if row[4] == counselor.id and row[3])), dice)
                 for counselor in world.counselors]
        super().__init__(dice, works, LEDGER, 7000)
        self.world, self.colleges = world, list(dict.fromkeys(work.college for work in works))
        self.key_students, self.classes, self.grades = [], [], []

    def note(self, work, date, label, subject="", **cells):
        """A record in the ledger of the counselor's college."""
        way = self.colleges.index(work.college) % 4
        return self.write(work.college, work, date, way, 工作类型=label, 对象=subject, **cells)


def draw(ledger):
    """The ordinary rows of all counselors, by their plans."""
    for work in ledger.doers:
        ledger.key_students += [[student, work.id, ""] for student in work.key]
        ledger.classes += [[name, work.id] for name in work.classes]
        ledger.grades += [[name, work.id] for name in work.grades]
        for label, every, least in PLAIN:
            draw_plain(ledger, work, label, every, least)
        for labels, every, members, fewest, most in work.named():
            for name, days in YEAR.intervals[every].items():
                left_out = work.missed.get((labels[0], name), [])
                reached = [member for member in members if member not in left_out]
                draw_named(ledger, work, labels, (name, days), list(groups(ledger.dice, reached, fewest, most)))
        draw_training(ledger, work)


def draw_plain(ledger, work, label, every, least):
    labels = label if isinstance(label, tuple) else (label,)
    for name, days in YEAR.intervals[every].items():
        for date in ledger.days_of(work, labels[0], name, days, least):
            subject = ledger.dice.pick(SUBJECTS.get(label, [""]))
            hours = "2" if label is LESSONS else ""
            ledger.note(work, date, ledger.dice.pick(labels), subject, 学时=hours)


def draw_named(ledger, work, labels, interval, members):
    """A record for each group of members; on a planned day all of them are named at once."""
    name, days = interval
    if isinstance(work.done.get((labels[0], name)), list):
        members = [sum(members, [])]
    for group in members:
        for date in ledger.days_of(work, labels[0], name, days, 1)[:1]:
            ledger.note(work, date, ledger.dice.pick(labels), "、".join(group))


def groups(dice, members, fewest, most):
    """Members in groups of so few or many; the last one may be smaller."""
    while members:
        size = fewest + dice.below(most - fewest + 1)
        yield members[:size]
        members = members[size:]


def draw_training(ledger, work):
    there = [] if work.is_idle else work.there(YEAR.days)
    for hours, date in zip(work.hours, ledger.some(there, len(work.hours)) if there else []):
        ledger.note(work, date, "在岗培训", "", 学时=hours)


def extended(ledger, header, rows):
    """The people file with the new columns before its last one; a row of nobody has them blank."""
    cells = {work.id: list(work.cells.values()) for work in ledger.doers}
    return [[*header[:-1], *MORE, header[-1]],
            *([*row[:-1], *cells.get(row[0], [""] * len(MORE)), row[-1]] for row in rows)]


def ledger_files(ledger):
    """name -> lines, line end, encoding, note."""
    files = {
        "重点关注学生.csv": (csv_lines([KEY_STUDENTS, *ledger.key_students]), "\r\n", "utf-8-sig", ""),
        "所带班级.csv": (csv_lines([["班级", "辅导员工号"], *ledger.classes]), "\r\n", "utf-8-sig", ""),
        "所带年级.csv": (csv_lines([["年级", "辅导员工号"], *ledger.grades]), "\n", "utf-8", ""),
    }
    for college, records in ledger.records.items():
        moved = college == "示例外语学院"
        columns, note = (MOVED, "columns in an order of its own") if moved else (LEDGER, "")
        encoding = "gb18030" if college == "示例艺术学院" else "utf-8-sig"
        rows = [record.row(columns) for record in in_order(records)]
        files[f"工作台账/{college}.csv"] = (csv_lines([columns, *rows]), "\r\n", encoding, note)
    return files
