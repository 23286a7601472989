"""The calendar and the duties of the ledger, as the other tools are told them: those of ledger.yaml."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

SEMESTERS = [(date(2025, 9, 3), date(2026, 1, 16)), (date(2026, 3, 2), date(2026, 7, 10))]
HOLIDAYS = [(date(2025, 10, 1), date(2025, 10, 8)), (date(2026, 1, 1), date(2026, 1, 1)),
            (date(2026, 5, 1), date(2026, 5, 5))]
MAKE_UP = {date(2025, 9, 28), date(2025, 10, 11)}
PERIOD = (date(2025, 9, 1), date(2026, 7, 31))


class Duty(NamedTuple):
    """What is to be done how often, in each unit of time."""
    name: str
    labels: tuple[str, ...]
    every: str
    at_least: int
    is_each: bool = False  # with each class


DUTIES = [
    Duty("contact", ("联系学生", "谈心谈话"), "week", 6), Duty("lesson", ("随堂听课",), "month", 8),
    Duty("meeting", ("主题班会",), "month", 3, True), Duty("lecture", ("讲座",), "semester", 12),
    Duty("report", ("总结汇报",), "year", 30)]
FIGURES = tuple(f"{duty.name}_{what}" for duty in DUTIES for what in ("required", "met", "rate"))


def days(first, last):
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def unit(every, day):
    """The unit of time that a day is in, or nothing."""
    if every == "week":
        return str(day - timedelta(day.weekday()))
    if every == "month":
        return f"{day:%Y-%m}"
    if every == "semester":
        return next((str(first) for first, last in SEMESTERS if first <= day <= last), None)
    return str(PERIOD[0])


def is_teaching(day):
    """Monday to Friday within a semester, without holidays, with the days that make up for them."""
    inside = any(first <= day <= last for first, last in SEMESTERS)
    free = day.weekday() > 4 or any(first <= day <= last for first, last in HOLIDAYS)
    return inside and (day in MAKE_UP or not free)


@cache
def calendar():
    """Each day of the period that counts for a duty: `(duty, day, unit)`; a unit is due with a teaching day."""
    found = []
    for duty in DUTIES:
        units = {day: unit(duty.every, day) for day in days(*PERIOD)}
        due = {units[day] for day in units if is_teaching(day)}
        found += [(duty.name, day, name) for day, name in units.items() if name in due]
    return found
