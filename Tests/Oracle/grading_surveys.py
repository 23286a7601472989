"""Small random inputs of im-counselor and im-class-teacher: ties, exact cuts, vetoes and faults are frequent in them.

    python3 Tests/Oracle/grading_surveys.py im-counselor|im-class-teacher COUNT SEED OUTDIR
"""

import sys
from fractions import Fraction
from pathlib import Path

from surveys import COMMENTS, Dice, dressed, file_bytes, mentor_ids, number_rows, parts, student_id, worn

COLLEGES = ["示例数智学院", "示例商学院", "Sample College, East"]
LABELS = [("非常满意", 100), ("满意", 80), ("一般", 60), ("不满意", 40), ("非常不满意", 20)]
EDGES = ["59.99", "59.994", "59.995", "60", "69.99", "69.994", "69.995", "70", "70.005", "85", "92.5"]
TIMES = ["2026/9/19 0:39:00", "2026-09-19 00:39:00", "2026-09-19T00:39", "2026/3/8 19:05:07", "2026/1/1 0:00:00"]
BAD_TIMES = ["", "昨天", "2026/2/30 10:00:00", "2025-08-31 23:59:59", "2027/1/1 0:00", "46032.5"]
DAYS = ["", "2026-11-29", "2026-11-30", "2026/12/1", "2025-09-01", "2026-03-01", "下学期"]
YES_NO = ["组织派出", "政治立场问题", "长期懈怠", "重大责任事故", "营私舞弊查实", "党纪政纪或刑事处罚"]
NUMBERS = {"本年度在岗月数": ["4", "4.99", "5", "12", "几个月"], "本年度请假月数": ["5", "5.01", "6", "0"],
           "无故缺席培训会议次数": ["0", "1", "2"], "无故缺勤值班任务次数": ["0", "1", "一次"],
           "全年累计离岗天数": ["29.5", "30", "31", "三十"], "受记过及以上处分学生数": ["0", "1", "1", "2"]}
LEDGER_ATTRIBUTES = {
    "到岗日期": ["2026-03-02", "2026-03-03", "2026/4/15", "2026-10-08", "开学后"],
    "离岗日期": ["2026-06-18", "2026-06-19", "2026-09-18", "2026/9/20", "2027-01-31"],
    "有民族或留学生": ["是", "是", "否", "有"], "参加体测学生数": ["0", "4", "9", "10", "多数"],
    "岗前培训学时": ["39.5", "40", "0", "四十"], "最近国家级或省级培训": ["2021-12-31", "2022-01-01", "去年"]}
COUNSELORS = ["序号", "工号", "姓名", "学院", "类别", "任专职辅导员日期", *NUMBERS, *YES_NO, "师德考核", *LEDGER_ATTRIBUTES]
STUDENT_ROSTER = ["学号", "姓名", "辅导员工号", "学籍状态", "包联开始", "包联结束"]
STUDENT = ["序号", "提交答卷时间", "来自IP", "1、您的学号", "2、思想引领", "3、日常事务", "4、关心学生", "5、总体评分（0-100分）", "6、意见"]
SHEET = [("制度执行", 20), ("学风建设", 20), ("班情熟知", 20), ("学生奖惩", 10), ("业务培训", 15), ("会议活动", 15)]
TEACHERS = ["序号", "工号", "姓名", "学院", "班级", "秋学期参加班级活动次数", "春学期参加班级活动次数", "班级事务重大失误"]
TEACHER_SHEET = [("思想教育", 15), ("深入宿舍", 10), ("学业帮扶与资助", 15), ("谈心谈话与家校沟通", 10), ("班风学风", 10), ("班级成绩", 10)]


# What is added to scores of sources, so that the composite stays as it is and the tie-breakers differ.
SHIFTS = [{}, {}, {"student": "2.5", "self": "-10"}, {"student": "-2.5", "self": "10"},
          {"department": "2.5", "class-teacher": "-5"}, {"duties": "2", "management": "-5"},
          {"labels": "20", "duties": "-12"}]


class Plan:
    """What one appraisee is meant to score; a calm survey has few different scores, so that they tie."""

    def __init__(self, dice, appraisee, college, calm):
        self.id, self.college, self.calm = appraisee, college, calm
        self.aim = dice.pick(["87.5", "87.5", "87.5", "90"]) if calm else dice.pick(EDGES)
        self.shift = dice.pick(SHIFTS) if calm else {}

    def score(self, dice, source=""):
        """A score of some source: mostly the aim."""
        if dice.chance(98 if self.calm else 75):
            return plain(Fraction(self.aim) + Fraction(self.shift.get(source, "0")))
        return dice.pick(["95", "85"] if self.calm else ["40", "55", "60", "75", "88.125", "100"])


def plain(value):
    """A number as people write it, with at most six decimals."""
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def pair_of(dice, score):
    """Two marks whose mean is the score."""
    step = dice.pick([0, 0, 1, 5]) if Fraction(score) <= 95 else 0
    return [plain(Fraction(score) + step), plain(Fraction(score) - step)]


def answers_of(dice, score, marks):
    """Labels, and marks where the questionnaire has them, whose mean is the score if there is a way."""
    if not marks:
        return [dice.pick(LABELS[:3])[0] for _ in range(3)]
    options = [(a, b, c) for a in LABELS for b in LABELS for c in LABELS
               if 0 <= 4 * Fraction(score) - a[1] - b[1] - c[1] <= 100]
    a, b, c = dice.pick(options)
    return [a[0], b[0], c[0], plain(4 * Fraction(score) - a[1] - b[1] - c[1])]


def spoil_answers(dice, answers):
    """Now and then something that is no answer."""
    if dice.chance(4):
        answers[dice.below(len(answers))] = dice.pick(["", "(空)", "(跳过)", "好评", "101", "-1", "1e2"])
    return [""] * len(answers) if dice.chance(2) else answers


def time_of(dice):
    return dice.pick(BAD_TIMES) if dice.chance(3) else dice.pick(TIMES)


def plans_of(dice, calm):
    """The appraisees, in one to three colleges of which some have one person only."""
    count = 6 + dice.below(7) if calm else 1 + dice.below(11)
    home = COLLEGES if dice.chance(60) else [dice.pick(COLLEGES)]
    colleges = [dice.pick(home[:2] if dice.chance(50) else home) for _ in range(count)]
    return [Plan(dice, *who, calm) for who in zip(mentor_ids(dice, count), colleges)]


def counselor_rows(dice, plans, calm):
    """The people file: attributes are mostly blank, at times decisive or unreadable."""
    rows, rate = [], 1 if calm else 7
    for place, plan in enumerate(plans, 1):
        kind = "兼职" if dice.chance(rate) else "专职"
        since = dice.pick(["", "2026-01-01", "2026/1/2", "去年"]) if dice.chance(rate) else "2019-09-01"
        cells = [str(place), dressed(dice, plan.id) if dice.chance(6) else plan.id, f"示例教师{place:03d}", plan.college,
                 kind, since]
        cells += [dice.pick(values) if dice.chance(rate) else "" for values in NUMBERS.values()]
        cells += [dice.pick(["是", "否", "有"]) if dice.chance(rate) else dice.pick(["", "否"]) for _ in YES_NO]
        cells += [dice.pick(["不合格", "合格", "优"]) if dice.chance(rate) else ""]
        rows.append(cells + [dice.pick(values) if dice.chance(20) else "" for values in LEDGER_ATTRIBUTES.values()])
        if dice.chance(3):
            rows.append(["9"] + rows[-1][1:])
    if dice.chance(10):
        rows.append(["", dice.pick(["", "2.02E+5"]), "合计"] + [""] * (len(COUNSELORS) - 3))
    return rows


def assign(dice, plans):
    """appraisee -> students; few students have two counselors."""
    assigned = {}
    for place, plan in enumerate(plans):
        size = 0 if dice.chance(5) else dice.pick([1, 5, 6, 8, 10, 12])
        own = [f"326020{place:02d}{number:04d}" for number in range(size)]
        assigned[plan.id] = [student_id(dice) if dice.chance(4) else student for student in own]
    return assigned


def student_roster_rows(dice, assigned, dated):
    """The roster, with students who left, moved, stand twice or nowhere."""
    rows = []
    for appraisee, students in assigned.items():
        for student in students:
            standing = dice.pick(["退学", "休学"]) if dice.chance(5) else "在读"
            dates = [dice.pick(DAYS), dice.pick(DAYS)] if dice.chance(12) else ["", ""]
            row = [worn(dice, student, 1), "示例同学", worn(dice, appraisee, 1), standing] + dates * dated
            rows.append(row)
            if dice.chance(6):
                again = [student, "示例同学", appraisee, dice.pick(["在读", "在读", "退学"])]
                rows.append(again + [dice.pick(DAYS), dice.pick(DAYS)] * dated)
    if dice.chance(10):
        rows.append([""] * len(rows[0]) if rows else [""] * (4 + 2 * dated))
    return rows


def student_rows(dice, plans, assigned, calm):
    """Answers of as many students as bring the rate above, to or below the half."""
    rows = []
    for plan in plans:
        students, aim = assigned[plan.id], plan.score(dice, "student")
        half = (len(students) + 1) // 2
        take = len(students) if calm else dice.pick([len(students)] * 4 + [half, half, max(0, half - 1), 4, 0])
        for student in students[:take]:
            for _ in range(1 + (dice.below(12) == 0)):
                score = aim if dice.chance(90) or calm else dice.pick(["100", "20"])
                rows.append(["", time_of(dice), "127.0.0.1", worn(dice, student, 0 if calm else 1),
                             *spoil_answers(dice, answers_of(dice, score, True)), dice.pick(COMMENTS)])
    for _ in range(dice.below(3)):
        rows.append(["", time_of(dice), "", worn(dice, student_id(dice), 30), "满意", "满意", "满意", "80", ""])
    number_rows(dice, rows)
    return rows


def sheet_rows(dice, plans, sheet, calm):
    """One sheet an appraisee by an office; some missing, blank, doubled or contradicted."""
    rows = []
    for plan in plans:
        names = {"班风学风": "management", "班级成绩": "management"} if sheet is TEACHER_SHEET else {}
        usual = "duties" if sheet is TEACHER_SHEET else "department"
        scores = {part: Fraction(plan.score(dice, part)) for part in (usual, "management")}
        cells = [plain(scores[names.get(name, usual)] * most / 100) for name, most in sheet]
        if not calm and dice.chance(6):
            cells[dice.below(len(cells))] = dice.pick(["", "良", "99"])
        if calm or not dice.chance(6):
            rows.append([worn(dice, plan.id, 0 if calm else 1), *cells])
        if dice.chance(4):
            rows.append([plan.id, *cells])
        if not calm and dice.chance(3):
            rows.append([plan.id, "1", *cells[1:]])
    return rows


def class_teacher_rows(dice, plans, calm):
    """Pairs of class teachers and counselors: roster and responses."""
    roster, rows = [], []
    for place, plan in enumerate(plans):
        aim = plan.score(dice, "class-teacher")
        for number in range(1 + dice.below(4)):
            teacher = f"BZR{(place * 3 + number) % 20:03d}"
            roster.append([worn(dice, teacher, 1), worn(dice, plan.id, 1)])
            if calm or dice.chance(85):
                rows.append([time_of(dice), worn(dice, teacher, 0 if calm else 1), plan.id, *pair_of(dice, aim)])
            if dice.chance(5):
                rows.append([dice.pick(TIMES), teacher, plan.id, *pair_of(dice, plan.score(dice))])
    rows += [[dice.pick(TIMES), "BZR999", plans[0].id, "1", "1"]] * (plans != [] and dice.chance(10))
    return roster, rows


def committee_files(dice, plans, calm):
    """One file a member and college."""
    files = {}
    for college in sorted({plan.college for plan in plans}):
        for member in range(3 + dice.below(3) if dice.chance(90) else 1):
            rows = []
            for plan in plans:
                if plan.college == college and (calm or dice.chance(92)):
                    rows.append([worn(dice, plan.id, 0 if calm else 1), *pair_of(dice, plan.score(dice))])
                    if not calm and dice.chance(4):
                        rows.append([plan.id, *dice.pick([rows[-1][1:], ["1", "1"]])])
            files[f"学院评议/{college}/评委{member}.csv"] = (["工号", "德才表现", "工作业绩"], rows)
    return files or {"学院评议/空/评委0.csv": (["工号", "德才表现", "工作业绩"], [])}


def peer_files(dice, plans, calm):
    """A matrix for each college; marks of oneself and of strangers at times."""
    files = {}
    for college in sorted({plan.college for plan in plans}):
        group = [plan for plan in plans if plan.college == college]
        others = [plan.id for plan in plans if plan.college != college][:dice.below(2)] + ["YK998"] * dice.chance(8)
        columns = [plan.id for plan in group] + others
        if len(group) == 1 and dice.chance(70):
            continue
        rows = []
        for rater in group:
            marks = ["" if rater.id == plan.id and dice.chance(70) else "(跳过)" if dice.chance(8) else plan.score(dice)
                     for plan in group]
            marks += [dice.pick(["", "50"]) for _ in others]
            if not calm and dice.chance(5):
                marks[dice.below(len(marks))] = dice.pick(["101", "好", "-3"])
            who = worn(dice, rater.id, 0 if calm else 2) if dice.chance(97) else "YK997"
            rows += [[time_of(dice), who, *marks]] * (1 + (dice.below(15) == 0))
        head = ["提交时间", "评价人工号"] + ["互评： " + c if dice.chance(4) else "互评：" + c for c in columns]
        if len(set(head)) == len(head):
            files[f"辅导员互评/{college}.csv"] = (head, rows)
    return files or {"辅导员互评/空.csv": (["提交时间", "评价人工号", "互评：YK998"], [])}


def counselor_files(dice):
    """All inputs of im-counselor."""
    calm = dice.chance(40)
    plans = plans_of(dice, calm)
    assigned = assign(dice, plans)
    roster, pairs = class_teacher_rows(dice, plans, calm)
    selves = [[worn(dice, plan.id, 0 if calm else 1), time_of(dice), *pair_of(dice, plan.score(dice, "self"))]
              for plan in plans if calm or dice.chance(95)]
    selves += [[plan.id, dice.pick(TIMES), "50", "50"] for plan in plans if dice.chance(4)]
    files = {
        "辅导员名单.csv": (COUNSELORS, counselor_rows(dice, plans, calm)),
        "包联学生名单.csv": (STUDENT_ROSTER, student_roster_rows(dice, assigned, True)),
        "包联班级.csv": (["班主任工号", "辅导员工号"], roster),
        "班主任评价.csv": (["提交时间", "班主任工号", "辅导员工号", "履行职责", "协同育人"], pairs),
        "个人自评.csv": (["工号", "提交时间", "德才表现", "工作业绩"], selves),
        "部门考核.csv": (["工号"] + [name for name, _ in SHEET], sheet_rows(dice, plans, SHEET, calm)),
        **committee_files(dice, plans, calm), **peer_files(dice, plans, calm)}
    for name, rows in parts(dice, student_rows(dice, plans, assigned, calm), ["学生评价/一.csv", "学生评价/二.csv"]).items():
        files[name] = (STUDENT, rows)
    return files


def class_teacher_files(dice):
    """All inputs of im-class-teacher."""
    calm = dice.chance(40)
    plans = plans_of(dice, calm)
    assigned = assign(dice, plans)
    people, answers = [], []
    for place, plan in enumerate(plans, 1):
        counts = [dice.pick(["0", "1", "2", "3", "", "两次"]) for _ in range(2)]
        people.append([str(place), plan.id, f"示例教师{place:03d}", plan.college, "1班", *counts,
                       dice.pick(["是", "否", "无"]) if dice.chance(6) else ""])
        students = assigned[plan.id]
        half = (len(students) + 1) // 2
        for _ in range(dice.pick([len(students)] * 3 + [half, max(0, half - 1), len(students) + 2])):
            same = ["非常满意" if plan.shift.get("labels") else "满意"] * 3
            labels = same if calm else answers_of(dice, plan.score(dice), False)
            answers.append(["", time_of(dice), worn(dice, plan.id, 0 if calm else 1), *spoil_answers(dice, labels), ""])
    number_rows(dice, answers)
    header = ["序号", "提交答卷时间", "1、班主任工号", "2、关心班级", "3、学业指导", "4、总体满意度", "5、意见"]
    roster = student_roster_rows(dice, assigned, False)
    return {
        "班主任名单.csv": (TEACHERS, people), "班级学生名单.csv": (["学号", "姓名", "班主任工号", "学籍状态"], roster),
        "学院考核/全部.csv": (["工号"] + [name for name, _ in TEACHER_SHEET], sheet_rows(dice, plans, TEACHER_SHEET, calm)),
        "学生评价/一.csv": (header, answers)}


def write_survey(name, seed, folder):
    """One input folder."""
    dice = Dice(seed)
    files = {"im-counselor": counselor_files, "im-class-teacher": class_teacher_files}[name](dice)
    for path, (header, rows) in files.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file_bytes(dice, header, rows))


def main():
    if len(sys.argv) != 5:
        print("usage: grading_surveys.py NAME COUNT SEED OUTDIR", file=sys.stderr)
        return 64
    name, count, seed, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    for number in range(count):
        write_survey(name, seed + number, out / f"{number:04d}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
