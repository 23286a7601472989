"""What 移通〔2021〕205号 asks of mentors beside the score (YT-duty), and what can be corrected (YT-6b)."""

import datetime
from fractions import Fraction

from ledgers import Calendar, Duty, Ledger


def date(text):
    return datetime.date.fromisoformat(text)


CALENDAR = Calendar(
    ("2025-2026", date("2025-09-01"), date("2026-08-31")),
    [("2025秋", date("2025-09-01"), date("2026-01-16")), ("2026春", date("2026-03-02"), date("2026-07-10"))],
    [(date("2025-10-01"), date("2025-10-08")), (date("2026-01-01"), date("2026-01-01")),
     (date("2026-04-06"), date("2026-04-06")), (date("2026-05-01"), date("2026-05-05")),
     (date("2026-06-19"), date("2026-06-19"))],
    [date("2025-09-28"), date("2025-10-11")])
DUTIES = [
    Duty("contact", ("contact",), "week", Fraction(2), "YT-duty"),
    Duty("group-activity", ("group-activity",), "semester", Fraction(2), "YT-duty"),
    Duty("counselor-exchange", ("counselor-exchange",), "semester", Fraction(1), "YT-duty"),
    Duty("head-exchange", ("head-exchange",), "semester", Fraction(1), "YT-duty"),
]
LABELS = {"联系学生": "contact", "线下集体活动": "group-activity", "与辅导员交流": "counselor-exchange",
          "与学生所在学院负责人交流": "head-exchange"}
LEDGER = Ledger("ledger", "工作台账.csv", ("导师工号", "日期", "工作类型"), LABELS)
MOST = {"composite": 105, "academy": 20, "bonus": 5, "college": 60, "college/basic": 20, "college/main": 40,
        "satisfaction": 20}
CORRECTIONS = ["导师工号", "更正项", "原值", "新值", "更正原因", "批准人", "批准日期"]
GROUPS = {  # YT-A.basic and YT-A.main as the sheet prints them
    "basic-1-3": ["basic-1", "basic-2", "basic-3"], "basic": [f"basic-{n}" for n in range(1, 7)],
    "main-2-3": ["main-2", "main-3"], "main-4-5": ["main-4", "main-5"], "main": [f"main-{n}" for n in range(1, 9)]}
