"""What the ledgers of im-counselor and yt-mentor share: what somebody did of what is asked for, as planned.

They are made when all other rows stand, with dice and tokens of their own, so that nothing else changes by them.
"""

from rows import Tokens
from teaching import ALWAYS, Record, day

WAYS = [lambda date, dice: date.isoformat(),
        lambda date, dice: f"{date.year}/{date.month}/{date.day}",
        lambda date, dice: f"{date} {8 + dice.below(12):02d}:{dice.below(60):02d}",
        lambda date, dice: f"{date.year}/{date.month}/{date.day} {8 + dice.below(12)}:{dice.below(60):02d}:00"]


class Doer:
    """What one appraisee did. What no plan says is done as often as is asked for, on days that they were in post."""

    def __init__(self, person):
        self.id, self.name, self.number, self.college = person.id, person.name, person.number, person.college
        self.post = ALWAYS  # first and last day
        self.done = {}  # (label, interval) -> how many records, or the days of them
        self.more = 3  # in how many of 100 intervals there is a record more
        self.is_idle = False

    def there(self, days):
        return [date for date in days if self.post[0] <= date <= self.post[1]]


class Ledgers(Tokens):
    """The records of all appraisees, by the name of the ledger they stand in."""

    def __init__(self, dice, doers, columns, tokens_from):
        super().__init__()
        self.count, self.dice, self.doers, self.columns = tokens_from, dice, doers, columns
        self.records = {}

    def days_of(self, doer, label, name, days, least):
        """When somebody did what is due `least` times within an interval that has these teaching days."""
        planned, there = doer.done.get((label, name)), doer.there(days)
        if isinstance(planned, list):
            return [day(text) for text in planned]
        if doer.is_idle or not there:
            return []
        return self.some(there, least + self.dice.chance(doer.more) if planned is None else planned)

    def some(self, days, count):
        """So many different days, or as many as there are, far apart."""
        start, step = self.dice.below(len(days)), max(1, len(days) // max(1, count))
        return [days[(start + place * step) % len(days)] for place in range(min(count, len(days)))]

    def write(self, ledger, doer, date, way, **cells):
        """A record; its date is written in one of WAYS."""
        records = self.records.setdefault(ledger, [])
        remark = f"照片{self.canary()}" if len(records) % 60 == 7 else ""
        known = dict(zip(self.columns, [doer.id, doer.name]))
        records.append(Record(date, WAYS[way](date, self.dice), **{**known, "备注": remark, **cells}))
        return records[-1]

    def of(self, doer, label):
        """The records of an appraisee with such a label, in all ledgers."""
        return [record for records in self.records.values() for record in records
                if record.cells[self.columns[0]] == doer.id and record.cells["工作类型"] == label]

    def within(self, doer, label, first, last):
        """Those of them from one day to another."""
        return [record for record in self.of(doer, label) if day(first) <= record.date <= day(last)]

    def again(self, record, ledger):
        """The same row once more."""
        self.records[ledger].append(Record(record.date, record.cells["日期"], **record.cells))
