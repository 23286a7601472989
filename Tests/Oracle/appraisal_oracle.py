"""What a policy of duties, indicator trees, parts, awards and corrections makes of its inputs, plain and slow.

    python3 Tests/Oracle/appraisal_oracle.py NAME INPUT OUT

NAME is one of `shipped.py`; `random_policies.py` makes others. Every rule is written out once more, no definition is
read.
"""

import sys
from fractions import Fraction

import oracle
from appraisal_tables import tables_of
from corrections import Corrections
from ledgers import compliance, partly, whole
from policy import mean, plain
from ratings import Gate, Ratings, ruling_of, status_of
from rounding import printed, rounded

IN_POST = {"whole": whole, "any": partly, "": lambda came, left: lambda days: True}
COUNTS = ("published", "corrected")
NOT_ENOUGH = ("participation", "nobody-assigned", "few-raters")


def leaves(groups, name):
    """The items below a group."""
    return [item for member in groups[name] for item in (leaves(groups, member) if member in groups else [member])]


class Case:
    """One appraisee, with every figure exact until it is published."""

    def __init__(self, ratings, appraisee):
        self.id, self.person, self.policy = appraisee, ratings.people[appraisee], ratings.policy
        self.counted = {s.name: [r for r in ratings.counted[s.name] if r.appraisee == appraisee]
                        for s in self.policy.sources}
        attributes = self.person.attributes
        in_post = IN_POST[self.policy.in_post](attributes.get("came"), attributes.get("left"))
        self.duties = {duty: ratings.ledgers.outcome(duty, appraisee, attributes, in_post)
                       for duty in self.policy.ledger.DUTIES}
        self.turnout, self.rulings, self.scores = {}, {}, {}
        for source in self.policy.sources:
            self.take(ratings, source)
        self.corrected, self.awards, self.grade, self.changed = {}, [], ("", "not-applicable", "", False), False
        self.compose()

    def take(self, ratings, source):
        """Who took part in a source, what follows, and its scores."""
        gate = self.policy.gates.get(source.name)
        gross, excluded, responded = ratings.turnout(source, self.id)
        status, _, needed = status_of(gate or Gate(Fraction(0), ""), gross - excluded, responded)
        self.turnout[source.name] = (gross, excluded, responded, status, needed, gate or Gate(Fraction(0), ""))
        ruling = ruling_of(gate, status, gross - excluded, responded) if gate else ("published", Fraction(1), "")
        self.rulings[source.name] = (ruling[0], ruling[2])
        found = [self.response_score(source, response) for response in self.counted[source.name]]
        self.scores[source.name] = [score for score in found if score is not None]

    def show(self, value):
        """A score as it is published."""
        return "" if value is None else printed(value, self.policy.decimals, self.policy.mode)

    def published(self, value):
        return None if value is None else rounded(value, self.policy.decimals, self.policy.mode)

    # MARK: - Scores

    def value(self, source, response, name):
        """Percent of an item or the weighted mean of a group, points or their sum; None where there is none."""
        groups, weights = self.policy.groups.get(source.name, {}), self.policy.weights
        if name not in groups:
            answer, highest = response.answers[name], source.items[name][1].highest
            share = answer.value if source.who == "office" else answer.value * 100 / highest
            return share if answer.rank == 3 else None
        if source.who == "office":
            values = [self.value(source, response, item) for item in leaves(groups, name)]
            return None if None in values else sum(values)
        return self.weighted(source, response, groups[name], weights)

    def weighted(self, source, response, names, weights):
        """The weighted mean of those that have a value."""
        pairs = [(self.value(source, response, name), weights.get(name, 1)) for name in names]
        pairs = [(value, weight) for value, weight in pairs if value is not None]
        return sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs) if pairs else None

    def response_score(self, source, response):
        if self.policy.means.get(source.name) == "groups":
            groups = self.policy.groups[source.name]
            inner = {member for members in groups.values() for member in members}
            return self.weighted(source, response, [n for n in [*groups, *source.items] if n not in inner],
                                 self.policy.weights)
        return self.weighted(source, response, source.items, {})

    def source_score(self, name):
        """The exact score of a source: every rater counts once, or every answer."""
        source = next(source for source in self.policy.sources if source.name == name)
        if self.policy.means.get(name) == "answers":
            values = [self.value(source, response, item) for response in self.counted[name] for item in source.items]
            values = [value for value in values if value is not None]
            return mean(values) if values else None
        return mean(self.scores[name]) if self.scores[name] else None

    # MARK: - The composite

    def content(self, content):
        """(status, share of 1, responded, reason) of what a part is made of."""
        kind, *what = content
        if kind == "score":
            status, reason = self.rulings[what[0]]
            score, responded = self.source_score(what[0]), str(len(self.scores[what[0]]))
            if status != "published":
                return status, None, responded, reason
            return self.found(None if score is None else score / 100, responded)
        if kind == "duties":
            rate = compliance([outcome for duty, outcome in self.duties.items() if duty.name in what[0]])
            return self.found(None if rate is None else rate / 100, "")
        if kind == "first":
            able = (found for found in map(self.content, what[0]) if found[0] != "absent")
            return next(able, ("absent", None, "", ""))
        source = next(source for source in self.policy.sources if source.name == what[0])
        groups, sheets = self.policy.groups.get(source.name, {}), self.counted[source.name]
        items = [item for name in what[1] for item in (leaves(groups, name) if name in groups else [name])]
        values = [self.value(source, sheet, item) for sheet in sheets[:1] for item in items]
        most = sum(source.items[item][1].highest for item in items)
        return self.found(None if not values or None in values else sum(values) / most, str(len(sheets)))

    def found(self, share, responded):
        return ("absent" if share is None else "published"), share, responded, ""

    def compose(self):
        """Components and the composite."""
        absent = {"withhold": "missing", "renormalise": "left-out", "zero": "zeroed"}[self.policy.missing]
        total, self.parts = sum(weight for _, weight, _, _ in self.policy.tree), []
        for path, weight, content, clause in self.policy.tree:
            status, share, responded, reason = self.content(content)
            if status == "absent":
                status, reason = absent, "missing-source"
            if path in self.corrected:
                status, share, reason = "corrected", self.corrected[path] / 100, ""
            share = Fraction(0) if status == "zeroed" else share
            self.parts.append({"path": path, "stated": 100 * weight / total, "status": status, "share": share,
                               "responded": responded, "clause": clause, "reason": reason})
        kept = sum(part["stated"] for part in self.parts if part["status"] != "left-out")
        for part in self.parts:
            part["weight"] = Fraction(0) if part["status"] == "left-out" else part["stated"] * 100 / kept
        self.conclude()

    def conclude(self):
        """The composite, or why it is not there."""
        statuses = {part["status"] for part in self.parts}
        reasons = [part["reason"] for part in self.parts if part["status"] in ("withheld", "left-out")]
        withheld = [part["reason"] for part in self.parts if part["status"] == "withheld"]
        self.composite, self.status, self.reason = None, "", ""
        if withheld:
            self.status, self.reason = "withheld", withheld[0]
        elif "missing" in statuses:
            self.status, self.reason = "incomplete", "missing-source"
        elif statuses == {"left-out"}:
            self.status, self.reason = ("incomplete" if reasons[0] == "missing-source" else "withheld"), reasons[0]
        elif statuses:
            self.composite = sum(part["weight"] * part["share"] for part in self.parts if part["share"] is not None)
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
        elif name in self.scores:
            exact = self.source_score(name) if self.rulings[name][0] == "published" else None
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
        grades, value, self.rules = self.policy.grades, self.published(self.composite), []
        if not grades:
            return
        veto_name, attribute, wanted, lowest, veto_clause = grades.veto
        flag, barred = self.person.attributes[attribute], False
        if flag == wanted:
            self.rules.append(veto_clause)
        if grades.bar:
            bar = self.measure(grades.bar[1])
            barred = bar is not None and bar[0] < grades.bar[2]
            self.rules += [grades.bar[4]] * barred
        if flag == wanted:
            self.grade = (lowest, "graded", veto_name, True)
        elif flag is None or value is None:
            self.grade = ("", "pending", self.reason if value is None else "attribute-missing", False)
        else:
            label = next(label for label, start, _ in grades.levels
                         if value >= start and not (barred and label == grades.bar[3]))
            self.grade = (label, "graded", grades.bar[0] if barred else "", False)

    def clauses(self):
        policy, grades = self.policy, self.policy.grades
        cited = {part["clause"] for part in self.parts if part["status"] in COUNTS} | set(self.rules)
        cited |= {policy.composite_clause} if self.composite is not None else set()
        if self.grade[0]:
            cited.add(grades.clause)
            own = {clause for label, _, clause in grades.levels if label == self.grade[0]}
            cited |= set() if self.grade[3] else own
        for award, *_ in self.awards:
            cited |= {award.clause, award.amount if award.yuan else ""}
        cited |= {duty.clause for duty, outcome in self.duties.items() if outcome.required}
        cited |= {policy.corrections[2]} if self.changed else set()
        cited |= {gate.clause for _, _, _, status, _, gate in self.turnout.values() if status != "met"}
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

    def is_withheld(self, appraisee, what):
        """Whether participation holds a figure back."""
        case = next(case for case in self.everybody if case.id == appraisee)
        if what in ("composite", "grade"):
            return case.composite is None and case.reason in NOT_ENOUGH and (what == "composite" or case.grade[0] == "")
        part = next(part for part in case.parts if part["path"] == what)
        return part["reason"] in NOT_ENOUGH and part["share"] is None

    def noticed(self):
        """What stands on the list for public notice, by case."""
        return [(case.show(case.composite), case.grade[0], {award.name for award, *_ in case.awards})
                for case in self.everybody]

    def correct(self):
        """Applies the file of corrections; the rows of corrections.csv."""
        policy, recorded = self.policy, self.recorded()
        if not policy.corrections or not (self.ratings.folder / policy.corrections[0]).exists():
            return []
        self.ratings.sums["corrections"] = dict.fromkeys(oracle.SUMS, 0)
        file, columns, _ = policy.corrections
        most = {"composite": 100, **{path: 100 for path, *_ in policy.tree}}
        levels = [label for label, _, _ in policy.grades.levels] if policy.grades else ()
        asked = Corrections(
            self.ratings, file, columns, self.ratings.people, most, levels, policy.decimals)
        holding = asked.settle(lambda who, what: recorded[who, what], self.is_withheld)
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
                front = [self.policy.pipeline, self.policy.period]
                tables[name] = (["pipeline", "period", *columns.split(",")], [[*front, *row] for row in own])
        rejects = sorted(self.ratings.rejects, key=oracle.bytewise)
        return oracle.Result(tables, rejects, self.ratings.finished_sums(), [])


def main():
    from shipped import POLICIES
    if len(sys.argv) != 4 or sys.argv[1] not in POLICIES:
        print(f"usage: appraisal_oracle.py {'|'.join(POLICIES)} INPUT OUT", file=sys.stderr)
        return 64
    oracle.write(Appraisal(POLICIES[sys.argv[1]](), sys.argv[2]).result(), sys.argv[3])
    return 0


if __name__ == "__main__":
    sys.exit(main())
