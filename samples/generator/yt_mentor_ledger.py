"""The duties of the mentors' sample: the ledger, and since when somebody is a mentor; and the corrections' file."""

from ledgers import Doer, Ledgers
from rows import csv_lines
from teaching import HOLIDAYS, MAKE_UP, SchoolYear, day, in_order

BEGAN = "任导师日期"
LEDGER = "导师工号,导师姓名,日期,工作类型,备注".split(",")
CORRECTIONS = "导师工号,导师姓名,更正项,原值,新值,更正原因,批准人,批准日期,备注".split(",")
CONTACT, GROUP, COUNSELOR, HEAD = "联系学生", "线下集体活动", "与辅导员交流", "与学生所在学院负责人交流"
DUTIES = [(CONTACT, "week", 2), (GROUP, "semester", 2), (COUNSELOR, "semester", 1), (HEAD, "semester", 1)]
REASONS = ["计分有误", "漏录", "材料补交"]
YEAR = SchoolYear("2025-09-01", HOLIDAYS, MAKE_UP)
INTERVALS = {"week": YEAR.weeks, "semester": YEAR.semesters}


class Work(Doer):
    """What one mentor did, and since when they are one."""

    def __init__(self, mentor, dice):
        super().__init__(mentor)
        self.shown = f"20{15 + dice.below(10)}-0{1 + 2 * dice.below(5)}-01"

    def began(self, text):
        self.post, self.shown = (day(text), self.post[1]), text


class MentorLedger(Ledgers):
    """The rows of the ledger and of the corrections, as lists that the special cases add to."""

    def __init__(self, world, dice):
        super().__init__(dice, [Work(mentor, dice) for mentor in world.mentors], LEDGER, 7000)
        self.corrections = []

    def note(self, work, date, label, **cells):
        """A record; every mentor writes dates in a way of their own."""
        return self.write("工作台账.csv", work, date, work.number % 4, 工作类型=label, **cells)

    def correct(self, work, what, old, new, **cells):
        """A row of the corrections; the office adds a remark now and then."""
        place = len(self.corrections)
        remark = f"见附件{self.canary()}" if place % 3 == 0 else ""
        row = dict(zip(CORRECTIONS, [work.id, work.name, what, old, new, REASONS[place % 3], "示例书院部主任",
                                     f"2026-09-{7 + place % 4:02d}", remark]))
        self.corrections.append({**row, **cells})


def draw(ledger):
    """The ordinary records of all mentors, by their plans."""
    for work in ledger.doers:
        for label, every, least in DUTIES:
            for name, days in INTERVALS[every].items():
                for date in ledger.days_of(work, label, name, days, least):
                    ledger.note(work, date, label)


def extended(ledger, header, rows):
    """The people file with the new column behind; a row of nobody has it blank."""
    shown = {work.id: work.shown for work in ledger.doers}
    return [[*header, BEGAN], *([*row, shown.get(row[1], "")] for row in rows)]


def ledger_files(ledger):
    """name -> lines, line end, encoding, note."""
    rows = [record.row(LEDGER) for record in in_order(ledger.records["工作台账.csv"])]
    corrections = [list(row.values()) for row in ledger.corrections]
    return {"工作台账.csv": (csv_lines([LEDGER, *rows]), "\r\n", "utf-8-sig", "in the order of the days"),
            "公示更正.csv": (csv_lines([CORRECTIONS, *corrections]), "\r\n", "gb18030", "")}
