"""Activity ledgers and duties, plain and slow: a calendar of days, records, and what is missing.

Nothing is looked up in intervals that were made before: for each person, duty and interval every record is asked again.
"""

import datetime
import re
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from intake import Assignment
from policy import appraisee_fault, clean, day, id_fault, moment, plain

DAY = datetime.timedelta(days=1)
OUT_OF_DATE = ("not-yet-assigned", "no-longer-assigned")


class Calendar(NamedTuple):
    """Semesters as (name, from, to), holidays as (from, to), and days that make up for them."""

    period: tuple  # name, from, to
    semesters: list
    holidays: list = ()
    make_up: list = ()
    until: object = None  # what is not over on this day is not due

    def teaching_days(self):
        """Monday to Friday within a semester, without holidays, and the make-up days."""
        days = set(self.make_up)
        for _, first, last in self.semesters:
            day = first
            while day <= last:
                if day.weekday() < 5 and not any(start <= day <= end for start, end in self.holidays):
                    days.add(day)
                day += DAY
        return sorted(days)

    def interval_of(self, day, every):
        """(name, first day, last day) of the interval that a teaching day lies in."""
        if every == "week":
            year, week, weekday = day.isocalendar()
            monday = day - (weekday - 1) * DAY
            return f"{year}-W{week:02d}", monday, monday + 6 * DAY
        if every == "month":
            return f"{day.year}-{day.month:02d}", day.replace(day=1), month_end(day.year, day.month)
        if every == "quarter":
            last = (day.month + 2) // 3 * 3
            first = datetime.date(day.year, last - 2, 1)
            return f"{day.year}-Q{last // 3}", first, month_end(day.year, last)
        if every == "semester":
            return next(semester for semester in self.semesters if semester[1] <= day <= semester[2])
        return self.period

    def intervals(self, every):
        """Interval -> its teaching days, in the order of time."""
        found = defaultdict(list)
        for day in self.teaching_days():
            found[self.interval_of(day, every)].append(day)
        due = {interval: days for interval, days in found.items() if not self.until or max(days) <= self.until}
        return dict(sorted(due.items(), key=lambda item: item[0][1]))


def month_end(year, month):
    """The last day of a month."""
    return (datetime.date(year + month // 12, month % 12 + 1, 1)) - DAY


class Duty(NamedTuple):
    """`activities` None: all; `each`: a target; `count`: an amount; `when`: attributes -> True, False or None."""

    name: str
    activities: tuple
    every: str
    least: Fraction
    clause: str
    each: str = ""
    count: str = ""
    advisory: bool = False
    when: object = None

    def asks(self, activity):
        return self.activities is None or activity in self.activities


class Target(NamedTuple):
    """A list of members, or a file of who is in charge of whom."""

    name: str
    members: tuple = ()
    file: tuple = ()  # name, column of the member, column of the appraisee
    shown: bool = True
    excluded: dict = {}  # column -> value -> reason
    limits: tuple = ()  # columns from and until, the day that decides


class Ledger(NamedTuple):
    """Where the records stand and what their cells are called."""

    name: str
    files: str
    columns: tuple  # appraisee, date, activity
    activities: dict  # label -> activity
    targets: dict = {}  # target -> column
    separator: str = ""
    amounts: dict = {}  # amount -> column
    drop: bool = True


class Entry(NamedTuple):
    """One record that counts."""

    appraisee: str
    day: datetime.date
    activity: str
    named: dict  # target -> set of members
    amounts: dict


class Outcome(NamedTuple):
    """What somebody has to show for one duty."""

    required: int
    met: int
    shortfalls: tuple

    def rate(self):
        return Fraction(100 * self.met, self.required) if self.required else None

    def status(self, duty):
        if self.required == 0:
            return "not-required"
        return "advisory" if duty.advisory else "fulfilled" if self.met == self.required else "short"


def day_of(text):
    """A day, or the day of a date with time; None for anything else."""
    time = moment(text)
    return time.date() if time else None


def trimmed(text):
    return text.strip(" \t\r\n\x0b\x0c")


# MARK: - Reading


class Ledgers:
    """The targets and records of an input folder, booked with an intake."""

    def __init__(self, intake, calendar, targets, ledgers, duties, people):
        self.intake, self.calendar, self.duties, self.people = intake, calendar, duties, people
        self.targets = {target.name: target for target in targets}
        self.rolls = {target.name: self.roll(target) for target in targets if target.file}
        self.entries = [entry for ledger in ledgers for entry in self.read(ledger)]

    def roll(self, target):
        """(member, appraisee) -> why they are not in charge, or ''."""
        name, (file_name, member_column, appraisee_column) = "targets." + target.name, target.file
        pairs = defaultdict(list)
        for file, line, cells in self.intake.rows(name, file_name):
            member, appraisee = clean(cells[member_column]), clean(cells[appraisee_column])
            fault, column = id_fault(member), member_column
            if not fault:
                fault, column = appraisee_fault(appraisee, self.people), appraisee_column
            dates = {}
            for limit in target.limits[:2]:
                text = trimmed(cells[limit])
                dates[limit] = day(text) if text else None
                if not fault and text and dates[limit] is None:
                    fault, column = "time-unreadable", limit
            if fault:
                self.intake.left_out(name, (file, line), "record", "rejected", fault, column)
                continue
            reason = next((reasons[cells[column]] for column, reasons in target.excluded.items()
                           if cells[column] in reasons), "") or out_of_date(dates, target.limits)
            pairs[member, appraisee].append(Assignment(file, line, member, appraisee, "", reason))
        same = {}
        for pair, rows in pairs.items():
            same[pair] = [row for row in rows if row.exclusion not in OUT_OF_DATE] or rows[:1]
            for row in rows:
                if row not in same[pair]:
                    self.intake.left_out(name, row, "record", "superseded", "repeated")
        kept = self.intake.one_each(name, "record", same, lambda row: row.exclusion)
        return {pair: row.exclusion for pair, row in kept.items()}

    def read(self, ledger):
        """The records of a ledger that count."""
        seen, entries = set(), []
        appraisee_column, date_column, activity_column = ledger.columns
        for file, line, cells in self.intake.rows(ledger.name, ledger.files):
            appraisee = clean(trimmed(cells[appraisee_column]))
            day, label = day_of(trimmed(cells[date_column])), trimmed(cells[activity_column])
            fault, column = appraisee_fault(appraisee, self.people), appraisee_column
            if not fault and day is None:
                fault, column = "time-unreadable", date_column
            if not fault and not self.calendar.period[1] <= day <= self.calendar.period[2]:
                fault, column = "outside-period", date_column
            if not fault and label not in ledger.activities:
                fault, column = "activity-unlisted", activity_column
            if fault:
                self.intake.left_out(ledger.name, (file, line), "record", "rejected", fault, column)
                continue
            whole = tuple(cells.values())
            if ledger.drop and whole in seen:
                self.intake.left_out(ledger.name, (file, line), "record", "superseded", "repeated")
                continue
            seen.add(whole)
            entry = Entry(appraisee, day, ledger.activities[label], defaultdict(set), {})
            self.read_targets(ledger, file, line, cells, entry)
            self.read_amounts(ledger, file, line, cells, entry)
            entries.append(entry)
        return entries

    def asked(self, activity, field):
        """The targets or amounts that some duty asks of an activity."""
        return {getattr(duty, field) for duty in self.duties if duty.asks(activity)} - {""}

    def read_targets(self, ledger, file, line, cells, entry):
        """Each word of each column that a duty reads is an answer."""
        asked = self.asked(entry.activity, "each")
        sums = self.intake.sums[ledger.name]
        for column in {ledger.targets[name] for name in asked if name in ledger.targets}:
            text = trimmed(cells[column])
            words = [clean(word) for word in (text.split(ledger.separator) if ledger.separator else [text])]
            words = [word for word in words if word]
            sums["answers"] += max(1, len(words))
            sums["missing"] += not words
            for word in words:
                names = [name for name in self.targets if name in asked and ledger.targets.get(name) == column]
                code = self.name_word(word, names, entry)
                sums["invalid" if code else "valid"] += 1
                if code:
                    self.intake.left_out(ledger.name, (file, line), "answer", "void", code, column)

    def name_word(self, word, names, entry):
        """Notes whom a word names; else why it names nobody."""
        codes, is_member = [], False
        for name in names:
            target, roll = self.targets[name], self.rolls.get(name, {})
            known = {member for member, _ in roll}
            if word in target.members or (word, entry.appraisee) in roll:
                entry.named[name].add(word)
                is_member = True
            elif target.file:
                codes.append("not-in-charge" if word in known else id_fault(word, known))
        if is_member:
            return ""
        if "not-in-charge" in codes:
            return "not-in-charge"
        return next((code for code in codes if code), "target-unknown")

    def read_amounts(self, ledger, file, line, cells, entry):
        sums = self.intake.sums[ledger.name]
        for name in self.asked(entry.activity, "count"):
            column = ledger.amounts.get(name)
            if column is None:
                continue
            text = trimmed(cells[column])
            sums["answers"] += 1
            if text == "":
                sums["missing"] += 1
                continue
            code = ""
            if not re.fullmatch(r"-?[0-9]{1,7}(\.[0-9]{1,6})?", text):
                code = "answer-not-a-number"
            elif Fraction(text) < 0:
                code = "answer-out-of-range"
            else:
                entry.amounts[name] = Fraction(text)
            sums["invalid" if code else "valid"] += 1
            if code:
                self.intake.left_out(ledger.name, (file, line), "answer", "void", code, column)

    # MARK: - Counting

    def outcome(self, duty, appraisee, attributes, in_post):
        """What one person has to show for one duty; `in_post`: teaching days of an interval -> whether it is due."""
        if duty.when and duty.when(attributes) is False:
            return Outcome(0, 0, ())
        mine = [entry for entry in self.entries if entry.appraisee == appraisee and duty.asks(entry.activity)]
        required, met, shortfalls = 0, 0, []
        for (name, first, last), days in self.calendar.intervals(duty.every).items():
            if not in_post(days):
                continue
            here = [entry for entry in mine if first <= entry.day <= last]
            if not duty.each:
                done = amount(here, duty)
                required, met = required + 1, met + (done >= duty.least)
                if done < duty.least:
                    shortfalls.append(f"{name}: {plain(done)}/{plain(duty.least)}")
                continue
            members = self.members(duty.each, appraisee)
            missed = [member for member in members
                      if amount([e for e in here if member in e.named[duty.each]], duty) < duty.least]
            required, met = required + len(members), met + len(members) - len(missed)
            if missed:
                names = f" ({', '.join(missed)})" if self.targets[duty.each].shown else ""
                shortfalls.append(f"{name}: {len(members) - len(missed)}/{len(members)}{names}")
        return Outcome(required, met, tuple(shortfalls))

    def members(self, name, appraisee):
        """To whom a duty is owed, in the order in which they are named."""
        target = self.targets[name]
        if target.members:
            return list(target.members)
        mine = [member for (member, who), reason in self.rolls[name].items() if who == appraisee and not reason]
        return sorted(mine, key=lambda member: member.encode("utf-8"))


def amount(entries, duty):
    """Records, or what they add up to."""
    if duty.count:
        return sum((entry.amounts.get(duty.count, Fraction(0)) for entry in entries), Fraction(0))
    return Fraction(len(entries))


def out_of_date(dates, limits):
    """Why a row does not hold on the day that decides, or ''."""
    if not limits:
        return ""
    since, until = dates[limits[0]], dates[limits[1]]
    if since and since > limits[2]:
        return OUT_OF_DATE[0]
    return OUT_OF_DATE[1] if until and until < limits[2] else ""


def whole(came, left):
    """Whether somebody in post from `came` to `left` answers for an interval: all its teaching days."""
    return lambda days: all((not came or came <= day) and (not left or day <= left) for day in days)


def partly(came, left):
    """The same where any of its teaching days is enough."""
    return lambda days: any((not came or came <= day) and (not left or day <= left) for day in days)


def compliance(outcomes):
    """The mean of the rates of what was due; None where nothing was."""
    rates = [outcome.rate() for outcome in outcomes if outcome.required]
    return sum(rates, Fraction(0)) / len(rates) if rates else None
