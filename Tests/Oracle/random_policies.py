"""Random small policies with ledgers: the definition as YAML, the inputs, and the same policy for the oracle.

    python3 Tests/Oracle/random_policies.py SEED OUTDIR

Every key of duties, targets, indicator trees, composites of parts, awards, corrections and grades comes up often.
"""

import datetime
import itertools
import sys
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

from appraisal_oracle import leaves
from ledger_surveys import correction_rows, hours_of, ledger_rows, words_of
from ledgers import DAY, Calendar, Duty, Ledger, Target
from policy import Scale, points
from ratings import Source
from surveys import Dice, file_bytes

EVERY = ["week", "month", "quarter", "semester", "year"]
LABELS = {"visit": ["走访", "查寝"], "talk": ["谈话"], "course": ["培训"], "theme": ["主题 教育"]}
MODES = ["half-up", "half-up", "half-even", "down"]
PLACES = ["课堂", "宿舍", "食堂", "早操", "网络"]
FLAG = ("标记", ("是", "否"), "否")
CORRECTIONS = ["工号", "项目", "原值", "新值", "原因", "批准人", "日期"]
UNITS, TEAMS = ["甲院", "乙院", ""], ["导师", "班主任"]


def calendar_of(dice):
    """A period of two months to a year and a half, with one to three semesters in it."""
    first = datetime.date(2023 + dice.below(4), 1 + dice.below(12), 1 + dice.below(28))
    last = first + (60 + dice.below(480)) * DAY
    semesters, day = [], first + dice.below(20) * DAY
    for number in range(1 + dice.below(3)):
        end = min(day + (5 + dice.below(120)) * DAY, last)
        if day < end:
            semesters.append((f"学期{number + 1}", day, end))
        day = end + (1 + dice.below(60)) * DAY
        if day > last - 10 * DAY:
            break
    days = [day for _, start, end in semesters for day in each_day(start, end)]
    holidays = []
    for _ in range(dice.below(4)):
        start = dice.pick(days)
        holidays.append((start, start + dice.below(9) * DAY))
    free = [day for day in days if day.weekday() > 4 or any(start <= day <= end for start, end in holidays)]
    make_up = sorted({dice.pick(free) for _ in range(dice.below(3))}) if free else []
    calendar = Calendar(("考核 期", first, last), semesters, holidays, make_up)
    if len(semester_names(calendar)) < len(semesters):
        return calendar_of(dice)
    return calendar._replace(until=dice.pick(days) + dice.below(9) * DAY if dice.chance(25) else None)


def each_day(start, end):
    return [start + n * DAY for n in range((end - start).days + 1)]


def semester_names(calendar):
    """Semesters in which there is teaching; `check` refuses others."""
    return {name for name, _, _ in calendar.intervals("semester")}


def targets_of(dice):
    """A list, and files of students and of rooms."""
    return [Target("places", tuple(PLACES[:2 + dice.below(4)])),
            Target("students", (), ("students.csv", "学号", "工号"), False, {"状态": {"退学": "withdrawn"}}),
            Target("rooms", (), ("rooms.csv", "房间", "工号"), dice.chance(70))]


def duties_of(dice, targets, clauses):
    """One to six duties; activities and targets that none asks for are not in the definition."""
    duties = []
    for number in range(1 + dice.below(6)):
        names = [name for name in LABELS if dice.chance(40)] or [dice.pick(list(LABELS))]
        counts = dice.chance(20)
        least = Fraction(dice.pick(["0.5", "2.5", "8", "16"])) if counts else Fraction(1 + dice.below(3))
        when = dice.chance(15)
        duties.append(Duty(
            f"duty-{number}", None if dice.chance(15) else tuple(names), dice.pick(EVERY), least, next(clauses),
            dice.pick(targets).name if dice.chance(45) else "", "hours" if counts else "", dice.chance(15),
            (lambda attributes: None if attributes["flag"] is None else attributes["flag"] == "是") if when else None))
    return duties


def sheet_items(dice):
    """A sheet of points, in one or two groups of which one may hold the other."""
    items = {f"p{n}": (f"分项{n}", points(most)) for n, most in enumerate([5, 10, 4, 6][:2 + dice.below(3)])}
    names = list(items)
    groups = {"first": names[:2]}
    if len(names) > 3:
        groups["all"] = ["first", *names[2:]] if dice.chance(60) else names[2:]
    return items, groups


def review_items(dice):
    """Marks out of 100 in a tree of two levels, with weights."""
    items = {f"i{n}": (f"指标{n}", Scale({}, 100)) for n in range(3 + dice.below(3))}
    names = list(items)
    groups = {"upper": names[:2], "lower": names[2:3] if dice.chance(50) else names[2:]}
    if dice.chance(30):
        groups = {"inner": names[:2], "upper": ["inner", *names[2:3]]}
    weights = {name: Fraction(1 + dice.below(3)) for name in [*items, *groups] if dice.chance(40)}
    return items, groups, weights


def policy_of(seed):
    """Everything that a random policy says."""
    dice, clauses = Dice(seed), (f"RP-{n}" for n in itertools.count(1))
    targets = targets_of(dice)
    duties = duties_of(dice, targets, clauses)
    sheet, sheet_groups = sheet_items(dice)
    review, review_groups, weights = review_items(dice)
    used = [target for target in targets if target.name in {duty.each for duty in duties}]
    labels = {label: name for name, all_labels in LABELS.items() for label in all_labels
              if any(duty.asks(name) for duty in duties)}
    ledger = Ledger("ledger", "ledger*.csv", ("工号", "日期", "事项"), labels, {target.name: "对象" for target in used},
                    dice.pick(["、", ";"]) if used else "", {"hours": "学时"} if any(d.count for d in duties) else {},
                    dice.chance(60))
    policy = SimpleNamespace(
        pipeline="random", seed=seed, dice=dice, people="people.csv", role="团队", limits=(), reference=None,
        mode=dice.pick(MODES), decimals=dice.pick([2, 2, 1, 0, 3]), rates=dice.pick([2, 1, 0]),
        attributes={"came": ("到岗", "date", None), "left": ("离岗", "date", None), "flag": FLAG},
        in_post=dice.pick(["whole", "whole", "any", ""]), gates={},
        ledger=SimpleNamespace(CALENDAR=calendar_of(dice), TARGETS=used, LEDGER=ledger, DUTIES=duties),
        sources=[Source("sheet", "sheet.csv", "office", sheet, "", "工号"),
                 Source("review", "review.csv", "column", review, "评价人", "工号", "提交时间")],
        groups={"sheet": sheet_groups, "review": review_groups}, weights=weights,
        means={"review": dice.pick(["groups", "groups", "responses", "answers"])},
        compare={"review": dice.pick([[], ["college"], ["college", "school"], ["school"]])},
        missing=dice.pick(["withhold", "withhold", "renormalise", "zero"]),
        unit=dice.pick(["parts", "parts", "percent"]))
    policy.period, policy.start, policy.end = policy.ledger.CALENDAR.period
    policy.composite_clause = next(clauses)
    policy.tree = tree_of(dice, policy, clauses)
    policy.grades = grades_of(dice, duties, clauses) if dice.chance(60) else None
    policy.awards = awards_of(dice, policy, clauses)
    policy.corrections = ("corrections.csv", CORRECTIONS, next(clauses)) if dice.chance(60) else None
    policy.notice = next(clauses) if dice.chance(60) else ""
    return policy


def grades_of(dice, duties, clauses):
    """Two levels, a rule that decides, and perhaps one that bars."""
    levels = [("A", Fraction(dice.pick(["60", "75.5", "80", "90"])), next(clauses)), ("B", Fraction(0), next(clauses))]
    bar = None
    if dice.chance(60):
        measure, limit = f"duties/{dice.pick(duties).name}", Fraction(dice.pick(["50", "100"]))
        bar = ("shirking", measure, limit, "A", next(clauses))
    veto = ("flagged", "flag", "是", "B", next(clauses))
    return SimpleNamespace(clause=next(clauses), levels=levels, veto=veto, bar=bar)


def tree_of(dice, policy, clauses):
    """(path, weight, content, clause); a content is ("score", source), ("sum", source, items), ("duties", names) or
    ("first", contents).
    """
    binding = [duty.name for duty in policy.ledger.DUTIES if not duty.advisory]
    groups = policy.groups["sheet"]
    tops = [name for name in groups if not any(name in members for members in groups.values())]
    sums = [("sum", "sheet", tops), ("sum", "sheet", list(policy.sources[0].items)[:1])]
    contents = [("score", "review"), dice.pick(sums)]
    if binding:
        own = ("duties", binding if dice.chance(60) else binding[:1 + dice.below(len(binding))])
        contents.append(("first", [dice.pick(sums), own]) if dice.chance(50) else own)
    if dice.chance(30):
        contents.append(("score", "review"))
    weights = [Fraction(1 + dice.below(4)) for _ in contents]
    if policy.unit == "percent":
        weights = [Fraction(20)] * (len(contents) - 1)
        weights.append(100 - sum(weights))
    return [(f"part-{n}", weight, content, next(clauses)) for n, (weight, content) in enumerate(zip(weights, contents))]


def awards_of(dice, policy, clauses):
    """One to three awards, of which later ones may take the next places."""
    awards = []
    measures = ["review", "part-0", "part-1", "duties", f"duties/{policy.ledger.DUTIES[0].name}"]
    for number in range(1 + dice.below(3)):
        size = ("places", dice.below(4)) if dice.chance(60) else ("share", Fraction(dice.pick(["10", "33.3", "50"])))
        ties = [dice.pick(measures) for _ in range(dice.below(4))]
        awards.append(SimpleNamespace(
            name=f"award-{number}", title=f"奖{number}", size=size, rounding=dice.pick(["down", "half-up", "half-even"]),
            by=dice.pick(["school", "college", "role"]), ties=sorted(set(ties)),
            basis=dice.pick(["published", "exact"]),
            standing=dice.pick(["cut", "keep"]), clause=next(clauses), yuan=dice.pick([None, 500, 1000]),
            amount=next(clauses), measure=dice.pick(["composite", "review"]),
            after=[award.name for award in awards if dice.chance(60)]))
    return awards


# MARK: - The definition


def flow(values):
    return "[" + ", ".join(map(str, values)) + "]"


def number(value):
    """A decimal as it stands in a definition."""
    return f"{float(value):g}"


def yaml_of(policy):
    """The definition of a policy."""
    calendar, ledger, grades = policy.ledger.CALENDAR, policy.ledger.LEDGER, policy.grades
    name, first, last = calendar.period
    post = f"\n  in-post: {{from: came, until: left, required: {policy.in_post}}}" if policy.in_post else ""
    lines = [f"""pipeline: random
title: {{zh: 随机, en: Random}}
authority: none
language: zh
period: {{name: {name}, from: {first}, to: {last}}}
rounding: {{mode: {policy.mode}, scores: {policy.decimals}, rates: {policy.rates}}}
appraisees:
  file: people.csv
  columns: {{id: 工号, name: 姓名, role: 团队}}
  college: {{column: 学院}}
  attributes:
    came: {{column: 到岗, type: date}}
    left: {{column: 离岗, type: date}}
    flag: {{column: 标记, one-of: [是, 否], blank: 否}}{post}
calendar:
  semesters: {flow(f'{{name: {n}, from: {a}, to: {b}}}' for n, a, b in calendar.semesters)}
  holidays: {flow(f'{{name: 假, from: {a}, to: {b}}}' for a, b in calendar.holidays)}
  make-up-days: {flow(calendar.make_up)}{f"{chr(10)}  until: {calendar.until}" if calendar.until else ""}
scales:
  marks: {{range: {{from: 0, to: 100}}}}
"""]
    lines += ["targets:\n"] * bool(policy.ledger.TARGETS) + [target_yaml(target) for target in policy.ledger.TARGETS]
    lines += ["sources:\n", sheet_yaml(policy), review_yaml(policy), ledger_yaml(ledger), "duties:\n"]
    lines += [duty_yaml(duty) for duty in policy.ledger.DUTIES]
    lines.append(f"composite:\n  unit: {policy.unit}\n  missing: {policy.missing}\n"
                 f"  clause: {policy.composite_clause}\n  parts:\n")
    for path, weight, content, clause in policy.tree:
        lines.append(f"    {path}: {{weight: {number(weight)}, {content_yaml(content)}, clause: {clause}}}\n")
    if grades:
        lines.append(f"grades:\n  measure: composite\n  clause: {grades.clause}\n  levels:\n"
                     + "".join(f"    - {{label: {label}, from: {number(start)}, clause: {clause}}}\n"
                               for label, start, clause in grades.levels) +
                     "  always-is:\n    flagged: {title: {zh: 记, en: f}, label: B, when: {attribute: flag, equals: 是}, "
                     f"clause: {grades.veto[4]}}}\n")
        if grades.bar:
            lines.append("  cannot-be:\n    shirking: {title: {zh: 缺, en: s}, label: A, when: {measure: "
                         f"{grades.bar[1]}, below: {number(grades.bar[2])}}}, clause: {grades.bar[4]}}}\n")
    lines += ["awards:\n"] + [award_yaml(award) for award in policy.awards]
    if policy.corrections:
        lines.append("corrections:\n  file: corrections.csv\n  columns: {appraisee: 工号, what: 项目, old: 原值, new: 新值, "
                     f"reason: 原因, approved-by: 批准人, date: 日期}}\n  clause: {policy.corrections[2]}\n")
    return "".join(lines) + (f"notice: {{clause: {policy.notice}}}\n" if policy.notice else "")


def target_yaml(target):
    if target.members:
        return f"  {target.name}: {{one-of: {flow(target.members)}}}\n"
    name, member, appraisee = target.file
    excluded = flow(f"{{column: {column}, equals: {value}, reason: {reason}}}"
                    for column, reasons in target.excluded.items() for value, reason in reasons.items())
    return (f"  {target.name}: {{file: {name}, columns: {{id: {member}, appraisee: {appraisee}}}"
            + f", exclude: {excluded}" * bool(target.excluded) + ", names: shown" * target.shown + "}\n")


def groups_yaml(groups, weights, sums):
    more = lambda name: f", weight: {number(weights[name])}" if name in weights else ""
    total = lambda name: f", points: {sums[name]}" if sums else ""
    return "    groups:\n" + "".join(
        f"      {name}: {{of: {flow(members)}{more(name)}{total(name)}}}\n" for name, members in groups.items())


def sheet_yaml(policy):
    source, groups = policy.sources[0], policy.groups["sheet"]
    sums = {name: sum(source.items[item][1].highest for item in leaves(groups, name)) for name in groups}
    items = "".join(f"      {item}: {{column: {column}, points: {scale.highest}}}\n"
                    for item, (column, scale) in source.items.items())
    return ("  sheet:\n    kind: review\n    title: {zh: 表, en: s}\n    files: sheet.csv\n    rater: office\n"
            "    columns: {appraisee: 工号}\n    items:\n" + items + groups_yaml(groups, {}, sums))


def review_yaml(policy):
    source = policy.sources[1]
    items = "".join(
        f"      {item}: {{column: {column}, scale: marks"
        + (f", weight: {number(policy.weights[item])}" if item in policy.weights else "") + "}\n"
        for item, (column, scale) in source.items.items())
    text = ("  review:\n    kind: review\n    title: {zh: 评, en: r}\n    files: review.csv\n"
            "    columns: {rater: 评价人, appraisee: 工号, submitted: 提交时间}\n    items:\n" + items)
    text += groups_yaml(policy.groups["review"], policy.weights, None)
    text += f"    score: {{mean-of: {policy.means['review']}}}\n"
    return text + (f"    compare-with: {flow(policy.compare['review'])}\n" if policy.compare["review"] else "")


def ledger_yaml(ledger):
    names = {}
    for label, name in ledger.activities.items():
        names.setdefault(name, []).append(label)
    text = ("  ledger:\n    kind: ledger\n    title: {zh: 账, en: l}\n    files: ledger*.csv\n"
            "    columns: {appraisee: 工号, date: 日期, activity: 事项}\n    activities:\n"
            + "".join(f"      {name}: {flow(labels)}\n" for name, labels in names.items()))
    if ledger.targets:
        text += "    targets:\n" + "".join(f"      {name}: {column}\n" for name, column in ledger.targets.items())
        text += f"    separator: \"{ledger.separator}\"\n"
    if ledger.amounts:
        text += "    amounts: {hours: 学时}\n"
    return text + f"    duplicates: {'drop' if ledger.drop else 'keep'}\n"


def duty_yaml(duty):
    parts = [f"activities: {flow(duty.activities) if duty.activities else 'all'}", f"every: {duty.every}",
             f"at-least: {number(duty.least)}", f"clause: {duty.clause}"]
    parts += [f"each: {duty.each}"] * bool(duty.each) + [f"count: {duty.count}"] * bool(duty.count)
    parts += ["kind: advisory"] * duty.advisory + ["when: {attribute: flag, equals: 是}"] * bool(duty.when)
    return f"  {duty.name}: {{title: {{zh: 职, en: d}}, {', '.join(parts)}}}\n"


def content_yaml(content):
    kind, *what = content
    if kind == "first":
        return "first-of: " + flow("{" + content_yaml(one) + "}" for one in what[0])
    if kind == "sum":
        return f"sum: {{source: {what[0]}, items: {flow(what[1])}}}"
    return f"{kind}: {what[0] if kind == 'score' else flow(what[0])}"


def award_yaml(award):
    size = f"places: {award.size[1]}" if award.size[0] == "places" else (
        f"share: {number(award.size[1])}, rounding: {award.rounding}")
    text = (f"  {award.name}:\n    title: {{zh: {award.title}, en: a}}\n    measure: {award.measure}\n"
            f"    quota: {{{size}, of: everyone, by: {award.by}, ties: {flow(award.ties)}, ties-on: {award.basis}, "
            f"standing-ties: {award.standing}}}\n    clause: {award.clause}\n")
    text += f"    after: {flow(award.after)}\n" if award.after else ""
    return text + (f"    amount: {{yuan: {award.yuan}, clause: {award.amount}}}\n" if award.yuan else "")


# MARK: - The inputs


def write_inputs(policy, folder):
    """All files but the corrections, which need to know what comes out."""
    dice, calendar = policy.dice, policy.ledger.CALENDAR
    ids = [f"TP{n:02d}" if dice.chance(80) else f"00{7100 + n}" for n in range(2 + dice.below(8))]
    edges = [day for semester in calendar.semesters for day in semester[1:]] + calendar.make_up
    people = [[one, f"示例{one}", dice.pick(UNITS), dice.pick(TEAMS),
               *(str(dice.pick(edges) + dice.pick([-1, 0, 1, 9]) * DAY) if dice.chance(25) else "" for _ in range(2)),
               dice.pick(["", "否", "是", "有"]) if dice.chance(30) else ""] for one in ids]
    students = {one: [f"3260{place:02d}{n:06d}" for n in range(dice.below(4))] for place, one in enumerate(ids)}
    rooms = {one: [f"{dice.pick('AB')} {place}{n}" for n in range(dice.below(3))] for place, one in enumerate(ids)}
    calm = dice.chance(50)  # scores tie often
    levels = [80 if calm and dice.chance(70) else dice.pick([60, 70, 80, 80, 90, 100]) for _ in ids]
    files = {
        "people.csv": (["工号", "姓名", "学院", "团队", "到岗", "离岗", "标记"], people),
        "students.csv": (["学号", "工号", "状态"], [[student, one, "退学" if dice.chance(15) else ""]
                                               for one in ids for student in students[one]]),
        "rooms.csv": (["房间", "工号"], [[room, one] for one in ids for room in rooms[one]]),
        "sheet.csv": (["工号", *(column for column, _ in policy.sources[0].items.values())],
                      [[one, *(mark(dice, level * scale.highest // 100, scale.highest, calm)
                               for _, scale in policy.sources[0].items.values())]
                       for one, level in zip(ids, levels) if dice.chance(85)]),
        "review.csv": (["提交时间", "评价人", "工号", *(column for column, _ in policy.sources[1].items.values())],
                       [[f"{calendar.period[1]} 8:0{rater}", f"R{rater}", one,
                         *(mark(dice, level - 10 * (not calm and dice.chance(25)), 100, calm)
                           for _ in policy.sources[1].items)]
                        for one, level in zip(ids, levels) for rater in range(dice.pick([0, 3, 5, 6]))])}
    own = lambda one, label: students[one] + rooms[one] + PLACES[:4]
    rows = ledger_rows(dice, calendar, ids, list(policy.ledger.LEDGER.activities),
                       lambda one, label: words_of(dice, own(one, label), ["早操", "A 00", "326000000001"],
                                                   policy.ledger.LEDGER.separator or "、"), lambda label: hours_of(dice))
    files["ledger.csv"] = (["工号", "日期", "事项", "对象", "学时", "备注"], rows)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, all_rows) in files.items():
        (folder / name).write_bytes(file_bytes(dice, header, all_rows))
    return ids


def mark(dice, value, most, calm):
    """Points or a mark; now and then none."""
    return dice.pick(["", "良", str(most + 1)]) if not calm and dice.chance(6) else str(value)


def write_corrections(policy, folder, ids, published):
    """Corrections of what came out; `published`: (appraisee, what) -> text."""
    if not policy.corrections or policy.dice.chance(10):
        return
    most = {"composite": 100, **{path: 100 for path, *_ in policy.tree}}
    rows = correction_rows(policy.dice, ids, published, most, policy.decimals, ["A", "B"] if policy.grades else ())
    (folder / "corrections.csv").write_bytes(file_bytes(policy.dice, CORRECTIONS, rows))


def main():
    if len(sys.argv) != 3:
        print("usage: random_policies.py SEED OUTDIR", file=sys.stderr)
        return 64
    policy, out = policy_of(int(sys.argv[1])), Path(sys.argv[2])
    write_inputs(policy, out / "input")
    (out / "policy.yaml").write_text(yaml_of(policy), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
