"""What 内科大发〔2022〕55号 rules for counselors (IM2) and class teachers (IT), as constants and small conditions.

The pipeline definitions are not read, so that a fault in them, or in how manyidu reads them, cannot hide here.
"""

import datetime
from fractions import Fraction
from types import SimpleNamespace
from typing import NamedTuple

import counselors_ledger
from policy import points
from ratings import MARKS, SATISFACTION, Gate, Source


class Rule(NamedTuple):
    """A condition: kind never, outside (never, and out of every base), bar, veto or recorded."""

    name: str
    kind: str
    clause: str
    holds: object  # attributes, figures -> True, False or None where it cannot be told
    consequence: tuple = ()  # text, clause


def known(value, test):
    return None if value is None else test(value)


def both(first, second):
    """Logical and where None is unknown."""
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def text_rule(name, kind, clause, attribute, wanted, consequence=()):
    return Rule(name, kind, clause, lambda a, f: known(a[attribute], lambda v: v == wanted), consequence)


def number_rule(name, kind, clause, attribute, test):
    return Rule(name, kind, clause, lambda a, f: known(a[attribute], test))


def untested(attributes, figures):
    """IM1-11.6: fewer than 90 % of the students assigned took the physical test."""
    assigned = figures.assigned["student"]
    return known(attributes["students-tested"], lambda n: assigned > 0 and 100 * n < 90 * assigned)


def sanctions(attributes, figures):
    """IM2-7.2.4: more than 2 % of the students assigned, compared exactly."""
    assigned = figures.assigned["student"]
    return known(attributes["students-sanctioned"], lambda n: assigned > 0 and 100 * n > 2 * assigned)


def yes_no(column):
    return column, ("是", "否"), "否"


def number(column, blank=Fraction(0)):
    return column, "number", blank


SHEET = {"rules": ("制度执行", 20), "study": ("学风建设", 20), "classes": ("班情熟知", 20), "rewards": ("学生奖惩", 10),
         "training": ("业务培训", 15), "meetings": ("会议活动", 15)}
STUDENT_ITEMS = {"guidance": ("2、思想引领", SATISFACTION), "affairs": ("3、日常事务", SATISFACTION),
                 "care": ("4、关心学生", SATISFACTION), "overall": ("5、总体评分（0-100分）", MARKS)}
CONDUCT = {"conduct": ("德才表现", MARKS), "work": ("工作业绩", MARKS)}
MOVED = ("调离辅导员工作岗位", "IM2-9")


def counselor(settings):
    """IM2: the annual appraisal of counselors."""
    gate = Gate(Fraction(settings.get("threshold", 50)), "IM2-6.2", settings.get("below", "withhold"),
                settings.get("minimum", 5), "LOCAL-few", "withhold",
                ((Fraction(40), Fraction("0.9")), (Fraction(0), Fraction("0.8"))), settings.get("last_round", ""))
    return SimpleNamespace(
        pipeline="im-counselor", period="2026", people="辅导员名单.csv", role="类别",
        start=datetime.date(2026, 1, 1), end=datetime.date(2026, 12, 31), reference=datetime.date(2026, 11, 30),
        limits=("包联开始", "包联结束"),
        attributes={
            "post": ("类别", ("专职", "兼职"), None), "full-time-since": ("任专职辅导员日期", "date", None),
            "dispatched": yes_no("组织派出"), "months-in-post": number("本年度在岗月数", Fraction(12)),
            "months-on-leave": number("本年度请假月数"), "meetings-missed": number("无故缺席培训会议次数"),
            "duties-missed": number("无故缺勤值班任务次数"), "days-away": number("全年累计离岗天数"),
            "students-sanctioned": number("受记过及以上处分学生数"), "political-failing": yes_no("政治立场问题"),
            "slackness": yes_no("长期懈怠"), "accident": yes_no("重大责任事故"), "favouritism": yes_no("营私舞弊查实"),
            "sanction": yes_no("党纪政纪或刑事处罚"), "ethics": ("师德考核", ("合格", "不合格"), "合格"),
            "came": ("到岗日期", "date", None), "left": ("离岗日期", "date", None),
            "diverse-students": yes_no("有民族或留学生"), "students-tested": number("参加体测学生数", None),
            "hours-before-starting": number("岗前培训学时", None), "last-course": ("最近国家级或省级培训", "date", None)},
        ledger=counselors_ledger,
        sources=[
            Source("self", "个人自评.csv", "self", CONDUCT, "", "工号", "提交时间"),
            Source("student", "学生评价/*.csv", "column", STUDENT_ITEMS, "1、您的学号", "", "提交答卷时间", "序号",
                   ("包联学生名单.csv", "学号", "辅导员工号"), True),
            Source("class-teacher", "班主任评价.csv", "column", {"duty": ("履行职责", MARKS), "cooperation": ("协同育人", MARKS)},
                   "班主任工号", "辅导员工号", "提交时间", "", ("包联班级.csv", "班主任工号", "辅导员工号")),
            Source("committee", "学院评议/*/*.csv", "file", CONDUCT, "", "工号"),
            Source("peer", "辅导员互评/*.csv", "peers", {"overall": ("", MARKS)}, "评价人工号", "", "提交时间"),
            Source("department", "部门考核.csv", "office", {i: (c, points(m)) for i, (c, m) in SHEET.items()}, "", "工号")],
        gates={"student": gate, "peer": Gate(Fraction(0), "IM2-6.4", nobody="renormalise")},
        composite_clause="IM2-5",
        tree=[("self", 10, "self", "IM2-6.1"), ("student", 40, "student", "IM2-6.2"),
              ("class-teacher", 10, "class-teacher", "IM2-6.3"),
              ("college", 20, [("college/committee", 50, "committee", "IM2-6.4"),
                               ("college/peer", 50, "peer", "IM2-6.4")], "IM2-6.4"),
              ("department", 20, ("department", list(SHEET)), "IM2-6.5")],
        rules=[
            Rule("part-time", "outside", "IM2-3", lambda a, f: known(a["post"], lambda v: v == "兼职")),
            Rule("first-year", "never", "IM2-7.1.1",
                 lambda a, f: known(a["full-time-since"], lambda v: v > datetime.date(2026, 1, 1))),
            Rule("dispatched", "never", "IM2-7.1.2", lambda a, f: both(
                known(a["dispatched"], lambda v: v == "是"), known(a["months-in-post"], lambda v: v < 5))),
            number_rule("long-leave", "never", "IM2-7.1.3", "months-on-leave", lambda v: v > 5),
            number_rule("missed-meetings", "bar", "IM2-7.2.1", "meetings-missed", lambda v: v >= 1),
            number_rule("missed-duties", "bar", "IM2-7.2.2", "duties-missed", lambda v: v >= 1),
            number_rule("long-away", "bar", "IM2-7.2.3", "days-away", lambda v: v >= 30),
            Rule("student-sanctions", "bar", "IM2-7.2.4", sanctions),
            text_rule("political-failing", "veto", "IM2-7.3.1", "political-failing", "是"),
            text_rule("slackness", "veto", "IM2-7.3.2", "slackness", "是"),
            Rule("student-score", "veto", "IM2-7.3.3",
                 lambda a, f: f.measures["student"] is not None and f.measures["student"] < 60,
                 ("学生评议不合格，不得继续从事辅导员工作", "IM1-24.1")),
            text_rule("accident", "veto", "IM2-7.3.4", "accident", "是"),
            text_rule("favouritism", "veto", "IM2-7.3.5", "favouritism", "是"),
            text_rule("sanction", "veto", "IM2-7.3.6", "sanction", "是"),
            text_rule("ethics", "veto", "IM2-7.3.7", "ethics", "不合格"),
            Rule("physical-test", "recorded", "IM1-11.6", untested),
            number_rule("training-before-starting", "recorded", "IM1-15", "hours-before-starting", lambda v: v < 40),
            Rule("national-course", "recorded", "IM1-15",
                 lambda a, f: known(a["last-course"], lambda v: v < datetime.date(2022, 1, 1)))],
        grades_clause="IM2-7", consequences={
            "优秀": ("授予“优秀辅导员”荣誉称号", "IM2-7"), "基本合格": ("提醒谈话；取消次年专业技术职务评聘资格", "IM2-8"), "不合格": MOVED},
        level_clauses={"优秀": "IM2-7"}, of=settings.get("of", "graded"), by_college=settings.get("by") == "college",
        ties=["student", "department"], share=Fraction(settings.get("share", 15)))


TEACHER_SHEET = {"education": ("思想教育", 15), "dormitory": ("深入宿舍", 10), "support": ("学业帮扶与资助", 15),
                 "records": ("谈心谈话与家校沟通", 10), "order": ("班风学风", 10), "results": ("班级成绩", 10)}
TEACHER_ITEMS = {"care": ("2、关心班级", SATISFACTION), "guidance": ("3、学业指导", SATISFACTION),
                 "overall": ("4、总体满意度", SATISFACTION)}
AGAIN, NOT_AGAIN = ("可续聘", "IT-12"), ("不得续聘", "IT-12")


def class_teacher(settings):
    """IT: the appraisal of class teachers, college by college."""
    few = lambda v: v < 2  # IT-6.10
    return SimpleNamespace(
        pipeline="im-class-teacher", period="2025-2026", people="班主任名单.csv", role="班级",
        start=datetime.date(2025, 9, 1), end=datetime.date(2026, 8, 31), reference=None, limits=(), ledger=None,
        attributes={"activities-autumn": number("秋学期参加班级活动次数", None),
                    "activities-spring": number("春学期参加班级活动次数", None), "serious-mistake": yes_no("班级事务重大失误")},
        sources=[
            Source("college-sheet", "学院考核/*.csv", "office", {i: (c, points(m)) for i, (c, m) in TEACHER_SHEET.items()},
                   "", "工号"),
            Source("student", "学生评价/*.csv", "anonymous", TEACHER_ITEMS, "", "1、班主任工号", "提交答卷时间", "",
                   ("班级学生名单.csv", "学号", "班主任工号"), True)],
        gates={"student": Gate(Fraction(50), "LOCAL-gate", settings.get("below", "withhold"),
                                 last_round=settings.get("last_round", ""))},
        composite_clause="LOCAL-weights",
        tree=[("duties", 50, ("college-sheet", ["education", "dormitory", "support", "records"]), "IT-12"),
              ("management", 20, ("college-sheet", ["order", "results"]), "IT-12"),
              ("student", 30, "student", "LOCAL-weights")],
        rules=[text_rule("serious-mistake", "bar", "IT-14", "serious-mistake", "是"),
               number_rule("few-activities-autumn", "recorded", "IT-6.10", "activities-autumn", few),
               number_rule("few-activities-spring", "recorded", "IT-6.10", "activities-spring", few)],
        grades_clause="IT-12",
        consequences={"优秀": AGAIN, "合格": AGAIN, "基本合格": ("是否续聘待定", "LOCAL-cuts"), "不合格": NOT_AGAIN},
        level_clauses={"优秀": "IT-12"}, of="everyone", by_college=True, ties=["student", "duties"],
        share=Fraction(settings.get("share", 15)))


POLICIES = {"im-counselor": counselor, "im-class-teacher": class_teacher}
