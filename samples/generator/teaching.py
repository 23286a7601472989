"""The school year of the samples with ledgers: the weeks, months and semesters there is teaching in, and records."""

import datetime

HOLIDAYS = [("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-01"), ("2026-04-06", "2026-04-06"),
            ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-19")]
MAKE_UP = ["2025-09-28", "2025-10-11"]
ALWAYS = (datetime.date.min, datetime.date.max)


def day(text):
    return datetime.date.fromisoformat(text)


def week_of(date):
    """The name of the ISO week: that of 29 December 2025 is 2026-W01."""
    year, week, _ = date.isocalendar()
    return f"{year}-W{week:02d}"


def month_of(date):
    return f"{date.year}-{date.month:02d}"


class SchoolYear:
    """Teaching days: Monday to Friday within a semester without the holidays, and the days that make up for them."""

    def __init__(self, autumn, holidays=(), make_up=()):
        self.spans = {"2025秋": (day(autumn), day("2026-01-16")), "2026春": (day("2026-03-02"), day("2026-07-10"))}
        free = {date for first, last in holidays for date in dates(day(first), day(last))}
        regular = {date for span in self.spans.values() for date in dates(*span) if date.weekday() < 5}
        self.days = sorted(regular - free | set(map(day, make_up)))
        self.weeks, self.months = self.grouped(week_of), self.grouped(month_of)
        self.semesters = self.grouped(self.semester_of)

    def grouped(self, name_of):
        """name -> teaching days, in the order of time."""
        groups = {}
        for date in self.days:
            groups.setdefault(name_of(date), []).append(date)
        return groups

    def semester_of(self, date):
        return next(name for name, (first, last) in self.spans.items() if first <= date <= last)


def dates(first, last):
    return [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]


def whole(intervals, post=ALWAYS):
    """The intervals on all of whose teaching days somebody was in post, who came and left on these days."""
    came, left = post
    return [name for name, days in intervals.items() if came <= days[0] and days[-1] <= left]


class Record:
    """A line of a ledger; `shown` is what its date column says."""

    def __init__(self, date, shown=None, **cells):
        self.date, self.cells = date, {"日期": date.isoformat() if shown is None else shown, **cells}

    def move(self, text):
        self.date, self.cells["日期"] = day(text), text

    def row(self, columns):
        return [self.cells.get(column, "") for column in columns]


def in_order(records):
    """As a ledger is kept: by day, those of one day as they were written down."""
    return sorted(records, key=lambda record: record.date)
