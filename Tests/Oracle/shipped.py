"""The appraisals of 校发〔2022〕50号 (US), of the counselor work standard (CQ), of leaders (HD) and of the made-up
laboratory policy (LAB), as constants: the definitions are not read.
"""

from fractions import Fraction
from types import SimpleNamespace

from ledgers import Calendar, Duty, Ledger, Target
from mentors_ledger import CALENDAR, date
from policy import Scale, points
from ratings import EXCLUDED, MARKS, SATISFACTION, Gate, Source

HALF = Gate(Fraction(50), "LOCAL-gate")
POSTED = {"came": ("到岗日期", "date", None), "left": ("离岗日期", "date", None)}
YEAR = {"start": date("2025-09-01"), "end": date("2026-08-31"), "period": "2025-2026"}


def policy(**more):
    """What most of them say, and what is different."""
    usual = {"role": "岗位", "attributes": POSTED, "limits": (), "reference": None, "in_post": "whole", "sources": [],
             "gates": {}, "groups": {}, "weights": {}, "means": {}, "compare": {}, "unit": "parts", "tree": [],
             "missing": "withhold", "composite_clause": "", "mode": "half-up", "decimals": 2, "rates": 2,
             "grades": None, "awards": [], "corrections": None, "notice": "", **YEAR}
    return SimpleNamespace(**{**usual, **more})


def duty(name, every, least, clause, *activities, each="", advisory=False, count=""):
    return Duty(name, activities or None, every, Fraction(least), clause, each, count, advisory)


# MARK: - US


def award(name, title, places, after, yuan, clause):
    return SimpleNamespace(name=name, title=title, size=("places", places), rounding="", by="school",
                           ties=["student", "check"], basis="exact", standing="cut", clause="US-3.2b", yuan=yuan,
                           amount=clause, measure="composite", after=after)


def team(pipeline, people, role, who, items, sheet, labels, duties, awards):
    """Performance check, satisfaction and peers in equal parts; the ledger where there is no sheet."""
    scales = [SATISFACTION._replace(not_applicable=())] * 3
    questions = dict(zip(("guidance", "care", "overall"), zip([f"3、{items[0]}", f"4、{items[1]}", "5、总体满意度"], scales)))
    marks = {name: (column, points(most)) for name, column, most in sheet}
    check = ("first", [("sum", "inspection", list(marks)), ("duties", [one.name for one in duties])])
    return policy(
        pipeline=pipeline, people=people, role=role, matrix="评议：",
        sources=[Source("student", "学生满意度/*.csv", "column", questions, "1、您的学号", f"2、{who}工号", "提交答卷时间", "序号",
                        ("学生名单.csv", "学号", f"{who}工号"), True),
                 Source("peer", "同行评议/*.csv", "peers", {"recognition": ("", MARKS)}, "评价人工号", "", "提交时间"),
                 Source("inspection", "专项检查.csv", "office", marks, "", "工号")],
        gates={"student": HALF, "peer": Gate(Fraction(0), "LOCAL-parts", nobody="renormalise")},
        ledger=SimpleNamespace(CALENDAR=CALENDAR, TARGETS=[], DUTIES=duties, LEDGER=Ledger(
            "ledger", "工作台账/*.csv", ("工号", "日期", "工作类型"), labels)),
        composite_clause="US-3.2a", notice="US-3.2b", awards=awards,
        tree=[("check", Fraction(1), check, "LOCAL-parts"),
              ("student", Fraction(1), ("score", "student"), "LOCAL-parts"),
              ("peer", Fraction(1), ("score", "peer"), "LOCAL-parts")])


def tutor():
    duties = [duty("exchanges", "semester", 4, "US-2.1", "exchange"),
              duty("counselor-talk", "semester", 1, "US-2.1", "counselor-talk")]
    return team("us-tutor", "导师名单.csv", "职称", "导师", ("学业与科研指导", "关心与交流"),
                [("guidance", "指导机制", 40), ("records", "交流记录", 30), ("conduct", "言传身教", 30)],
                {"学生交流": "exchange", "与辅导员沟通": "counselor-talk"}, duties,
                [award("top-ten", "十佳导师", 10, [], 10000, "US-T1"),
                 award("nominated", "十佳导师提名", 15, ["top-ten"], 5000, "US-T1")])


def class_teacher():
    duties = [duty("class-meetings", "semester", 2, "US-2.2", "class-meeting"),
              duty("themed-education", "semester", 1, "US-2.2", "themed-education")]
    return team("us-class-teacher", "班主任名单.csv", "班级", "班主任", ("学风与班级建设", "关心与沟通"),
                [("style", "班风学风", 40), ("meetings", "班会记录", 30), ("contact", "家校沟通", 30)],
                {"班会": "class-meeting", "主题教育活动": "themed-education"}, duties,
                [award("top-ten", "十佳班主任", 10, [], 10000, "US-T2"),
                 award("nominated", "十佳班主任提名", 15, ["top-ten"], 5000, "US-T2")])


def counselor():
    duties = [duty("class-meetings", "semester", 2, "US-2.3", "class-meeting"),
              duty("dormitory", "week", 2, "US-2.3", "dormitory"), duty("lessons", "week", 3, "US-2.3", "lesson")]
    return team("us-counselor", "辅导员名单.csv", "岗位", "辅导员", ("思想引领与日常事务", "关心与沟通"),
                [("education", "思想教育", 40), ("affairs", "日常事务", 30), ("safety", "安全稳定", 30)],
                {"主题班会": "class-meeting", "走访宿舍": "dormitory", "随堂听课": "lesson"}, duties,
                [award("top-ten", "十佳辅导员", 10, [], 10000, "US-T3"),
                 award("nominated", "十佳辅导员提名", 5, ["top-ten"], 5000, "US-T3")])


# MARK: - CQ


INDICATORS = {  # 4 first-level and 18 second-level indicators
    "quality": {"political": "1.1政治素质", "moral": "1.2道德素质", "professional": "1.3业务素质", "team": "1.4团队素质"},
    "guidance": {"daily-education": "2.1日常思想政治教育", "online-education": "2.2网络思想政治教育", "research": "2.3理论研究",
                 "themed-education": "2.4专题教育"},
    "classes": {"study-style": "3.1学风创建", "party-and-league": "3.2党团建设", "class-building": "3.3班级建设",
                "living-quarters": "3.4生活园区建设"},
    "affairs": {"employment": "4.1就业服务与指导", "aid": "4.2资助工作", "mental-health": "4.3心理健康指导",
                "rewards": "4.4学生奖励和惩处工作", "safety": "4.5日常安全稳定工作", "emergencies": "4.6突发事件处理"}}


def rubric():
    items = {name: (column, MARKS) for group in INDICATORS.values() for name, column in group.items()}
    groups = {name: list(group) for name, group in INDICATORS.items()}
    both = ("peer", "committee")
    labels = {"周末晚点名": "roll-call", "主题班会": "themed-meeting", "安全教育": "safety-education"}
    return policy(
        pipeline="cq-rubric", people="辅导员名单.csv",
        sources=[Source("peer", "互评/*.csv", "colleagues", items, "评价人工号", "被评人工号", "提交时间"),
                 Source("committee", "评议/*/*.csv", "file", items, "", "被评人工号")],
        gates={"peer": Gate(Fraction(0), "LOCAL-rubric", nobody="renormalise")},
        groups=dict.fromkeys(both, groups), means=dict.fromkeys(both, "groups"),
        compare=dict.fromkeys(both, ["college", "school"]), composite_clause="LOCAL-rubric",
        tree=[(name, Fraction(1), ("score", name), "LOCAL-rubric") for name in both],
        ledger=SimpleNamespace(
            CALENDAR=CALENDAR,
            TARGETS=[Target("students", (), ("所带学生名单.csv", "学号", "辅导员工号"), False, {"学籍状态": EXCLUDED}),
                     Target("classes", (), ("所带班级.csv", "班级", "辅导员工号"))],
            LEDGER=Ledger("ledger", "工作台账.csv", ("工号", "日期", "工作类型"), labels,
                          {"students": "学号", "classes": "班级"}, "、"),
            DUTIES=[duty("roll-call", "week", 1, "CQ-3.3", "roll-call", each="classes"),
                    duty("themed-meeting", "week", 1, "CQ-3.3", "themed-meeting", each="classes"),
                    duty("safety-education", "year", 1, "CQ-4.5", "safety-education", each="students")]))


# MARK: - HD


def leaders():
    nine = ("课堂", "班级", "宿舍", "食堂", "社团", "讲座", "早操", "网络", "学生活动现场")
    seven = tuple(place for place in nine if place not in ("早操", "学生活动现场"))
    labels = {"思政课": "ideology-lecture", "形势与政策课": "ideology-lecture", "党课": "party-lecture", "面对面交流": "face-to-face",
              "随堂听课": "lesson", "担任班主任": "class", "联系班级": "contact", "联系宿舍": "contact", "联系社团": "contact",
              "集体活动": "group-activity", "社会实践": "group-activity", "向党委汇报": "report"}
    autumn, spring = ("2025秋", date("2025-09-03"), date("2026-01-16")), CALENDAR.semesters[1]
    ends = date("2026-07-31")
    period = ("2025-2026", YEAR["start"], ends)
    return policy(
        pipeline="hd-leaders", people="校领导名单.csv", role="职务", end=ends,
        attributes={"came": ("到任日期", "date", None), "left": ("离任日期", "date", None)},
        ledger=SimpleNamespace(
            CALENDAR=Calendar(period, [autumn, spring], CALENDAR.holidays, CALENDAR.make_up),
            TARGETS=[Target("nine-places", nine), Target("seven-places", seven)],
            LEDGER=Ledger("ledger", "工作台账/*.csv", ("工号", "日期", "类型"), labels,
                          {"nine-places": "地点", "seven-places": "地点"}),
            DUTIES=[duty("lecture", "semester", 1, "HD-34", "ideology-lecture"),
                    duty("meet-students", "week", 1, "HD-34", "face-to-face"),
                    duty("one-contact", "year", 1, "HD-34", "contact", advisory=True),
                    duty("six-class", "year", 1, "HD-6x1", "class"),
                    duty("six-lecture", "semester", 1, "HD-6x1", "party-lecture", "ideology-lecture"),
                    duty("six-activity", "semester", 1, "HD-6x1", "group-activity"),
                    duty("six-lesson", "month", 1, "HD-6x1", "lesson"),
                    duty("six-talk", "week", 1, "HD-6x1", "face-to-face"),
                    duty("six-report", "year", 1, "HD-6x1", "report"),
                    duty("nine-in", "year", 1, "HD-9in", each="nine-places"),
                    duty("seven-in", "year", 1, "HD-9in", each="seven-places")]))


# MARK: - LAB


def laboratory():
    stars = Scale({"五星": 5, "四星": 4, "三星": 3, "二星": 2, "一星": 1}, 5)
    questions = {"preparation": ("实验准备", stars), "equipment": ("设备状态", stars)}
    best = SimpleNamespace(name="best-of-centre", title="中心标兵", size=("places", 1), rounding="", by="college",
                           ties=["teachers"], basis="published", standing="keep", clause="LAB-7", yuan=800,
                           amount="LAB-7", measure="composite", after=[])
    return policy(
        pipeline="lab-technician", people="实验技术人员.csv", columns=("编号", "中心"),
        attributes={"accident": ("安全事故", ("有", "无"), "无")}, in_post="", mode="half-even", decimals=1, rates=1,
        sources=[Source("teachers", "教师评价.csv", "column", questions, "教师编号", "技术人员编号", "提交时间", "",
                        ("任课教师.csv", "教师编号", "技术人员编号"), True)],
        gates={"teachers": Gate(Fraction(60), "LAB-3")}, means={"teachers": "answers"}, unit="percent",
        composite_clause="LAB-4", notice="LAB-8", awards=[best],
        corrections=("更正.csv", ["编号", "项目", "原值", "新值", "原因", "批准人", "日期"], "LAB-8"),
        tree=[("teachers", Fraction(60), ("score", "teachers"), "LAB-3"),
              ("duties", Fraction(40), ("duties", ["rounds", "training"]), "LAB-2")],
        grades=SimpleNamespace(
            clause="LAB-4", levels=[(label, Fraction(start), "LAB-4") for label, start in zip("ABC", (85, 60, 0))],
            veto=("accident", "accident", "有", "C", "LAB-5"),
            bar=("missed-rounds", "duties/rounds", Fraction(90), "A", "LAB-6")),
        ledger=SimpleNamespace(
            CALENDAR=CALENDAR._replace(holidays=CALENDAR.holidays[:1], make_up=[]),
            TARGETS=[Target("rooms", (), ("实验室分工.csv", "房间", "编号"))],
            LEDGER=Ledger("ledger", "巡检记录.csv", ("编号", "日期", "事项"), {"巡检": "round", "培训": "course"},
                          {"rooms": "房间"}, "", {"hours": "学时"}, False),
            DUTIES=[duty("rounds", "month", 1, "LAB-2", "round", each="rooms"),
                    duty("training", "semester", 8, "LAB-2", "course", count="hours")]))


POLICIES = {"us-tutor": tutor, "us-class-teacher": class_teacher, "us-counselor": counselor, "cq-rubric": rubric,
            "hd-leaders": leaders, "lab-technician": laboratory}
