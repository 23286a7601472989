"""The naive oracle: the yt-mentor appraisal once more, plain, slow and obviously right.

    python3 Tests/Oracle/oracle.py INPUT OUT [--threshold 50] [--mean responses|activities]

Every figure is a Fraction and every rule is written out from the policy, clause by clause. `records.py` says
what a record is, `policy.py` what the policy rules, `intake.py` what counts; here it becomes figures and tables.
"""

import argparse
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import mentors_ledger
from corrections import Corrections
from intake import SUMS, Survey, UnusableInput
from ledgers import Ledgers, whole
from policy import DONE, FEWEST, ITEMS, band_of, fixed, gate_of, half_up, mean, places_of, plain, root_fixed
from records import write_table

PIPELINE, PERIOD = "yt-mentor", "2025-2026"


# MARK: - Figures


class Mentor:
    """One appraisee with every figure, exact until printed."""

    def __init__(self, survey, appraisee, threshold, by):
        self.id = appraisee
        self.name, self.role, otherwise, self.began = survey.people[appraisee]
        rows = [row for row in survey.roster.values() if row.appraisee == appraisee]
        assigned = [row for row in rows if not row.exclusion]
        self.counted = {s: [r for r in survey.counted[s] if r.appraisee == appraisee] for s in ITEMS}
        self.gross, self.assigned = len(rows), len(assigned)
        self.responded = len({response.rater for response in self.counted["satisfaction"]})
        self.gate, self.rate, self.needed = gate_of(self.assigned, self.responded, threshold)
        students = Counter(row.college for row in assigned)
        most = max(students.values(), default=0)
        colleges = [name for name in students if students[name] == most]
        self.college = min(colleges, key=lambda name: name.encode("utf-8")) if colleges else otherwise
        if len(students) > 1:
            survey.findings.append("college-split")
        self.satisfaction_score(by)
        self.corrected = {}  # what -> value, after the public notice
        self.compose()
        self.award, self.duties, self.changed = None, {}, False

    def satisfaction_score(self, by):
        """Mean over the school year of the responses' means (LOCAL-score), every response alike."""
        scores = defaultdict(list)
        for response in self.counted["satisfaction"]:
            shares = shares_of("satisfaction", response)
            if shares:
                scores[response.activity].append(mean(shares))
        self.scored = sum(len(group) for group in scores.values())
        groups = [mean(group) for group in scores.values()] if by == "activities" else sum(scores.values(), [])
        self.score = mean(groups) if groups else None

    def compose(self):
        """Components (status, points) and the composite."""
        self.basic = self.sheet_sum("college-sheet", "basic-")
        self.main = self.sheet_sum("college-sheet", "main-")
        self.academy = self.sheet_sum("academy-sheet", "fusion-")
        sheets = self.counted["college-sheet"]
        done = any(sheet.answers[item].key() == (3, 1) for sheet in sheets for item in ("competition", "paper"))
        self.band = ("", "", "", "")
        if self.gate != "met":
            satisfaction = ("withheld", None)
        elif self.score is None:
            satisfaction = ("missing", None)
        else:
            self.band = band_of(self.score)
            satisfaction = ("published", Fraction(self.band[2]))
        college = None if self.basic is None or self.main is None else self.basic + self.main
        self.parts = {  # component -> status and points, responded, weight, clause
            "academy": (present(self.academy), len(self.counted["academy-sheet"]), 20, "YT-A.academy"),
            "bonus": (("published", Fraction(5 if done else 0)), len(sheets), 5, "YT-A.bonus"),
            "college": (present(college), "", 60, ""),
            "college/basic": (present(self.basic), len(sheets), 20, "YT-A.basic"),
            "college/main": (present(self.main), len(sheets), 40, "YT-A.main"),
            "satisfaction": (satisfaction, self.scored, 20, "YT-A.sat"),
        }
        self.correct_parts()
        tops = ("academy", "bonus", "college", "satisfaction")
        statuses = {self.parts[name][0][0] for name in tops}
        self.status, self.reason, self.composite = "published", "", None
        if "withheld" in statuses:
            self.status = "withheld"
            self.reason = "nobody-assigned" if self.gate == "nobody-assigned" else "participation"
        elif "missing" in statuses:
            self.status, self.reason = "incomplete", "missing-source"
        else:
            self.composite = half_up(sum(self.parts[name][0][1] for name in tops), 2)
        if "composite" in self.corrected:
            self.status, self.reason, self.composite = "published", "", self.corrected["composite"]

    def correct_parts(self):
        """Corrected points in place of those that came out; the college is the sum of what it then has."""
        for name in ("college/basic", "college/main", "college", "academy", "bonus", "satisfaction"):
            if name == "college":
                groups = [self.parts["college/basic"][0], self.parts["college/main"][0]]
                whole_college = None if None in [value for _, value in groups] else groups[0][1] + groups[1][1]
                self.parts[name] = (present(whole_college), *self.parts[name][1:])
            if name in self.corrected:
                self.parts[name] = (("corrected", self.corrected[name]), *self.parts[name][1:])

    def sheet_sum(self, source, prefix):
        """A group's points, or None where the sheet or any item of it is not there or not valid."""
        for sheet in self.counted[source]:
            group = [answer for item, answer in sheet.answers.items() if item.startswith(prefix)]
            if all(answer.rank == 3 for answer in group):
                return sum(answer.value for answer in group)
        return None

    def clauses(self):
        """All clauses that moved a number of this appraisee."""
        cited = {"LOCAL-gate"} if self.gate != "met" else set()
        for (status, value), _, _, clause in self.parts.values():
            if status in ("published", "corrected") and clause and (clause != "YT-A.bonus" or value > 0):
                cited.add(clause)
        cited |= {duty.clause for duty, outcome in self.duties.items() if outcome.required}
        cited |= {"YT-6b"} if self.changed else set()
        return " ".join(sorted(cited | ({"YT-7.1"} if self.award else set())))

    def strength(self):
        """What the places of YT-7.1 go by: the composite, and unrounded what breaks its ties; none is below any."""
        score = self.score if self.gate == "met" else None
        values = (score, self.parts["college/main"][0][1])
        return self.composite, *((value is not None, value or 0) for value in values)


def present(value):
    """Status and points of a group of a sheet."""
    return ("missing", None) if value is None else ("published", value)


def shares_of(source, response):
    """The valid answers of a response, each as value / highest x 100 (LOCAL-scale)."""
    scored = [(answer.value, ITEMS[source][item][1].highest) for item, answer in response.answers.items()
              if answer.rank == 3]
    return [value / highest * 100 for value, highest in scored]


def rank_in(mentor, mentors):
    """Rank among the published composites of `mentors`, and how many those are."""
    published = [other.composite for other in mentors if other.composite is not None]
    if mentor.composite is None:
        return ["", ""]
    return [str(1 + sum(value > mentor.composite for value in published)), str(len(published))]


def give_awards(mentors, findings):
    """YT-7.1 in each college: who ties across the edge of the first 10 % is cut whole."""
    for college in {mentor.college for mentor in mentors}:
        group = [mentor for mentor in mentors if mentor.college == college]
        ranked = [mentor for mentor in group if mentor.composite is not None]
        places = places_of(len(group))
        if places * 100 > 10 * len(group):
            findings.append("award-share-exceeded")
        for mentor in ranked:
            place = 1 + sum(other.strength() > mentor.strength() for other in ranked)
            equals = sum(other.strength() == mentor.strength() for other in ranked)
            if place + equals - 1 <= places:
                mentor.award = (place, "")
            elif place <= places:
                findings.append("award-tie-cut")
        losers = [mentor for mentor in ranked if not mentor.award]
        for winner in [mentor for mentor in ranked if mentor.award]:
            winner.award = (winner.award[0], tie_of(winner, losers))


def tie_of(winner, losers):
    """The tie-breaker that first sets a winner apart from the best loser with the same composite, or ''."""
    same = [loser for loser in losers if loser.composite == winner.composite]
    if not same:
        return ""
    best = max(same, key=Mentor.strength)
    return "satisfaction" if best.strength()[1] != winner.strength()[1] else "college/main"


# MARK: - Tables


def tables_of(mentors, threshold):
    """name -> (columns, length of the key, rows without pipeline and period)."""
    tables = {name: (columns.split(","), key, []) for name, (columns, key) in TABLES.items()}
    for mentor in mentors:
        college = [other for other in mentors if other.college == mentor.college]
        composite = "" if mentor.composite is None else fixed(mentor.composite, 2)
        tables["appraisal"][2].append([
            mentor.id, mentor.name, mentor.role, mentor.college, composite, mentor.status, "", "not-applicable",
            mentor.reason, mentor.clauses(), "", *rank_in(mentor, mentors), *rank_in(mentor, college),
            "true" if mentor.changed else "false"])
        for name, ((status, value), responded, weight, clause) in mentor.parts.items():
            score = fixed(value, 2) if status in ("published", "corrected") else ""
            tables["components"][2].append(
                [mentor.id, name, status, str(responded), score, str(weight), score, clause])
        tables["participation"][2].append([
            mentor.id, "satisfaction", str(mentor.gross), str(mentor.gross - mentor.assigned), str(mentor.assigned),
            str(mentor.responded), mentor.rate, plain(threshold), "true" if mentor.gate == "met" else "false",
            str(mentor.needed), mentor.gate, "LOCAL-gate"])
        value, label, given, note = mentor.band
        tables["bands"][2].append([
            mentor.id, "satisfaction", value if value == "" else fixed(value, 1), label, str(given),
            "withheld" if mentor.gate != "met" else "missing" if mentor.score is None else "published", note,
            "YT-A.sat"])
        add_items(mentor, tables["items"][2], tables["distributions"][2])
        add_groups(mentor, tables["items"][2])
        if mentor.award:
            tables["awards"][2].append(["excellent-mentor", str(mentor.award[0]), mentor.id, mentor.name,
                                        mentor.college, "composite", "", mentor.award[1], "YT-7.1"])
        tables["duties"][2].extend(duty_rows(mentor.id, mentor.duties))
        if composite or mentor.award:
            tables["notice"][2].append([
                mentor.id, mentor.name, mentor.role, mentor.college, composite, "", "优秀导师" if mentor.award else "",
                "true" if mentor.changed else "false", "YT-6b"])
    return tables


def duty_rows(appraisee, outcomes, decimals=2):
    """Rows of duties.csv for one appraisee; `outcomes`: duty -> outcome."""
    rows = []
    for duty, outcome in outcomes.items():
        rate = "" if outcome.rate() is None else fixed(outcome.rate(), decimals)
        shortfalls = "" if outcome.status(duty) == "advisory" else "; ".join(outcome.shortfalls)
        rows.append([appraisee, duty.name, duty.every, str(outcome.required), str(outcome.met), rate, shortfalls,
                     outcome.status(duty), duty.clause])
    return rows


TABLES = {  # columns, and which of them are the key
    "appraisal": ("appraisee_id,name,role,college,composite,composite_status,grade,grade_status,reason,clauses,"
                  "consequence,rank,rank_of,group_rank,group_rank_of,corrected", [0]),
    "components": ("appraisee_id,component,status,responded,score,weight,contribution,clause", [0, 1]),
    "participation": ("appraisee_id,source,roster_gross,excluded,assigned,responded,rate,threshold,meets,"
                      "responses_needed,status,clause", [0, 1]),
    "bands": ("appraisee_id,measure,value,band,points,status,note,clause", [0, 1]),
    "items": ("appraisee_id,source,item,n,missing,not_applicable,mean,sd,status", [0, 1, 2]),
    "distributions": ("appraisee_id,source,item,answer,n,status", [0, 1, 2, 3]),
    "awards": ("award,place,appraisee_id,name,group,measure,amount_yuan,tie,clause", [0, 4, 1, 2]),
    "duties": ("appraisee_id,duty,every,required,met,rate,shortfalls,status,clause", [0, 1]),
    "standings": ("appraisee_id,source,item,value,college_mean,college_rank,college_rank_of,school_mean,school_rank,"
                  "school_rank_of,status", [0, 1, 2]),
    "corrections": ("appraisee_id,what,old,new,reason,approved_by,date", [0, 1]),
    "notice": ("appraisee_id,name,role,college,composite,grade,awards,corrected,clause", [0]),
}


def add_items(mentor, items, distributions):
    """Item means of every source, and how often each answer was given to the questionnaire."""
    for source, columns in ITEMS.items():
        for item, (_, scale) in columns.items():
            answers = [response.answers[item] for response in mentor.counted[source]]
            valid = [answer.value for answer in answers if answer.rank == 3]
            status = item_status(mentor, source, len(valid))
            percent = source == "satisfaction" or scale is DONE
            figures = [value * 100 / scale.highest if percent else value for value in valid]
            average = spread = ""
            if status == "published":
                average = fixed(mean(figures), 2)
                if len(figures) >= 2:
                    squares = sum((figure - mean(figures)) ** 2 for figure in figures)
                    spread = root_fixed(squares / (len(figures) - 1), 2)
            missing = sum(answer.rank in (0, 2) for answer in answers)
            absent = sum(answer.rank == 1 for answer in answers)
            items.append([mentor.id, source, item, str(len(valid)), str(missing), str(absent),
                          average, spread, status])
            if source == "satisfaction":
                for answer, count in distribution(scale, valid, status):
                    distributions.append([mentor.id, source, item, answer, count, status])


def add_groups(mentor, items):
    """The groups of the college's sheet: points, where every item of the group has them."""
    sheets = mentor.counted["college-sheet"]
    for group, members in mentors_ledger.GROUPS.items():
        values = [sum(sheet.answers[item].value for item in members) for sheet in sheets
                  if all(sheet.answers[item].rank == 3 for item in members)]
        average = fixed(mean(values), 2) if values else ""
        items.append([mentor.id, "college-sheet", group, str(len(values)), str(len(sheets) - len(values)), "0",
                      average, "", "published" if values else "no-answers"])


def item_status(mentor, source, valid):
    """Why a mean is not there; the sheets of a body are never suppressed."""
    questionnaire = source == "satisfaction"
    if questionnaire and mentor.gate != "met":
        return "withheld"
    if valid == 0:
        return "no-answers"
    return "suppressed" if questionnaire and min(valid, mentor.responded) < FEWEST else "published"


def distribution(scale, valid, status):
    """Each answer with how often it was given; without counts where the item is not published."""
    if scale.labels:
        return [(label, str(valid.count(value)) if status == "published" else "")
                for label, value in scale.labels.items()]
    if status != "published":
        return [("*", "")]
    return [(plain(value), str(valid.count(value))) for value in set(valid)]


def bytewise(row):
    """What tables are sorted by: never the locale."""
    return [value.encode("utf-8") for value in row]


class Result(NamedTuple):
    """What a folder of inputs comes to."""

    tables: dict  # name -> (header, sorted rows); never empty
    rejects: list
    sums: list
    findings: list


def correct(survey, mentors):
    """Sets what was approved after the public notice, and works out again what follows."""
    by_id = {mentor.id: mentor for mentor in mentors}

    def recorded(appraisee, what):
        mentor = by_id[appraisee]
        value = mentor.composite if what == "composite" else mentor.parts[what][0][1]
        return "" if value is None else fixed(value, 2)

    def is_withheld(appraisee, what):
        mentor = by_id[appraisee]
        return (mentor.status if what == "composite" else mentor.parts[what][0][0]) == "withheld"

    corrections = Corrections(
        survey, "公示更正.csv", mentors_ledger.CORRECTIONS, survey.people, mentors_ledger.MOST)
    holding = corrections.settle(recorded, is_withheld)
    olds = {one: recorded(one.appraisee, one.what) for one in holding}
    for one in holding:
        by_id[one.appraisee].corrected[one.what] = Fraction(one.new)
    for mentor in mentors:
        mentor.compose()
    return [[one.appraisee, one.what, olds[one], fixed(Fraction(one.new), 2), one.reason, one.approved_by,
             one.date.isoformat()] for one in holding]


def appraise(folder, threshold=Fraction(50), by="responses", in_post=whole):
    """The whole appraisal of one input folder."""
    survey = Survey(folder)
    ledgers = Ledgers(survey, mentors_ledger.CALENDAR, [], [mentors_ledger.LEDGER], mentors_ledger.DUTIES,
                      survey.people)
    mentors = [Mentor(survey, appraisee, threshold, by) for appraisee in survey.people]
    for mentor in mentors:
        mentor.duties = {duty: ledgers.outcome(duty, mentor.id, {}, in_post(mentor.began, None))
                         for duty in mentors_ledger.DUTIES}
    give_awards(mentors, [])
    noticed = {mentor.id: (mentor.composite, mentor.award is None) for mentor in mentors}
    applied = correct(survey, mentors)
    for mentor in mentors:
        mentor.award = None
    give_awards(mentors, survey.findings)
    for mentor in mentors:
        mentor.changed = bool(mentor.corrected) or noticed[mentor.id] != (mentor.composite, mentor.award is None)
    tables = {}
    made = tables_of(mentors, threshold)
    made["corrections"][2].extend(applied)
    for name, (columns, key, rows) in made.items():
        rows.sort(key=lambda row: bytewise([row[position] for position in key]))
        if rows:
            tables[name] = (["pipeline", "period", *columns], [[PIPELINE, PERIOD, *row] for row in rows])
    return Result(tables, sorted(survey.rejects, key=bytewise), survey.finished_sums(), survey.findings)


def write(result, out):
    """The result as files, in the form of the published folder."""
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in result.tables.items():
        write_table(out / f"{name}.csv", header, rows)
    columns = ["source", "file", "line", "what", "disposition", "code", "column"]
    write_table(out / "rejects-keys.csv", columns, result.rejects)
    write_table(out / "sums.csv", ["source", *SUMS], result.sums)


def main():
    parser = argparse.ArgumentParser(description="The naive oracle of yt-mentor.")
    parser.add_argument("input")
    parser.add_argument("out")
    parser.add_argument("--threshold", type=Fraction, default=Fraction(50), help="percent of the assigned (50)")
    parser.add_argument("--mean", choices=["responses", "activities"], default="responses")
    options = parser.parse_args()
    try:
        write(appraise(options.input, options.threshold, options.mean), options.out)
    except UnusableInput as found:
        print(found, file=sys.stderr)
        return 65
    return 0


if __name__ == "__main__":
    sys.exit(main())
