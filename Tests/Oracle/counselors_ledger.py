"""What 内科大发〔2022〕55号 asks of counselors in articles 11 (IM1-11) and 15 of its first document, as a ledger shows it."""

from fractions import Fraction

from ledgers import Calendar, Duty, Ledger, Target
from mentors_ledger import date

CALENDAR = Calendar(
    ("2026", date("2026-01-01"), date("2026-12-31")),
    [("2026春", date("2026-03-02"), date("2026-07-10")), ("2026秋", date("2026-09-01"), date("2026-12-31"))],
    [(date("2026-04-06"), date("2026-04-06")), (date("2026-05-01"), date("2026-05-05")),
     (date("2026-06-19"), date("2026-06-19")), (date("2026-10-01"), date("2026-10-07"))],
    [date("2026-05-09"), date("2026-09-20"), date("2026-10-10")])
THEMES = ("爱国主义教育", "社会主义核心价值观教育", "铸牢中华民族共同体意识教育", "民族团结进步教育", "总体国家安全观教育", "国防宣传教育")
CULTURES = ("中华优秀传统文化", "革命文化", "社会主义先进文化")
EDUCATIONS = ("爱国主义教育", "民族团结进步教育", "国情教育")
TARGETS = [
    Target("students", (), ("包联学生名单.csv", "学号", "辅导员工号"), False,
           {"学籍状态": {"退学": "withdrawn", "休学": "on-leave"}}, ("包联开始", "包联结束", date("2026-11-30"))),
    Target("key-students", (), ("重点关注学生.csv", "学号", "辅导员工号"), False),
    Target("classes", (), ("所带班级.csv", "班级", "辅导员工号")),
    Target("grade-years", (), ("所带年级.csv", "年级", "辅导员工号")),
    Target("six-themes", THEMES), Target("three-cultures", CULTURES), Target("three-educations", EDUCATIONS)]
LABELS = {
    "巡堂": "classroom-round", "网络正面发声": "online-posting", "班团干部例会": "cadre-meeting", "走访宿舍": "dormitory",
    "更新风险台账": "risk-ledger", "主题班会": "class-activity", "团组织生活": "class-activity", "谈心谈话": "talk",
    "学生骨干谈话": "cadre-talk", "学风建设活动": "study-style", "安全演练": "safety-drill", "思想动态调查": "thinking-survey",
    "问题排查": "problem-check", "心理健康活动": "mental-health", "宿舍文化活动": "dormitory-culture",
    "升学动员会": "further-study", "形势与政策课": "policy-lesson", "党课": "policy-lesson", "团课": "policy-lesson",
    "学业成绩分析": "results-analysis", "民族与留学生教育": "diverse-education", "主题教育": "themed-education",
    "文化教育": "culture", "网络安全教育": "network-safety", "文明宿舍评选": "civilised-dormitory",
    "毕业生教育": "graduates-talk", "工作案例": "work-case", "论文或调研报告": "paper", "在岗培训": "training"}
LEDGER = Ledger("ledger", "工作台账/*.csv", ("工号", "日期", "工作类型"), LABELS,
                {target.name: "对象" for target in TARGETS}, "、", {"hours": "学时"})


def once(every, *names):
    """Duties of one record each, of the activity that they are named after."""
    return [Duty(name, (name,), every, Fraction(1), "IM1-11." + every) for name in names]


DUTIES = [
    *once("week", "classroom-round", "online-posting"),
    *once("month", "cadre-meeting", "risk-ledger"),
    Duty("dormitory", ("dormitory",), "month", Fraction(2), "IM1-11.month"),
    Duty("class-activity", ("class-activity",), "quarter", Fraction(1), "IM1-11.quarter", "classes"),
    Duty("key-student-talk", ("talk",), "quarter", Fraction(1), "IM1-11.quarter", "key-students"),
    *once("semester", "cadre-talk", "study-style", "safety-drill", "thinking-survey", "problem-check", "mental-health",
          "dormitory-culture", "further-study", "policy-lesson", "results-analysis"),
    Duty("diverse-education", ("diverse-education",), "semester", Fraction(1), "IM1-11.semester", "three-educations",
         when=lambda attributes: {"是": True, "否": False}.get(attributes["diverse-students"])),
    Duty("student-talk", ("talk",), "year", Fraction(1), "IM1-11.year", "students"),
    Duty("themed-education", ("themed-education",), "year", Fraction(1), "IM1-11.year", "six-themes"),
    Duty("culture", ("culture",), "year", Fraction(1), "IM1-11.year", "three-cultures"),
    Duty("network-safety", ("network-safety",), "year", Fraction(1), "IM1-11.year", "grade-years"),
    *once("year", "civilised-dormitory", "graduates-talk", "work-case", "paper"),
    Duty("training", ("training",), "year", Fraction(16), "IM1-15", count="hours")]
