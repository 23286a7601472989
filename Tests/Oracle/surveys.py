"""Small random surveys for the judge: every fault, tie and exact boundary is frequent in them.

    python3 Tests/Oracle/surveys.py COUNT SEED OUTDIR

Survey i is made from SEED + i alone. All names are made up; student ids begin with 3260.
"""

import sys
from pathlib import Path

PEOPLE = "序号,工号,姓名,所在单位,导师类别,带生学院,任导师日期".split(",")
ROSTER = "学号,姓名,学院,专业,班级,导师工号,学籍状态".split(",")
QUESTIONNAIRE = ("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的学号,2、导师工号,3、本次活动,"
                 "4、您对活动内容的满意程度,5、您对导师指导的满意程度,6、总体评分（0-100分）,7、您的意见与建议").split(",")
MOST = [2, 2, 2, 5, 4, 5, 8, 7, 3, 4, 4, 5, 5, 4]
COLLEGE_SHEET = (["序号", "导师工号", "导师姓名"] + [f"基本要求{n}" for n in range(1, 7)]
                 + [f"主要工作{n}" for n in range(1, 9)] + ["拓展创新（竞赛指导）", "拓展创新（论文交流）", "备注"])
ACADEMY_SHEET = "序号,导师工号,导师姓名,联动融合1,联动融合2,联动融合3,备注".split(",")
COLLEGES = ["示例数智学院", "示例商学院", "Sample College, East"]
LABELS = [("非常满意", 100), ("满意", 80), ("一般", 60), ("不满意", 40), ("非常不满意", 20)]
EDGES = ["59.94", "59.95", "60", "60.04", "60.05", "60.1", "74.94", "74.95", "75", "89.94", "89.95", "90", "95"]
TIMES = ["2025/9/19 0:39:00", "2025-09-19 00:39:00", "2025-09-19T00:39", "2025/10/8 19:05:07", "2026/3/1 8:00",
         "2025-09-01 00:00:00", "2026-08-31 23:59:59"]
BAD_TIMES = ["", "昨天", "2026-01-05", "2026/2/30 10:00:00", "2026/1/5 25:00:00", "46032.5", "10:00:00",
             "2025-08-31 23:59:59", "2026-09-01 00:00", "2024/9/19 0:39:00"]
COMMENTS = ["", "", "", "很好", '老师说"加油"，很受用', "第一行\n第二行", "好, 很好", "👍\r\n谢谢", '"', "=1+1"]


class Dice:
    """SplitMix64: the same numbers on every machine and in every version of Python."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, values):
        return values[self.below(len(values))]

    def shuffle(self, values):
        for last in range(len(values) - 1, 0, -1):
            other = self.below(last + 1)
            values[last], values[other] = values[other], values[last]


# MARK: - Ids


def mentor_ids(dice, count):
    """Ids of appraisees; some all digits with leading zeros."""
    return [f"YK{n:03d}" if dice.chance(75) else f"00{12000 + n}" for n in range(1, count + 1)]


def student_id(dice):
    """A student's id; few enough that one student has several mentors, and some with leading zeros."""
    return ("" if dice.chance(85) else "00") + f"3260{10000000 + dice.below(60)}"


def dressed(dice, text):
    """A good id as exporters and spreadsheets wrap it; it reads as the same id."""
    wide = "".join(chr(ord(c) + 0xFEE0) for c in text)
    return dice.pick([text + "\t", "'" + text, f'="{text}"', wide, "\u00a0" + text, "\ufeff" + text, f" {text} ",
                      text + "\x1f"])


def broken(dice, text):
    """An id that Excel broke, or that is not there."""
    digits = "".join(c for c in text if c.isdigit()) or "3260"
    return dice.pick(["", "  ", "3.26E+11", "3e5", "3.2601e11", (digits + "0" * 20)[:16 + dice.below(3)],
                      "0" + text, text.lstrip("0"), "000" + text.lstrip("0"), text + "9", "合计"])


def worn(dice, text, faults=4):
    """An id as it stands in a file: mostly as it is, at times dressed, seldom broken."""
    roll = dice.below(100)
    if roll < faults:
        return broken(dice, text)
    return dressed(dice, text) if roll < faults + 8 else text


# MARK: - The five kinds of files, as lists of rows


def people_rows(dice, mentors):
    """The people file, with repeated rows, a broken id, and seldom two people under one id."""
    rows = []
    for number, (mentor, college) in enumerate(mentors, 1):
        began = dice.pick(["", "2026-01-05", "2025/11/12", "下学期"]) if dice.chance(15) else "2023-07-01"
        row = [str(number), mentor, f"示例教师{number:03d}", "示例单位", dice.pick(["专任", "兼任"]), college, began]
        rows.append(row[:1] + [dressed(dice, mentor) if dice.chance(8) else mentor] + row[2:])
        if dice.chance(4):
            rows.append(["9" + row[0]] + row[1:3] + ["示例单位二"] + row[4:])  # repeated: no cell used differs
        if dice.chance(1) and dice.chance(50):
            rows.append(row[:5] + ["示例另院", began])  # the run cannot go on
    if dice.chance(20):
        rows.append(["", dice.pick(["", "2.02E+5", "3260000000000000", "10000000000000000000"]), "合计", "", "", "", ""])
    return rows


def assign(dice, mentors, calm):
    """mentor -> students with their college and standing: the roster as it is meant to be."""
    assigned = {}
    for mentor, college in mentors:
        pool, left = {}, 100 if dice.chance(4) else dice.pick([0, 0, 8, 30])
        size = 0 if dice.chance(6) else dice.pick([1, 2, 3] if calm else [1, 2, 3, 4, 5, 6, 8, 10, 15])
        for _ in range(size):
            own = college if calm or dice.chance(85) else dice.pick(COLLEGES)
            standing = dice.pick(["退学", "休学"]) if dice.chance(0 if calm else left) else dice.pick(["在读", "在读", ""])
            pool[student_id(dice)] = (own, standing)
        assigned[mentor] = pool
    return assigned


def roster_rows(dice, assigned):
    """The roster, with repeated and conflicting rows, unknown mentors and broken ids."""
    rows = []
    for mentor, pool in assigned.items():
        for student, (college, standing) in pool.items():
            row = [student, f"示例同学{student[-4:]}", college, "示例专业", "示例1班", mentor, standing]
            rows.append([worn(dice, student, 2)] + row[1:5] + [worn(dice, mentor, 2), standing])
            if dice.chance(4):
                rows.append(row[:3] + ["另一专业"] + row[4:])
            if dice.chance(3):
                rows.append(row[:6] + [dice.pick(["在读", "退学", "休学"])])
            if dice.chance(2):
                rows.append(row[:2] + [dice.pick(COLLEGES)] + row[3:])
    if dice.chance(15):
        rows.append([student_id(dice), "示例同学0000", dice.pick(COLLEGES), "", "", "YK999", "在读"])
    if dice.chance(15):
        rows.append([""] * 7)
    return rows


def random_answers(dice):
    """Three answers as they come, with everything that is no answer among them."""
    label = lambda: (dice.pick(LABELS)[0] if dice.chance(75) else
                     dice.pick(["未参加", "(空)", "(跳过)", "", "好评", " 满意 ", "100", "非常"]))
    mark = (dice.pick(["100", "95", "95.0", "60", "7.5", "0", "88.125", "33.333333"]) if dice.chance(75) else
            dice.pick(["101", "-1", "-0", "(空)", "(跳过)", "", "未参加", "1e2", "９０", "100.0000001", "100.000001",
                       "+5", ".5", "5.", "优", "12345678", " 80 "]))
    return [label(), label(), mark]


def aimed_answers(dice, target):
    """Three answers whose mean is exactly `target`; or the mark alone."""
    aim = round(float(target) * 100)
    if dice.chance(70):
        options = [(a, b) for a in LABELS for b in LABELS if 0 <= 3 * aim - 100 * (a[1] + b[1]) <= 10000]
        if options:
            first, second = dice.pick(options)
            rest = 3 * aim - 100 * (first[1] + second[1])
            return [first[0], second[0], f"{rest // 100}.{rest % 100:02d}"]
    return [dice.pick(["", "(空)", "未参加"]), dice.pick(["(跳过)", "未参加"]), target]


def response_row(dice, student, mentor, activity, answers):
    """A response without its sequence number, which the file gives it."""
    return ["", dice.pick(TIMES), "36秒", dice.pick(["微信", "链接"]), "N/A", "127.0.0.1(本地)",
            student, mentor, activity, *answers, dice.pick(COMMENTS)]


def response_rows(dice, mentors, assigned, calm):
    """Responses: half of the mentors aimed at a boundary, the others as they come; then noise.

    In a calm survey all answer well and alike, so that composites tie.
    """
    rows = []
    for mentor, pool in assigned.items():
        target = dice.pick(["95", "95", "96"]) if calm else dice.pick(EDGES) if dice.chance(50) else None
        students = list(pool)
        dice.shuffle(students)
        size = len(students)
        nobody_came = dice.chance(3)
        parts_of = [size] if calm else [0, size // 2, (size + 1) // 2, (size + 1) // 2, size, size, size, size]
        for student in students[:dice.pick(parts_of)]:
            for activity in ["读书沙龙", "运动打卡", ""][:1 + dice.below(3)]:
                for _ in range(1 + (dice.below(12) == 0) + (dice.below(25) == 0)):
                    answers = aimed_answers(dice, target) if target else random_answers(dice)
                    if nobody_came:
                        answers = ["未参加", "未参加", ""]
                    elif not calm and dice.chance(3):
                        answers = dice.pick([["", "(空)", "(跳过)"], ["未参加", "未参加", ""], ["好评", "", "101"]])
                    faults = 0 if calm else 1 if target else 3
                    row = response_row(dice, worn(dice, student, faults), worn(dice, mentor, faults),
                                       " " + activity if dice.chance(3) else activity, answers)
                    rows.append(row)
                    if dice.chance(2):
                        rows.append(list(row))
    for _ in range(dice.below(6)):
        mentor = dice.pick(mentors)[0] if mentors and dice.chance(80) else "YK998"
        row = response_row(dice, worn(dice, student_id(dice), 30), worn(dice, mentor, 30), "师生共膳",
                           random_answers(dice))
        if dice.chance(40):
            row[1] = dice.pick(BAD_TIMES)
        rows.append(row)
    return rows


def number_rows(dice, rows):
    """Sequence numbers in the order of the list; some blank, unreadable or used twice."""
    for number, row in enumerate(rows, 1):
        row[0] = str(number) if dice.chance(92) else dice.pick(["", "x", "1", "07", "1.0"])


def sheet_rows(dice, mentors, most, extras, calm):
    """Sheets of a body: few different totals, so that composites tie; with repeated and conflicting ones."""
    rows = []
    for number, (mentor, _) in enumerate(mentors, 1):
        cells = [str(value) for value in most]
        if calm:
            cells[dice.below(2) and len(most) // 2] = "1"
            rows.append([str(number), mentor, "", *cells] + ["否"] * extras + [""])
            continue
        if dice.chance(8):
            continue
        for _ in range(dice.below(3)):
            place = dice.below(len(most))
            cells[place] = dice.pick(["1", "1.5", "0", "2", "1.25", "1.005"])
        cells += [dice.pick(["是", "否", "否"]) for _ in range(extras)]
        if dice.chance(8):
            place = dice.below(len(cells))
            cells[place] = dice.pick(["", "(空)", "优", "99", "-1", "有", "未参加"])
        if dice.chance(3):
            cells = [""] * len(cells)
        row = [str(number), worn(dice, mentor, 2), f"示例教师{number:03d}", *cells, dice.pick(COMMENTS)]
        rows.append(row)
        if dice.chance(5):
            rows.append(["", mentor] + row[2:-1] + ["再次提交"])
        if dice.chance(4):
            rows.append(row[:3] + [dice.pick(["1", "0"])] + row[4:])
    if dice.chance(10):
        rows.append(["", dice.pick(["YK997", "", "2e5", "12001", "1000000000000000"]), "合计"]
                    + ["1"] * (len(most) + extras) + [""])
    return rows


# MARK: - Rows to bytes


def field(dice, text, always):
    """One cell: quoted where it must be or at random, and padded at times outside the text."""
    if text.startswith('="') and dice.chance(50):
        return text  # as people write it, without quoting the quotes
    if always or any(c in text for c in ',"\r\n') or dice.chance(3):
        return '"' + text.replace('"', '""') + '"'
    return f" {text}\t" if dice.chance(2) else text


def spoilt(dice, line):
    """A row that is no record: ragged, with a quote that stands wrong, with a NUL byte."""
    kind = dice.below(6)
    if kind == 0:
        return line + ",多余"
    if kind == 1:
        return line.rsplit(",", 1)[0]
    if kind == 2:
        return '3"2,' + line
    if kind == 3:
        return '"' + line
    if kind == 4:
        return '"乱"码,' + line
    return line[:1] + "\0" + line[1:] if '"' not in line else line + ",,"


def file_bytes(dice, header, rows):
    """A file as some program would write it: shuffled rows and columns, its own encoding, line ends and quoting."""
    order = list(range(len(header)))
    if dice.chance(30):
        dice.shuffle(order)
    dice.shuffle(rows)
    rows = [] if dice.chance(3) else rows
    extra = dice.chance(10)
    always, comma, end = dice.chance(15), dice.chance(10), dice.pick(["\n", "\n", "\r\n", "\r\n", "\r"])
    heads = [header[place] for place in order] + (["审核意见"] if extra else [])
    lines = [",".join('"' + head + '"' if always else head + " " * dice.chance(3) for head in heads)]
    for row in rows:
        cells = [row[place] for place in order] + ([dice.pick(COMMENTS)] if extra else [])
        line = ",".join(field(dice, cell, always) for cell in cells) + ("," if comma else "")
        lines.append(spoilt(dice, line) if dice.chance(2) else line)
        if dice.chance(2):
            lines.append(dice.pick(["", "", "  ", "," * (len(heads) - 1)]))
    if rows and dice.chance(4):
        lines.append('"' + lines[-1].replace('"', ""))  # nothing closes this one
    text = end.join(lines) + (end * dice.pick([1, 1, 1, 2]) if dice.chance(85) else "")
    kind = dice.below(20)
    if kind < 8:
        return text.encode("utf-8")
    if kind < 13:
        return b"\xef\xbb\xbf" + text.encode("utf-8")
    if kind < 19:
        return text.encode("gb18030")
    return b"\xff\xfe" + text.encode("utf-16-le")


def parts(dice, rows, names):
    """Rows dealt out over one or two files."""
    names = names[:1 + dice.below(len(names))]
    dealt = {name: [] for name in names}
    for row in rows:
        dealt[dice.pick(names)].append(row)
    return dealt


def write_survey(seed, folder):
    """One input folder with all five kinds of files."""
    dice, folder = Dice(seed), Path(folder)
    calm = dice.chance(20)
    count = 5 + dice.below(8) if calm else 0 if dice.chance(2) else 1 + dice.below(12)
    home = COLLEGES if not calm and dice.chance(40) else [dice.pick(COLLEGES)]
    mentors = [(mentor, dice.pick(home)) for mentor in mentor_ids(dice, count)]
    assigned = assign(dice, mentors, calm)
    responses = response_rows(dice, mentors, assigned, calm)
    number_rows(dice, responses)
    sheets = sheet_rows(dice, mentors, MOST, 2, calm)
    files = {"导师名单.csv": (PEOPLE, people_rows(dice, mentors)), "包联名单.csv": (ROSTER, roster_rows(dice, assigned)),
             "书院部评分.csv": (ACADEMY_SHEET, sheet_rows(dice, mentors, [10, 5, 5], 0, calm))}
    for name, rows in parts(dice, responses, ["满意度/上学期.csv", "满意度/下学期.csv"]).items():
        files[name] = (QUESTIONNAIRE, rows)
    for name, rows in parts(dice, sheets, ["学院评分/示例数智学院.csv", "学院评分/示例商学院.csv"]).items():
        files[name] = (COLLEGE_SHEET, rows)
    for name, (header, rows) in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file_bytes(dice, header, rows))


def main():
    if len(sys.argv) != 4:
        print("usage: surveys.py COUNT SEED OUTDIR", file=sys.stderr)
        return 64
    count, seed, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    for number in range(count):
        write_survey(seed + number, out / f"{number:04d}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
