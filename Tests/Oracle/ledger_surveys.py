"""Random ledgers and corrections: boundaries of semesters, holidays, strangers and faults are frequent in them."""

import counselors_ledger
import mentors_ledger
import oracle
from intake import Intake
from ledgers import DAY
from policy import clean
from surveys import COMMENTS, Dice, dressed, file_bytes, parts, worn

BAD_DAYS = ["", "昨天", "2026-02-30", "46032", "2025-9", "09/01/2025", "2025-10-01 25:00"]


def shown_day(dice, day):
    """A day as people write it."""
    if dice.chance(3):
        return dice.pick(BAD_DAYS)
    plain = f"{day.year}-{day.month:02d}-{day.day:02d}" if dice.chance(70) else f"{day.year}/{day.month}/{day.day}"
    return plain + dice.pick(["", "", "", " 8:05", " 23:59:59", "T00:00:00"])


def edge_days(calendar):
    """Days on which a count can go wrong: around semesters, holidays, months, weeks and the period."""
    _, first, last = calendar.period
    days = {first, last, first - DAY, last + DAY, *calendar.make_up}
    for start, end in [semester[1:] for semester in calendar.semesters] + list(calendar.holidays):
        for day in (start, end):
            days |= {day - DAY, day, day + DAY, day - (day.weekday()) * DAY, day + (6 - day.weekday()) * DAY,
                     day.replace(day=1), day.replace(day=28)}
    return sorted(days)


def days_of(dice, calendar):
    """Days on which somebody did something: a few at the edges, some anywhere, or something nearly every week."""
    _, first, last = calendar.period
    edges = edge_days(calendar)
    days = [dice.pick(edges) for _ in range(dice.below(8))]
    days += [first + dice.below((last - first).days + 1) * DAY for _ in range(dice.below(10))]
    if dice.chance(55):
        taught = calendar.teaching_days()
        mondays = sorted({day - day.weekday() * DAY for day in taught})
        for monday in mondays:
            count = dice.pick([0, 1, 2, 2, 2, 3]) if dice.chance(15) else 2
            days += [monday + dice.below(7) * DAY for _ in range(count)]
    return days


def ledger_rows(dice, calendar, ids, labels, target=None, hours=None):
    """Rows of appraisee, day, label, what `target` and `hours` give for appraisee and label, and a remark."""
    rows = []
    for appraisee in ids:
        for day in days_of(dice, calendar) if dice.chance(92) else []:
            label = dice.pick(labels) if dice.chance(97) else dice.pick(["", "聚餐", labels[0] + "活动"])
            row = [worn(dice, appraisee, 1), shown_day(dice, day), label]
            row += ([target(appraisee, label)] if target else []) + ([hours(label)] if hours else [])
            rows.append([*row, dice.pick(COMMENTS) if dice.chance(10) else ""])
            if dice.chance(3):
                rows.append(list(rows[-1]))
    for _ in range(dice.below(3)):
        more = [""] * ((target is not None) + (hours is not None))
        rows.append([dice.pick(["YK997", "", "2.02E+11", "合计"]), "2026-03-09", dice.pick(labels), *more, ""])
    return rows


def hours_of(dice):
    """A cell of hours: mostly a number."""
    if dice.chance(8):
        return dice.pick(["", "八", "-1", "1e1", "2.50"])
    return dice.pick(["0.5", "1", "2", "4", "7.5", "8", "15.5"])


def words_of(dice, own, others, separator):
    """Whom a record names: mostly own ones, at times several, others' or nobody."""
    if dice.chance(5) or not own + others:
        return dice.pick(["", "无", "3.26E+11", " "])
    count = dice.pick([1, 1, 2, 3])
    words = [dice.pick(own) if own and dice.chance(92) else dice.pick(others or own) for _ in range(count)]
    words = [dressed(dice, word) if dice.chance(3) else word.lstrip("0") if dice.chance(2) else word for word in words]
    return separator.join(words if separator else words[:1]) + (separator if dice.chance(3) else "")


def correction_rows(dice, ids, published, most, decimals, levels=()):
    """Corrections that mostly know the value on record; `published`: (appraisee, what) -> text."""
    rows, things = [], list(most) + (["grade"] if levels else [])
    for appraisee in ids:
        for _ in range(dice.pick([0, 0, 1, 1, 2]) if dice.chance(60) else 0):
            what = dice.pick(things) if dice.chance(95) else dice.pick(["rank", "", "Composite"])
            old = published.get((appraisee, what), "")
            if dice.chance(12):
                old = dice.pick(["", "0", "50.00", "88", "合格", "八十"])
            elif "." in old and dice.chance(30):
                old = old.rstrip("0").rstrip(".")
            new = new_value(dice, most.get(what, 5), decimals)
            if what == "grade" and dice.chance(90):
                new = dice.pick(levels)
            date = dice.pick(BAD_DAYS) if dice.chance(3) else dice.pick(["2026-09-10", "2026/9/10"])
            row = [worn(dice, appraisee, 2), what, old, new, "复核" if dice.chance(95) else "",
                   "示例主任" if dice.chance(95) else " ", date]
            rows.append(row)
            if dice.chance(8):
                rows.append(row[:3] + [dice.pick([new, new, "1"])] + row[4:])
    return rows


def new_value(dice, most, decimals):
    """A value within the range, on its ends, or no value at all."""
    if dice.chance(8):
        return dice.pick(["-1", str(most + 1), "很好", "", "1." + "1" * (decimals + 1)])
    return dice.pick(["0", str(most), str(most // 2), f"{most // 2}." + "5" * decimals, f"{most * 9 // 10}"])


def write_mentors(seed, folder):
    """The ledger of a random survey of yt-mentor, and corrections of what comes out without any."""
    dice = Dice(seed + 7919)
    try:
        tables = oracle.appraise(folder).tables
    except oracle.UnusableInput:
        tables = {"appraisal": ([], []), "components": ([], [])}
    ids = sorted({row[2] for row in tables["appraisal"][1]})
    rows = ledger_rows(dice, mentors_ledger.CALENDAR, ids, list(mentors_ledger.LABELS))
    (folder / "工作台账.csv").write_bytes(file_bytes(dice, ["导师工号", "日期", "工作类型", "备注"], rows))
    if dice.chance(15):
        return
    published = {(row[2], "composite"): row[6] for row in tables["appraisal"][1]}
    published |= {(row[2], row[3]): row[6] for row in tables["components"][1]}
    rows = correction_rows(dice, ids, published, mentors_ledger.MOST, 2)
    (folder / "公示更正.csv").write_bytes(file_bytes(dice, mentors_ledger.CORRECTIONS, rows))


def write_counselors(seed, folder):
    """The ledger of a random survey of im-counselor, and those whom its duties are owed to."""
    dice, intake = Dice(seed + 104729), Intake(folder, ["people", "roster"])
    ids = sorted({clean(cells["工号"]) for _, _, cells in intake.rows("people", "辅导员名单.csv")} - {""})
    owed = {appraisee: [] for appraisee in ids}
    for _, _, cells in intake.rows("roster", "包联学生名单.csv"):
        owed.setdefault(clean(cells["辅导员工号"]), []).append(clean(cells["学号"]))
    lists = {}
    for place, appraisee in enumerate(ids):
        own = owed[appraisee]
        classes = [f"示例{place:02d}{n}班" for n in range(dice.below(3))]
        years = [f"202{n}级" for n in range(4) if dice.chance(30)]
        lists[appraisee] = {"重点关注学生.csv": own[:dice.below(3)], "所带班级.csv": classes, "所带年级.csv": years}
    for name, column in (("重点关注学生.csv", "学号"), ("所带班级.csv", "班级"), ("所带年级.csv", "年级")):
        rows = [[worn(dice, member, 1), worn(dice, appraisee, 1)]
                for appraisee in ids for member in lists[appraisee][name]]
        rows += rows[:1] if dice.chance(20) else []
        (folder / name).write_bytes(file_bytes(dice, [column, "辅导员工号"], rows))
    everybody = [student for own in owed.values() for student in own]

    def target(appraisee, label):
        """Whom a record was owed to, where a duty asks."""
        mine = lists[appraisee]
        own = {"谈心谈话": owed[appraisee], "主题班会": mine["所带班级.csv"], "团组织生活": mine["所带班级.csv"],
               "网络安全教育": mine["所带年级.csv"], "主题教育": list(counselors_ledger.THEMES),
               "文化教育": list(counselors_ledger.CULTURES), "民族与留学生教育": list(counselors_ledger.EDUCATIONS)}
        if label not in own:
            return dice.pick(["", "", "3号楼", "全体"])
        return words_of(dice, own[label], everybody[:20] + ["示例001班", "2021级"], "、")

    labels = list(counselors_ledger.LABELS) + ["谈心谈话"] * 20 + ["走访宿舍", "巡堂", "在岗培训", "主题班会"] * 4
    rows = ledger_rows(dice, counselors_ledger.CALENDAR, ids, labels, target,
                       lambda label: hours_of(dice) if label == "在岗培训" or dice.chance(5) else "")
    for name, part in parts(dice, rows, ["工作台账/一.csv", "工作台账/二.csv"]).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(file_bytes(dice, ["工号", "日期", "工作类型", "对象", "学时", "备注"], part))
