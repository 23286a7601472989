"""An input folder as it is read: each record, response and answer counted, or left out with its reason."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from policy import BEGAN, EXCLUDED, FROM, ITEMS, TO, appraisee_fault, clean, day, digits, id_fault, moment
from records import decode, table_of

RATER, APPRAISEE, SUBMITTED = "1、您的学号", "2、导师工号", "提交答卷时间"
SUMS = ["records", "parsed", "records_rejected", "responses", "counted", "superseded", "responses_rejected",
        "answers", "valid", "missing", "not_applicable", "invalid"]


class UnusableInput(Exception):
    """The run cannot go on: exit code 65."""


class Response(NamedTuple):
    """One rater's record on one appraisee."""

    file: str
    line: int
    rater: str
    appraisee: str
    activity: str
    time: object
    sequence: int
    answers: dict

    def codes(self):
        return tuple(answer.key() for answer in self.answers.values())


class Assignment(NamedTuple):
    """A row of the roster."""

    file: str
    line: int
    rater: str
    appraisee: str
    college: str
    exclusion: str


class Intake:
    """Reads records and answers, and notes each one that was left out and why."""

    def __init__(self, folder, accounts):
        self.folder = Path(folder)
        self.sums = {name: dict.fromkeys(SUMS, 0) for name in accounts}
        self.rejects, self.findings = [], []

    def left_out(self, source, row, what, disposition, code, column=""):
        """Notes one row of the rejects, and counts it where it belongs; a repeated record stays parsed."""
        self.rejects.append([source, row[0], str(row[1]), what, disposition, code, column])
        group = {"record": "records_rejected", "response": "responses_rejected"}.get(what)
        if what == "response" and disposition == "superseded":
            group = "superseded"
        if group and not (what == "record" and disposition == "superseded"):
            self.sums[source][group] += 1

    def files(self, pattern):
        """Paths that match, in bytewise order."""
        names = [path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern)]
        return sorted(names, key=lambda text: text.encode("utf-8"))

    def rows(self, source, pattern):
        """File, line and cells by header of each well-formed record; the others are rejected here."""
        for name in self.files(pattern):
            yield from self.rows_of(source, name, name)

    def rows_of(self, source, name, label):
        """The rows of one file, which outputs call `label`."""
        header, body = table_of(decode((self.folder / name).read_bytes()))
        for line, fields, fault in body:
            self.sums[source]["records"] += 1
            if fault:
                self.left_out(source, (label, line), "record", "rejected", fault)
            else:
                yield label, line, dict(zip(header, fields))

    def one_each(self, source, what, same, content):
        """Of rows about the same: the first when all say the same, else none (no time says which is right)."""
        kept = {}
        for key, rows in same.items():
            if len({content(row) for row in rows}) == 1:
                kept[key] = rows[0]
                for row in rows[1:]:
                    self.left_out(source, row, what, "superseded", "repeated")
            else:
                self.findings.append("conflicting-duplicate")
                for row in rows:
                    self.left_out(source, row, what, "rejected", "conflicting-duplicate")
        return kept

    def answers(self, source, items, file, line, cells):
        """item -> answer; an invalid answer is void, its response goes on."""
        sums, result = self.sums[source], {}
        sums["responses"] += 1
        for item, (column, scale) in items.items():
            answer = result[item] = scale.read(cells[column])
            sums["answers"] += 1
            sums[["missing", "not_applicable", "invalid", "valid"][answer.rank]] += 1
            if answer.code:
                self.left_out(source, (file, line), "answer", "void", answer.code, column)
        return result

    def finished_sums(self):
        """The sums in a table's shape; parsed is what no record-level fault took."""
        for sums in self.sums.values():
            sums["parsed"] = sums["records"] - sums["records_rejected"]
            assert sums["responses"] == sums["counted"] + sums["superseded"] + sums["responses_rejected"]
        return [[name, *(str(self.sums[name][key]) for key in SUMS)] for name in sorted(self.sums)]


class Survey(Intake):
    """Everything read from an input folder, with each row that was left out and why."""

    def __init__(self, folder):
        super().__init__(folder, ["appraisees", "satisfaction.roster", *ITEMS, "ledger", "corrections"])
        if not (self.folder / "公示更正.csv").exists():
            del self.sums["corrections"]
        self.people = self.read_people()
        self.roster = self.read_roster()
        self.raters = {row.rater for row in self.roster.values()}
        self.counted = {
            "satisfaction": self.read_questionnaire(),
            "college-sheet": self.read_sheets("college-sheet", "学院评分/*.csv"),
            "academy-sheet": self.read_sheets("academy-sheet", "书院部评分.csv"),
        }

    def read_people(self):
        """id -> (name, role, college to fall back on)."""
        people = {}
        for file, line, cells in self.rows("appraisees", "导师名单.csv"):
            appraisee = clean(cells["工号"])
            fault = id_fault(appraisee)
            if fault:
                self.left_out("appraisees", (file, line), "record", "rejected", fault, "工号")
                continue
            person = (cells["姓名"], cells["导师类别"], cells["带生学院"], self.began(file, line, cells))
            if appraisee not in people:
                people[appraisee] = person
            elif people[appraisee] == person:
                self.left_out("appraisees", (file, line), "record", "superseded", "repeated")
            else:
                raise UnusableInput(f"{file}:{line}: the same 工号 with other cells")
        if not people:
            raise UnusableInput("nobody is on the list")
        return people

    def began(self, file, line, cells):
        """The day somebody became a mentor, counted as an answer; None where it cannot be told."""
        sums, text = self.sums["appraisees"], cells[BEGAN].strip(" \t\r\n")
        found = day(text)
        sums["answers"] += 1
        sums["missing" if text == "" else "invalid" if found is None else "valid"] += 1
        if text and found is None:
            self.left_out("appraisees", (file, line), "answer", "void", "time-unreadable", BEGAN)
        return found

    def read_roster(self):
        """(rater, appraisee) -> the accepted row."""
        source, same = "satisfaction.roster", defaultdict(list)
        for file, line, cells in self.rows(source, "包联名单.csv"):
            rater, appraisee = clean(cells["学号"]), clean(cells["导师工号"])
            fault, column = id_fault(rater), "学号"
            if not fault:
                fault, column = appraisee_fault(appraisee, self.people), "导师工号"
            if fault:
                self.left_out(source, (file, line), "record", "rejected", fault, column)
            else:
                reason = EXCLUDED.get(cells["学籍状态"], "")
                row = Assignment(file, line, rater, appraisee, cells["学院"], reason)
                same[rater, appraisee].append(row)
        return self.one_each(source, "record", same, lambda row: (row.college, row.exclusion))

    def read_questionnaire(self):
        """The counted responses: the last of each rater on each appraisee and activity."""
        source, same = "satisfaction", defaultdict(list)
        for file, line, cells in self.rows(source, "满意度/*.csv"):
            number = cells["序号"].strip(" \t")
            response = Response(
                file, line, clean(cells[RATER]), clean(cells[APPRAISEE]), clean(cells["3、本次活动"]),
                moment(cells[SUBMITTED]), int(number) if digits(number) else -1,
                self.answers(source, ITEMS[source], file, line, cells))
            code, column = self.refusal(response)
            if code:
                self.left_out(source, response, "response", "rejected", code, column)
            else:
                same[response.rater, response.appraisee, response.activity].append(response)
        return [self.last_of(rows) for rows in same.values()]

    def refusal(self, response):
        """Why a response cannot count, and the column that says so; the first reason that applies."""
        fault = id_fault(response.rater, self.raters)
        if fault:
            return fault, RATER
        fault = appraisee_fault(response.appraisee, self.people)
        if fault:
            return fault, APPRAISEE
        if response.time is None:
            return "time-unreadable", SUBMITTED
        if not FROM <= response.time.date() <= TO:
            return "outside-period", SUBMITTED
        row = self.roster.get((response.rater, response.appraisee))
        if row is None:
            return "not-on-roster", ""
        if row.exclusion:
            return "rater-excluded", ""
        return ("", "") if answered(response) else ("no-answer", "")

    def last_of(self, responses):
        """The one that counts; `max` keeps the first, in (file, line) order, of those that are equal in all."""
        last = max(responses, key=lambda r: (r.time, r.sequence, r.codes()))
        for response in responses:
            if response is not last:
                self.left_out("satisfaction", response, "response", "superseded", "superseded")
        self.sums["satisfaction"]["counted"] += 1
        return last

    def read_sheets(self, source, pattern):
        """The counted sheets of a body: one an appraisee."""
        same = defaultdict(list)
        for file, line, cells in self.rows(source, pattern):
            appraisee = clean(cells["导师工号"])
            answers = self.answers(source, ITEMS[source], file, line, cells)
            sheet = Response(file, line, "", appraisee, "", None, -1, answers)
            fault = appraisee_fault(appraisee, self.people)
            if fault:
                self.left_out(source, sheet, "response", "rejected", fault, "导师工号")
            elif not answered(sheet):
                self.left_out(source, sheet, "response", "rejected", "no-answer")
            else:
                same[appraisee].append(sheet)
        kept = self.one_each(source, "response", same, Response.codes)
        self.sums[source]["counted"] = len(kept)
        return list(kept.values())


def answered(response):
    """Whether there is a valid or a not-applicable answer: both are answers."""
    return any(answer.rank in (1, 3) for answer in response.answers.values())
