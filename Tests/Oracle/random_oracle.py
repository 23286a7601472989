"""What a random policy (random_policies.py) makes of its inputs: every rule once more, plain and slow."""

import math
from fractions import Fraction

import oracle
from corrections import Corrections
from ledgers import compliance, partly, whole
from policy import FEWEST, mean, plain
from random_policies import leaves
from ratings import Ratings

IN_POST = {"whole": whole, "any": partly, "": lambda came, left: lambda days: True}
COUNTS = ("published", "corrected")


def rounded(value, places, mode):
    """A value as it is published."""
    scaled = value * 10**places
    low, rest = math.floor(scaled), scaled - math.floor(scaled)
    up = {"down": False, "half-up": rest >= Fraction(1, 2),
          "half-even": rest > Fraction(1, 2) or rest == Fraction(1, 2) and low % 2 == 1}[mode]
    return Fraction(low + up, 10**places)


def printed(value, places, mode):
    """The published value as text."""
    digits = str(int(rounded(value, places, mode) * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def root(square, places, mode):
    """The square root as it is published: floor, and then which side of the half it lies on."""
    low = math.isqrt(math.floor(square * 100**places))
    half = Fraction(2 * low + 1, 2) ** 2
    above, tie = square * 100**places > half, square * 100**places == half
    up = mode != "down" and (above or tie and (mode == "half-up" or low % 2 == 1))
    return printed(Fraction(low + up, 10**places), places, "down")


class Case:
    """One appraisee under a random policy."""

    def __init__(self, ratings, appraisee):
        self.id, self.person, self.policy = appraisee, ratings.people[appraisee], ratings.policy
        self.counted = {s.name: [r for r in ratings.counted[s.name] if r.appraisee == appraisee]
                        for s in self.policy.sources}
        came, left = self.person.attributes["came"], self.person.attributes["left"]
        self.duties = {duty: ratings.ledgers.outcome(duty, appraisee, self.person.attributes,
                                                     IN_POST[self.policy.in_post](came, left))
                       for duty in self.policy.ledger.DUTIES}
        self.scores = [score for score in map(self.response_score, self.counted["review"]) if score is not None]
        self.corrected, self.awards, self.grade, self.changed = {}, [], ("", "not-applicable", "", False), False
        self.compose()

    def show(self, value):
        """A score as it is published."""
        return "" if value is None else printed(value, self.policy.decimals, self.policy.mode)

    def published(self, value):
        return None if value is None else rounded(value, self.policy.decimals, self.policy.mode)

    # MARK: - Scores of the review

    def value(self, source, response, name):
        """Percent of an item or the weighted mean of a group, points or their sum; None where there is none."""
        groups, weights = self.policy.groups[source.name], self.policy.weights
        if name not in groups:
            answer = response.answers[name]
            return answer.value if answer.rank == 3 else None
        if source.name == "sheet":
            values = [self.value(source, response, item) for item in leaves(groups, name)]
            return None if None in values else sum(values)
        pairs = [(self.value(source, response, member), weights.get(member, 1)) for member in groups[name]]
        pairs = [(value, weight) for value, weight in pairs if value is not None]
        return sum(v * w for v, w in pairs) / sum(w for _, w in pairs) if pairs else None

    def response_score(self, response):
        source, groups, weights = self.policy.sources[1], self.policy.groups["review"], self.policy.weights
        if not self.policy.by_groups:
            values = [answer.value for answer in response.answers.values() if answer.rank == 3]
            return mean(values) if values else None
        inner = {member for members in groups.values() for member in members}
        tops = [name for name in [*groups, *source.items] if name not in inner]
        pairs = [(self.value(source, response, name), weights.get(name, 1)) for name in tops]
        pairs = [(value, weight) for value, weight in pairs if value is not None]
        return sum(v * w for v, w in pairs) / sum(w for _, w in pairs) if pairs else None

    # MARK: - The composite

    def content(self, content):
        """(share of 1 or None, responded)."""
        kind, what = content
        if kind == "score":
            return (mean(self.scores) / 100 if self.scores else None), str(len(self.scores))
        if kind == "duties":
            rate = compliance([outcome for duty, outcome in self.duties.items() if duty.name in what])
            return (None if rate is None else rate / 100), ""
        if kind == "first":
            return next((found for found in map(self.content, what) if found[0] is not None), (None, ""))
        source, sheets = self.policy.sources[0], self.counted["sheet"]
        groups = self.policy.groups["sheet"]
        items = [item for name in what for item in (leaves(groups, name) if name in groups else [name])]
        values = [self.value(source, sheet, item) for sheet in sheets[:1] for item in items]
        if not values or None in values:
            return None, str(len(sheets))
        return sum(values) / sum(source.items[item][1].highest for item in items), str(len(sheets))

    def compose(self):
        """Components and the composite."""
        absent = {"withhold": "missing", "renormalise": "left-out", "zero": "zeroed"}[self.policy.missing]
        total = sum(weight for _, weight, _, _ in self.policy.tree)
        self.parts = []
        for path, weight, content, clause in self.policy.tree:
            share, responded = self.content(content)
            status = "published" if share is not None else absent
            if path in self.corrected:
                share, status = self.corrected[path] / 100, "corrected"
            share = Fraction(0) if status == "zeroed" else share
            self.parts.append({"path": path, "stated": 100 * weight / total, "status": status, "share": share,
                               "responded": responded, "clause": clause})
        kept = sum(part["stated"] for part in self.parts if part["status"] != "left-out")
        for part in self.parts:
            part["weight"] = Fraction(0) if part["status"] == "left-out" else part["stated"] * 100 / kept
        statuses = {part["status"] for part in self.parts}
        self.composite, self.status, self.reason = None, "incomplete", "missing-source"
        if "missing" not in statuses and statuses != {"left-out"}:
            self.composite = sum(part["weight"] * part["share"] for part in self.parts if part["share"] is not None)
            self.reason = ""
            self.status = ("published-zeroed" if "zeroed" in statuses
                           else "published-renormalised" if "left-out" in statuses else "published")
        if "composite" in self.corrected:
            self.composite, self.status, self.reason = self.corrected["composite"], "published", ""

    def component_rows(self):
        for part in self.parts:
            share, weight = part["share"], part["weight"]
            stated = self.policy.unit == "percent" and weight == part["stated"] or weight == 0
            yield [self.id, part["path"], part["status"], part["responded"],
                   self.show(None if share is None else share * 100), plain(weight) if stated else self.show(weight),
                   self.show(None if share is None else share * weight), part["clause"]]

    # MARK: - What is asked of it

    def measure(self, name):
        """(published, exact) or None."""
        policy, exact, places = self.policy, None, self.policy.decimals
        if name == "composite":
            exact = self.composite
        elif name == "review":
            exact = mean(self.scores) if self.scores else None
        elif name.startswith("duties"):
            places = policy.rates
            chosen = [outcome for duty, outcome in self.duties.items()
                      if (not duty.advisory if name == "duties" else name == f"duties/{duty.name}")]
            exact = compliance(chosen)
        else:
            share = next(part["share"] for part in self.parts if part["path"] == name)
            exact = None if share is None else share * 100
        return None if exact is None else (rounded(exact, places, policy.mode), exact)

    def give_grade(self):
        """(label, status, reason, by rule), and which rules hold."""
        grades, flag, value = self.policy.grades, self.person.attributes["flag"], self.published(self.composite)
        self.rules = []
        if not grades:
            return
        bar = grades.bar and self.measure(grades.bar[0])
        barred = bool(bar) and bar[0] < grades.bar[1]
        self.rules = [grades.veto] * (flag == "是") + ([grades.bar[2]] if barred else [])
        if flag == "是":
            self.grade = ("B", "graded", "flagged", True)
        elif flag is None or value is None:
            self.grade = ("", "pending", "missing-source" if value is None else "attribute-missing", False)
        else:
            label = "A" if value >= self.policy.cut and not barred else "B"
            self.grade = (label, "graded", "shirking" if barred else "", False)

    def clauses(self):
        policy, grades = self.policy, self.policy.grades
        cited = {part["clause"] for part in self.parts if part["status"] in COUNTS} | set(self.rules)
        cited |= {policy.composite_clause} if self.composite is not None else set()
        if self.grade[0]:
            cited.add(grades.clause)
            cited |= set() if self.grade[3] else {grades.level["AB".index(self.grade[0])]}
        for award, *_ in self.awards:
            cited |= {award.clause, award.amount if award.yuan else ""}
        cited |= {duty.clause for duty, outcome in self.duties.items() if outcome.required}
        cited |= {policy.corrects} if self.changed else set()
        return " ".join(sorted(cited - {""}, key=lambda text: text.encode()))


def settle(everybody, policy):
    """Grades, then the places of each award."""
    for case in everybody:
        case.awards, case.grade = [], ("", "not-applicable", "", False)
        case.give_grade()
    for award in policy.awards:
        if award.size == ("places", 0):
            continue
        key = {"school": lambda c: "", "college": lambda c: c.person.college, "role": lambda c: c.person.role}[award.by]
        for group in {key(case) for case in everybody}:
            members = [case for case in everybody if key(case) == group]
            places = award.size[1] if award.size[0] == "places" else int(
                rounded(award.size[1] * len(members) / 100, 0, award.rounding))
            give_places(award, places, group, members)


def strength(award, case):
    """What the places go by; a tie-breaker that is not there is lower than any."""
    values = [case.measure(name) for name in award.ties]
    basis = 0 if award.basis == "published" else 1
    return case.measure(award.measure)[0], *((value is not None, value[basis] if value else 0) for value in values)


def give_places(award, places, group, members):
    """Those who are equal in everything win together or not at all."""
    able = [case for case in members if case.measure(award.measure) is not None
            and not any(won.name in award.after for won, *_ in case.awards)]
    winners = []
    for case in able:
        ahead = sum(strength(award, other) > strength(award, case) for other in able)
        equal = sum(strength(award, other) == strength(award, case) for other in able)
        if (ahead < places) if award.standing == "keep" else (ahead + equal <= places):
            winners.append((case, ahead + 1))
    losers = [case for case in able if case not in [winner for winner, _ in winners]]
    for case, place in winners:
        mine = strength(award, case)
        rivals = [strength(award, other) for other in losers if strength(award, other)[0] == mine[0]]
        tie = ""
        if rivals:
            best = max(rivals)
            tie = next((name for name, a, b in zip(award.ties, mine[1:], best[1:]) if a != b), "")
        case.awards.append((award, place, group, tie))


# MARK: - Tables


def item_figures(case):
    """(source, item) -> n, missing, exact mean, exact variance, status."""
    for source in case.policy.sources:
        responses = case.counted[source.name]
        for name in [*source.items, *case.policy.groups[source.name]]:
            values = [value for value in (case.value(source, r, name) for r in responses) if value is not None]
            average = mean(values) if values else None
            spread = sum((v - average) ** 2 for v in values) / (len(values) - 1) if len(values) > 1 else None
            few = source.name == "review" and len(values) < FEWEST
            status = "no-answers" if not values else "suppressed" if few else "published"
            yield (source.name, name), (len(values), len(responses) - len(values), average, spread, status)


def standing_rows(everybody, figures, policy):
    """Where each stands among those whose figure is published."""
    for source in policy.sources if policy.compare else ():
        for name in [*source.items, *policy.groups[source.name]] if source.name == "review" else ():
            shown = {case.id: figures[case.id][source.name, name] for case in everybody}
            for case in everybody:
                figure, cells = shown[case.id], []
                for scope in ("college", "school"):
                    rivals = [shown[other.id][2] for other in everybody if shown[other.id][4] == "published"
                              and (scope == "school" or other.person.college == case.person.college)]
                    if figure[4] != "published" or scope not in policy.compare:
                        cells += ["", "", ""]
                        continue
                    mine = case.published(figure[2])
                    ahead = sum(case.published(value) > mine for value in rivals)
                    cells += [case.show(mean(rivals)), str(1 + ahead), str(len(rivals))]
                value = case.show(figure[2]) if figure[4] == "published" else ""
                yield [case.id, source.name, name, value, *cells, figure[4]]


def rank_in(case, cases):
    values = [other.published(other.composite) for other in cases if other.composite is not None]
    mine = case.published(case.composite)
    return ["", ""] if mine is None else [str(1 + sum(value > mine for value in values)), str(len(values))]


def tables_of(everybody, policy):
    """name -> rows, without pipeline and period."""
    rows = {name: [] for name in oracle.TABLES}
    figures = {case.id: dict(item_figures(case)) for case in everybody}
    for case in everybody:
        college = [other for other in everybody if other.person.college == case.person.college]
        label, status, reason, _ = case.grade
        corrected = "true" if case.changed else "false"
        front = [case.id, case.person.name, case.person.role, case.person.college, case.show(case.composite)]
        rows["appraisal"].append([
            *front, case.status, label, status, reason or case.reason, case.clauses(), "",
            *rank_in(case, everybody), *rank_in(case, college), corrected])
        rows["components"] += case.component_rows()
        for (source, name), (n, missing, average, spread, state) in figures[case.id].items():
            seen = state == "published"
            deviation = root(spread, policy.decimals, policy.mode) if seen and spread is not None else ""
            rows["items"].append([case.id, source, name, str(n), str(missing), "0",
                                  case.show(average) if seen else "", deviation, state])
        for duty, outcome in case.duties.items():
            rate = "" if outcome.rate() is None else printed(outcome.rate(), policy.rates, policy.mode)
            shortfalls = "" if outcome.status(duty) == "advisory" else "; ".join(outcome.shortfalls)
            rows["duties"].append([case.id, duty.name, duty.every, str(outcome.required), str(outcome.met), rate,
                                   shortfalls, outcome.status(duty), duty.clause])
        for award, place, group, tie in case.awards:
            cited = {award.clause} | ({award.amount} if award.yuan else set())
            rows["awards"].append([award.name, str(place), case.id, case.person.name, group, award.measure,
                                   str(award.yuan or ""), tie, " ".join(sorted(cited, key=lambda text: text.encode()))])
        won = "；".join(award.title for award in policy.awards if award in [mine[0] for mine in case.awards])
        if policy.notice and (case.composite is not None or label or won):
            rows["notice"].append([*front, label, won, corrected, policy.notice])
    rows["standings"] += standing_rows(everybody, figures, policy)
    return rows


class Appraisal:
    """A random policy on its inputs, first without corrections."""

    def __init__(self, policy, folder):
        self.policy, self.ratings = policy, None
        self.ratings = Ratings(folder, policy)
        self.everybody = [Case(self.ratings, appraisee) for appraisee in self.ratings.people]
        settle(self.everybody, policy)

    def recorded(self):
        """(appraisee, what) -> the text on public notice."""
        found = {}
        for case in self.everybody:
            found[case.id, "composite"], found[case.id, "grade"] = case.show(case.composite), case.grade[0]
            for part in case.parts:
                found[case.id, part["path"]] = case.show(None if part["share"] is None else part["share"] * 100)
        return found

    def noticed(self):
        """What stands on the list for public notice, by case."""
        return [(case.show(case.composite), case.grade[0], {award.name for award, *_ in case.awards})
                for case in self.everybody]

    def correct(self):
        """Applies the file of corrections; the rows of corrections.csv."""
        policy, recorded = self.policy, self.recorded()
        if not policy.corrects or not (self.ratings.folder / "corrections.csv").exists():
            return []
        self.ratings.sums["corrections"] = dict.fromkeys(oracle.SUMS, 0)
        columns = ["工号", "项目", "原值", "新值", "原因", "批准人", "日期"]
        most = {"composite": 100, **{path: 100 for path, *_ in policy.tree}}
        levels = ("A", "B") if policy.grades else ()
        asked = Corrections(
            self.ratings, "corrections.csv", columns, self.ratings.people, most, levels, policy.decimals)
        holding = asked.settle(lambda who, what: recorded[who, what], lambda who, what: False)
        cases, noticed = {case.id: case for case in self.everybody}, self.noticed()
        for one in holding:
            cases[one.appraisee].corrected[one.what] = one.new if one.what == "grade" else Fraction(one.new)
        for case in self.everybody:
            case.compose()
        settle(self.everybody, policy)
        for case in self.everybody:
            if "grade" in case.corrected:
                case.grade = (case.corrected["grade"], "graded", "", False)
        for case, before, after in zip(self.everybody, noticed, self.noticed()):
            case.changed = bool(case.corrected) or before != after
        show = lambda one: one.new if one.what == "grade" else printed(Fraction(one.new), policy.decimals, "down")
        return [[one.appraisee, one.what, recorded[one.appraisee, one.what], show(one), one.reason, one.approved_by,
                 one.date.isoformat()] for one in holding]

    def result(self):
        """All tables, as oracle.Result."""
        corrections = self.correct()
        rows, tables = tables_of(self.everybody, self.policy), {}
        rows["corrections"] = corrections
        for name, (columns, key) in oracle.TABLES.items():
            own = sorted(rows[name], key=lambda row: oracle.bytewise([row[position] for position in key]))
            if own:
                front = ["random", self.policy.period]
                tables[name] = (["pipeline", "period", *columns.split(",")], [[*front, *row] for row in own])
        rejects = sorted(self.ratings.rejects, key=oracle.bytewise)
        return oracle.Result(tables, rejects, self.ratings.finished_sums(), [])
