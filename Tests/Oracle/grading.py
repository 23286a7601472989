"""The naive oracle of im-counselor and im-class-teacher: from scores to composite, grade and tables.

    python3 Tests/Oracle/grading.py im-counselor|im-class-teacher INPUT OUT

Plain and slow, every rule written out from the document and POLICY.md, clause by clause; the definition is not read.
"""

import datetime
import math
import sys
from fractions import Fraction
from types import SimpleNamespace
from typing import NamedTuple

import oracle
from intake import UnusableInput
from policy import FEWEST, fixed, half_up, mean, plain, points, root_fixed
from ratings import MARKS, SATISFACTION, Gate, Ratings, Source, ruling_of, status_of, trimmed

COUNTS = ("published", "flagged", "reduced")


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
            "sanction": yes_no("党纪政纪或刑事处罚"), "ethics": ("师德考核", ("合格", "不合格"), "合格")},
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
              ("college", 20, [("college/committee", 50, "committee", "IM2-6.4"), ("college/peer", 50, "peer", "IM2-6.4")],
               "IM2-6.4"),
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
            text_rule("ethics", "veto", "IM2-7.3.7", "ethics", "不合格")],
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
        start=datetime.date(2025, 9, 1), end=datetime.date(2026, 8, 31), reference=None, limits=(),
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
        grades_clause="IT-12", consequences={"优秀": AGAIN, "合格": AGAIN, "基本合格": ("是否续聘待定", "LOCAL-cuts"), "不合格": NOT_AGAIN},
        level_clauses={"优秀": "IT-12"}, of="everyone", by_college=True, ties=["student", "duties"],
        share=Fraction(settings.get("share", 15)))


POLICIES = {"im-counselor": counselor, "im-class-teacher": class_teacher}
LEVELS = [("合格", 70), ("基本合格", 60), ("不合格", 0)]  # LOCAL-cuts; 优秀 is a place of the quota, from 70


# MARK: - One appraisee


class Figures:
    """Everything of one appraisee, exact until printed."""

    def __init__(self, ratings, appraisee, settings):
        self.id, self.person, self.policy = appraisee, ratings.people[appraisee], ratings.policy
        self.settings = settings
        self.counted = {s.name: [r for r in ratings.counted[s.name] if r.appraisee == appraisee]
                        for s in self.policy.sources}
        self.turnout, self.assigned, self.measures, self.rulings, self.exact, self.scored = {}, {}, {}, {}, {}, {}
        for source in self.policy.sources:
            self.take(source, ratings)
        self.parts = []
        self.compose()
        self.rules = {rule.name: rule.holds(self.person.attributes, self) for rule in self.policy.rules}

    def take(self, source, ratings):
        """Participation, ruling and measure of one source."""
        name, gate = source.name, self.policy.gates.get(source.name)
        gross, excluded, responded = ratings.turnout(source, self.id)
        shown = gate or Gate(Fraction(0), "")
        self.assigned[name] = gross - excluded
        self.turnout[name] = (gross, excluded, responded, *status_of(shown, gross - excluded, responded), shown)
        status, factor, reason = ("published", Fraction(1), "")
        if gate:
            status, factor, reason = ruling_of(gate, self.turnout[name][3], gross - excluded, responded)
        scores = ratings.scores(source, self.id)
        self.scored[name] = len(scores)
        kept = trimmed(scores, self.settings.get("trim", {}).get(name, (0, 0)))
        exact = mean(kept) * factor if kept else None
        self.rulings[name] = (status, reason)
        self.exact[name] = exact if status in COUNTS else None
        self.measures[name] = None if self.exact[name] is None else half_up(self.exact[name], 2)

    # MARK: - The composite

    def compose(self):
        """Components, composite and why it is not there."""
        outcome, share, reason = self.level(self.policy.tree)
        statuses = {part["status"] for part in self.parts}
        self.composite, self.reason = None, reason
        if outcome in COUNTS:
            self.composite, self.reason = half_up(share * 100, 2), ""
            self.status = "published"
            for found, shown in [({"flagged", "reduced"}, "flagged"), ({"left-out"}, "renormalised"), ({"zeroed"}, "zeroed")]:
                if statuses & found:
                    self.status = "published-" + shown
        else:
            self.status = "incomplete" if reason == "missing-source" else "withheld"

    def level(self, parts):
        """(status, share of 1, reason) of one level; its rows are added."""
        outcomes = [(part, *self.leaf(part)) for part in parts]
        kept = sum(weight for (_, weight, _, _), outcome, _, _, _ in outcomes if outcome != "left-out")
        total, first = Fraction(0), {}
        for (path, weight, _, clause), outcome, share, reason, responded in outcomes:
            first.setdefault("zeroed" if outcome == "zeroed" else outcome if outcome not in COUNTS else "published", reason)
            scaled = Fraction(100 * weight, kept) if kept and kept != 100 else Fraction(weight)
            shown = plain(weight) if kept in (0, 100) else fixed(scaled, 2)
            reached = outcome in COUNTS or outcome == "zeroed"
            if reached:
                total += scaled * share / 100
            self.parts.append({
                "path": path, "status": outcome, "responded": str(responded), "clause": clause,
                "weight": "0" if outcome == "left-out" else shown, "exact": share * 100 if reached else None,
                "score": fixed(share * 100, 2) if reached else "", "adds": fixed(share * scaled, 2) if reached else ""})
        for bad in ("withheld", "missing"):
            if bad in first:
                return bad, None, first[bad]
        if set(first) == {"left-out"}:
            return "left-out", None, first["left-out"]
        return "published", total, ""

    def leaf(self, part):
        """(status, share of 1, reason, responded) of one part."""
        _, _, content, _ = part
        if isinstance(content, list):
            return (*self.level(content), "")
        if isinstance(content, str):
            status, reason = self.rulings[content]
            responded, share = self.scored[content], None
            if status in COUNTS:
                share = None if self.exact[content] is None else self.exact[content] / 100
                if share is None:
                    return self.absent(responded)
            return status, (Fraction(0) if status == "zeroed" else share), reason, responded
        source, items = content
        sheets = self.counted[source]
        if not sheets or any(sheets[0].answers[item].rank != 3 for item in items):
            return self.absent(len(sheets))
        scales = next(s.items for s in self.policy.sources if s.name == source)
        most = sum(scales[item][1].highest for item in items)
        return "published", sum(sheets[0].answers[item].value for item in items) / most, "", len(sheets)

    def absent(self, responded):
        """What follows where a source has no data."""
        status = {"withhold": "missing", "renormalise": "left-out", "zero": "zeroed"}[self.settings.get("missing", "withhold")]
        return status, (Fraction(0) if status == "zeroed" else None), "missing-source", responded

    def tie_values(self):
        """What breaks ties; no value is lower than any."""
        values = []
        for name in self.policy.ties:
            value = self.measures.get(name)
            if name not in self.measures or name == "department":
                exact = next(part["exact"] for part in self.parts if part["path"] == name)
                value = None if exact is None else half_up(exact, 2)
            values.append((value is not None, value if value is not None else 0))
        return self.composite, *values

    # MARK: - The grade

    def of_kind(self, *kinds):
        return [rule for rule in self.policy.rules if rule.kind in kinds]

    def holding(self, *kinds):
        return [rule for rule in self.of_kind(*kinds) if self.rules[rule.name]]

    def unknown(self, *kinds):
        return any(self.rules[rule.name] is None for rule in self.of_kind(*kinds))

    def open_grade(self):
        """Steps 1 to 7: status, grade, reason, and whether a rule gave it."""
        never, vetoes, bars = self.holding("never", "outside"), self.holding("veto"), self.holding("bar")
        waiting = ("pending", "", self.reason or "attribute-missing", False)
        if never:
            return "reviewed-only", "", never[0].name, False
        if self.unknown("never", "outside"):
            return waiting
        if vetoes:
            return "graded", "不合格", vetoes[0].name, True
        if self.unknown("veto") or self.composite is None or self.unknown("bar"):
            return waiting
        grade = next(label for label, cut in LEVELS if self.composite >= cut)
        return "graded", grade, bars[0].name if bars else "", False

    def clauses(self):
        """All clauses that applied."""
        cited = {part["clause"] for part in self.parts if part["status"] in COUNTS}
        if self.composite is not None:
            cited.add(self.policy.composite_clause)
        for name, gate in self.policy.gates.items():
            status = self.turnout[name][3]
            if status != "met":
                cited.add(gate.clause)
            if status == "few-raters":
                cited.add(gate.minimum_clause)
            if status == "below-threshold":
                cited.add(gate.last_round)
        kinds = ["recorded", "never", "outside"] + ["bar", "veto"] * (self.grade_status != "reviewed-only")
        cited |= {rule.clause for rule in self.holding(*kinds)}
        if self.grade:
            cited.add(self.policy.grades_clause)
            cited |= {clause for _, clause in self.consequences()}
            if not self.by_rule:
                cited.add(self.policy.level_clauses.get(self.grade, "LOCAL-cuts"))
        return " ".join(sorted(cited - {""}))

    def consequences(self):
        """What the grade leads to, then what the rules that gave it add."""
        own = [self.policy.consequences[self.grade]] if self.grade in self.policy.consequences else []
        return own + [rule.consequence for rule in self.holding("veto") if self.by_rule and rule.consequence]


def give_grades(everybody, policy, settings):
    """Rules and cuts, then the places of 优秀 group by group."""
    for one in everybody:
        one.grade_status, one.grade, one.grade_reason, one.by_rule = one.open_grade()
    groups = {one.person.college for one in everybody} if policy.by_college else {None}
    for college in groups:
        group = [one for one in everybody if college is None or one.person.college == college]
        if policy.of == "graded":
            base = sum(one.grade_status != "reviewed-only" for one in group)
        else:
            base = sum(not one.holding("outside") for one in group)
        places = math.floor(policy.share * base / 100)
        able = [one for one in group if one.grade_status == "graded" and not one.by_rule
                and one.composite >= 70 and not one.holding("bar")]
        pending = any(one.grade_status == "pending" for one in group)
        for one in able:
            ahead = sum(other.tie_values() > one.tie_values() for other in able)
            equal = sum(other.tie_values() == one.tie_values() for other in able)
            wins = ahead < places if settings.get("standing") == "keep" else ahead + equal <= places
            if wins:
                one.grade, one.grade_status = "优秀", "provisional" if pending else "graded"


# MARK: - Tables


def item_rows(one, items, distributions):
    """Means and distributions; of few answers or few raters they are not shown."""
    for source in one.policy.sources:
        for item, (_, scale) in source.items.items():
            answers = [response.answers[item] for response in one.counted[source.name]]
            valid = [answer.value for answer in answers if answer.rank == 3]
            few = min(len(valid), one.turnout[source.name][2]) < FEWEST and source.who != "office"
            hidden = one.rulings[source.name][0] not in COUNTS
            status = "withheld" if hidden else "no-answers" if not valid else "suppressed" if few else "published"
            figures = [value if source.who == "office" else value * 100 / scale.highest for value in valid]
            average = fixed(mean(figures), 2) if status == "published" else ""
            spread = ""
            if status == "published" and len(figures) >= 2:
                spread = root_fixed(sum((f - mean(figures)) ** 2 for f in figures) / (len(figures) - 1), 2)
            missing, absent = sum(a.rank in (0, 2) for a in answers), sum(a.rank == 1 for a in answers)
            items.append([one.id, source.name, item, str(len(valid)), str(missing), str(absent), average, spread, status])
            if source.questionnaire:
                for answer, count in oracle.distribution(scale, valid, status):
                    distributions.append([one.id, source.name, item, answer, count, status])


def tables_of(everybody, policy):
    """name -> (columns, key, rows) as oracle.py has them."""
    tables = {name: (columns.split(","), key, []) for name, (columns, key) in oracle.TABLES.items()}
    for one in everybody:
        college = [other for other in everybody if other.person.college == one.person.college]
        composite = "" if one.composite is None else fixed(one.composite, 2)
        consequence = "；".join(text for text, _ in one.consequences()) if one.grade else ""
        reason = one.grade_reason or one.reason
        tables["appraisal"][2].append([
            one.id, one.person.name, one.person.role, one.person.college, composite, one.status, one.grade,
            one.grade_status, reason, one.clauses(), consequence,
            *oracle.rank_in(one, everybody), *oracle.rank_in(one, college), "false"])
        for part in one.parts:
            tables["components"][2].append([one.id] + [part[key] for key in (
                "path", "status", "responded", "score", "weight", "adds", "clause")])
        for source in policy.sources:
            if source.roster or source.who == "peers":
                gross, excluded, responded, status, rate, needed, gate = one.turnout[source.name]
                tables["participation"][2].append([
                    one.id, source.name, str(gross), str(excluded), str(gross - excluded), str(responded), rate,
                    plain(gate.threshold), "true" if status == "met" else "false", str(needed), status, gate.clause])
        item_rows(one, tables["items"][2], tables["distributions"][2])
    return tables


def appraise(name, folder, settings=None):
    """The whole appraisal of one input folder, as oracle.Result."""
    settings = settings or {}
    policy = POLICIES[name](settings)
    ratings = Ratings(folder, policy)
    everybody = [Figures(ratings, appraisee, settings) for appraisee in ratings.people]
    give_grades(everybody, policy, settings)
    tables = {}
    for table, (columns, key, rows) in tables_of(everybody, policy).items():
        rows.sort(key=lambda row: oracle.bytewise([row[position] for position in key]))
        if rows:
            front = [policy.pipeline, policy.period]
            tables[table] = (["pipeline", "period", *columns], [[*front, *row] for row in rows])
    return oracle.Result(tables, sorted(ratings.rejects, key=oracle.bytewise), ratings.finished_sums(), [])


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in POLICIES:
        print("usage: grading.py im-counselor|im-class-teacher INPUT OUT", file=sys.stderr)
        return 64
    try:
        oracle.write(appraise(sys.argv[1], sys.argv[2]), sys.argv[3])
    except UnusableInput as found:
        print(found, file=sys.stderr)
        return 65
    return 0


if __name__ == "__main__":
    sys.exit(main())
