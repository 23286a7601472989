"""The naive oracle of im-counselor and im-class-teacher: from scores to composite, grade and tables.

    python3 Tests/Oracle/grading.py im-counselor|im-class-teacher INPUT OUT

Plain and slow, every rule written out from the document and POLICY.md, clause by clause; the definition is not read.
"""

import math
import sys
from fractions import Fraction

import oracle
from appraisals import POLICIES
from intake import UnusableInput
from ledgers import whole
from policy import FEWEST, fixed, half_up, mean, plain, root_fixed
from ratings import Gate, Ratings, ruling_of, status_of, trimmed

COUNTS = ("published", "flagged", "reduced")
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
        in_post = settings.get("in_post", whole)
        self.duties = {} if not ratings.ledgers else {
            duty: ratings.ledgers.outcome(duty, appraisee, self.person.attributes, in_post(
                self.person.attributes["came"], self.person.attributes["left"]))
            for duty in self.policy.ledger.DUTIES}
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
            marks = [({"flagged", "reduced"}, "flagged"), ({"left-out"}, "renormalised"), ({"zeroed"}, "zeroed")]
            for found, shown in marks:
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
            first.setdefault("published" if outcome in COUNTS else outcome, reason)
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
        choice = self.settings.get("missing", "withhold")
        status = {"withhold": "missing", "renormalise": "left-out", "zero": "zeroed"}[choice]
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
        cited |= {duty.clause for duty, outcome in self.duties.items() if outcome.required}
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
            counts = [str(len(valid)), str(missing), str(absent)]
            items.append([one.id, source.name, item, *counts, average, spread, status])
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
        tables["duties"][2].extend(oracle.duty_rows(one.id, one.duties))
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
