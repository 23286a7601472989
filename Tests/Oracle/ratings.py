"""What 内科大发〔2022〕55号 asks of an input folder: who rates whom, who took part, and the exact scores."""

import datetime
import math
import re
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from intake import Assignment, Intake, Response, UnusableInput, answered
from ledgers import Ledgers
from policy import Scale, appraisee_fault, clean, day, digits, fixed, id_fault, mean, moment

SKIPPED = ("(空)", "(跳过)")
LABELS = {"非常满意": 100, "满意": 80, "一般": 60, "不满意": 40, "非常不满意": 20}
SATISFACTION = Scale(LABELS, 100, (), SKIPPED)  # LOCAL-scale
MARKS = Scale({}, 100, (), SKIPPED)
EXCLUDED = {"退学": "withdrawn", "休学": "on-leave"}
OUT_OF_DATE = ("not-yet-assigned", "no-longer-assigned")


class Source(NamedTuple):
    """One body of ratings. `who`: column, self, office, anonymous, file, peers (a matrix) or colleagues (pairs)."""

    name: str
    files: str
    who: str
    items: dict  # item -> (column, scale)
    rater: str = ""
    appraisee: str = ""  # blank: looked up on the roster
    submitted: str = ""
    sequence: str = ""
    roster: tuple = ()  # file, rater's column, appraisee's column
    questionnaire: bool = False


MUTUAL = ("peers", "colleagues")


class Gate(NamedTuple):
    """What `participation` says of a source."""

    threshold: Fraction
    clause: str
    below: str = "withhold"
    minimum: int = 0
    minimum_clause: str = ""
    nobody: str = "withhold"
    coefficients: tuple = ()
    last_round: str = ""  # its clause


class Person(NamedTuple):
    """A row of the people file; attributes that are not known are None."""

    name: str
    role: str
    college: str
    attributes: dict


class Ratings(Intake):
    """Everything read from an input folder of one of the two appraisals."""

    def __init__(self, folder, policy):
        self.policy = policy
        accounts = [name for s in policy.sources for name in [s.name] + [s.name + ".roster"] * bool(s.roster)]
        more = [] if not policy.ledger else [policy.ledger.LEDGER.name] + [
            "targets." + target.name for target in policy.ledger.TARGETS if target.file]
        super().__init__(folder, ["appraisees", *accounts, *more])
        self.people = self.read_people()
        self.rosters = {s.name: self.read_roster(s) for s in policy.sources if s.roster}
        self.counted = {s.name: self.read(s) for s in policy.sources}
        self.ledgers = policy.ledger and Ledgers(
            self, policy.ledger.CALENDAR, policy.ledger.TARGETS, [policy.ledger.LEDGER], policy.ledger.DUTIES,
            self.people)

    # MARK: - People

    def read_people(self):
        """id -> person."""
        people = {}
        for file, line, cells in self.rows("appraisees", self.policy.people):
            id_column, college_column = getattr(self.policy, "columns", ("工号", "学院"))
            appraisee = clean(cells[id_column])
            fault = id_fault(appraisee)
            if fault:
                self.left_out("appraisees", (file, line), "record", "rejected", fault, id_column)
                continue
            attributes = {name: self.attribute(file, line, cells, *what)
                          for name, what in self.policy.attributes.items()}
            person = Person(cells["姓名"], cells[self.policy.role], cells.get(college_column, ""), attributes)
            if appraisee not in people:
                people[appraisee] = person
            elif people[appraisee] == person:
                self.left_out("appraisees", (file, line), "record", "superseded", "repeated")
            else:
                raise UnusableInput(f"{file}:{line}: the same 工号 with other cells")
        if not people:
            raise UnusableInput("nobody is on the list")
        return people

    def attribute(self, file, line, cells, column, kind, blank):
        """What a cell says, counted as an answer; None where that cannot be told."""
        sums, text = self.sums["appraisees"], cells[column].strip(" \t\r\n")
        sums["answers"] += 1
        if text == "":
            sums["missing" if blank is None else "valid"] += 1
            return blank
        if kind == "number":
            value = Fraction(text) if re.fullmatch(r"-?[0-9]{1,7}(\.[0-9]{1,6})?", text) else None
            code = "answer-not-a-number"
        elif kind == "date":
            value, code = day(text), "time-unreadable"
        else:
            value, code = text if text in kind else None, "answer-not-in-scale"
        sums["invalid" if value is None else "valid"] += 1
        if value is None:
            self.left_out("appraisees", (file, line), "answer", "void", code, column)
        return value

    # MARK: - Rosters

    def read_roster(self, source):
        """(rater, appraisee) -> the row that holds."""
        name, (file_name, rater_column, appraisee_column) = source.name + ".roster", source.roster
        pairs = defaultdict(list)
        for file, line, cells in self.rows(name, file_name):
            rater, appraisee = clean(cells[rater_column]), clean(cells[appraisee_column])
            fault, column = id_fault(rater), rater_column
            if not fault:
                fault, column = appraisee_fault(appraisee, self.people), appraisee_column
            limits = {}
            for limit in self.policy.limits if source.name == "student" else ():
                text = cells[limit].strip(" \t\r\n")
                limits[limit] = day(text) if text else None
                if not fault and text and limits[limit] is None:
                    fault, column = "time-unreadable", limit
            if fault:
                self.left_out(name, (file, line), "record", "rejected", fault, column)
            else:
                reason = EXCLUDED.get(cells.get("学籍状态", ""), "") or self.out_of_date(limits)
                pairs[rater, appraisee].append(Assignment(file, line, rater, appraisee, "", reason))
        return self.settle_roster(name, pairs)

    def out_of_date(self, limits):
        """Why a row does not hold on the reference date, or ''."""
        since, until = [limits.get(name) for name in self.policy.limits] or (None, None)
        if since and since > self.policy.reference:
            return OUT_OF_DATE[0]
        return OUT_OF_DATE[1] if until and until < self.policy.reference else ""

    def settle_roster(self, name, pairs):
        """Rows out of date give way to others; what remains must agree."""
        same = {}
        for pair, rows in pairs.items():
            live = [row for row in rows if row.exclusion not in OUT_OF_DATE]
            same[pair] = live or rows[:1]
            for row in rows:
                if row not in same[pair]:
                    self.left_out(name, row, "record", "superseded", "repeated")
        return self.one_each(name, "record", same, lambda row: row.exclusion)

    # MARK: - Responses

    def read(self, source):
        """The counted responses of a source."""
        same = defaultdict(list)
        for number, path in enumerate(self.files(source.files), 1):
            label = f"{source.files} #{number}" if source.who == "file" else path
            member = path.split("/")[-1].rsplit(".", 1)[0]
            for file, line, cells in self.rows_of(source.name, path, label):
                for response, column, items in self.responses(source, file, line, cells, member):
                    code, where, pair = self.refusal(source, response, column)
                    if code:
                        self.left_out(source.name, response, "response", "rejected", code, where)
                    else:
                        same[pair].append(response._replace(rater=pair[0], appraisee=pair[1]))
        return self.settle(source, same)

    def responses(self, source, file, line, cells, member):
        """The responses of one record, with the column that says whom they are about."""
        sequence = cells.get(source.sequence, "").strip(" \t")
        time = moment(cells[source.submitted]) if source.submitted else None
        rater = member if source.who == "file" else clean(cells[source.rater]) if source.rater else ""
        front = (file, line, rater)
        back = ("", time, int(sequence) if digits(sequence) else -1)
        if source.who != "peers":
            appraisee = clean(cells[source.appraisee]) if source.appraisee else ""
            answers = self.answers(source.name, source.items, file, line, cells)
            yield Response(*front, appraisee, *back, answers), source.appraisee, source.items
            return
        front_text = getattr(self.policy, "matrix", "互评：")
        for header in [header for header in cells if header.startswith(front_text) and header != front_text]:
            items = {item: (header, scale) for item, (_, scale) in source.items.items()}
            if MARKS.read(cells[header]).rank == 0:
                continue  # nobody has to rate every colleague
            before = len(self.rejects)
            answers = self.answers(source.name, items, file, line, cells)
            for reject in self.rejects[before:]:
                reject[-1] = front_text + "*"
            yield Response(*front, clean(header[len(front_text):]), *back, answers), front_text + "*", items

    def refusal(self, source, response, column):
        """Why a response cannot count, where that stands, and (rater, appraisee)."""
        rater, appraisee = response.rater, response.appraisee
        entries = self.rosters.get(source.name, {})
        known = {pair[0] for pair in entries} if source.rater and source.roster else None
        if source.rater:
            fault = id_fault(rater, self.people if source.who in MUTUAL else known)
            if not fault and source.who in MUTUAL and rater not in self.people:
                fault = "rater-unknown"
            if fault:
                return fault, source.rater, None
        if not source.appraisee and source.who != "peers":
            mine = [pair for pair in entries if pair[0] == rater]
            if not mine:
                return "not-on-roster", "", None
            live = [pair for pair in mine if not entries[pair].exclusion]
            if len(live) > 1:
                return "appraisee-ambiguous", source.rater, None
            appraisee = (live or sorted(mine, key=lambda pair: entries[pair].line))[0][1]
        else:
            fault = appraisee_fault(appraisee, self.people)
            if fault:
                return fault, column, None
        if source.who in MUTUAL:
            if rater == appraisee:
                return "self-rating", column, None
            if self.people[rater].college != self.people[appraisee].college:
                return "outside-college", column, None
        if source.submitted and response.time is None:
            return "time-unreadable", source.submitted, None
        if source.submitted and not self.policy.start <= response.time.date() <= self.policy.end:
            return "outside-period", source.submitted, None
        if source.roster and source.who != "anonymous":
            entry = entries.get((rater, appraisee))
            if entry is None or entry.exclusion:
                return ("rater-excluded" if entry else "not-on-roster"), "", None
        return ("" if answered(response) else "no-answer"), "", (rater, appraisee)

    def settle(self, source, same):
        """One response a pair; of anonymous ones, all."""
        counted = []
        if source.who == "anonymous":
            counted = [response for rows in same.values() for response in rows]
        elif source.submitted:
            for rows in same.values():
                last = max(rows, key=lambda r: (r.time, r.sequence, r.codes()))
                counted.append(last)
                for row in rows:
                    if row is not last:
                        self.left_out(source.name, row, "response", "superseded", "superseded")
        else:
            counted = list(self.one_each(source.name, "response", same, Response.codes).values())
        self.sums[source.name]["counted"] = len(counted)
        return counted

    # MARK: - Who took part, and the scores

    def turnout(self, source, appraisee):
        """(gross, excluded, responded): colleagues for a mutual review, else the roster."""
        mine = [response for response in self.counted[source.name] if response.appraisee == appraisee]
        responded = len(mine) if source.who == "anonymous" else len({response.rater for response in mine})
        if source.who in MUTUAL:
            college = self.people[appraisee].college
            return sum(person.college == college for person in self.people.values()) - 1, 0, responded
        rows = [row for pair, row in self.rosters.get(source.name, {}).items() if pair[1] == appraisee]
        return len(rows), sum(bool(row.exclusion) for row in rows), responded

    def scores(self, source, appraisee):
        """Each response's mean of value / highest x 100 (LOCAL-scale, LOCAL-score)."""
        scores = []
        for response in self.counted[source.name]:
            shares = [answer.value / source.items[item][1].highest * 100
                      for item, answer in response.answers.items() if answer.rank == 3]
            if response.appraisee == appraisee and shares:
                scores.append(mean(shares))
        return scores


def trimmed(scores, trim):
    """Without the k highest and lowest, where there are enough."""
    each_end, fewest = trim
    return sorted(scores)[each_end:-each_end] if each_end and len(scores) >= fewest else scores


def status_of(gate, assigned, responded):
    """Status, printed rate and responses still needed; compared as counts."""
    if assigned == 0:
        return "nobody-assigned", "", 0
    needed = max(0, math.ceil(gate.threshold * assigned / 100) - responded, gate.minimum - responded)
    rate = fixed(Fraction(100 * responded, assigned), 2)
    if responded < gate.minimum:
        return "few-raters", rate, needed
    return ("met" if 100 * responded >= gate.threshold * assigned else "below-threshold"), rate, needed


def ruling_of(gate, status, assigned, responded):
    """(published | flagged | reduced | withheld | left-out | zeroed, factor, reason)."""
    one = Fraction(1)
    if status == "met":
        return "published", one, ""
    if status == "nobody-assigned":
        return ("left-out" if gate.nobody == "renormalise" else "withheld"), one, status
    instead = {"renormalise": "left-out", "zero": "zeroed"}
    if status == "few-raters":
        return instead.get(gate.below, "withheld"), one, status
    if gate.last_round or gate.below == "flag":
        return "flagged", one, ""
    if gate.below == "coefficient":
        rate = Fraction(100 * responded, assigned)
        return "reduced", next(factor for start, factor in gate.coefficients if start <= rate), ""
    return instead.get(gate.below, "withheld"), one, "participation"
