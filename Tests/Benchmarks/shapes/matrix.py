"""Mutual review: a row a rater, a column a colleague, a file a college. Raters are those who are rated."""

from math import isqrt

from generate import COLLEGES

from .shape import HERE, Shape
from .survey import ITEMS, NUMBER, TIME, body, draw, written


def college_size(rows):
    """So many in each college that their cells are about as many as the reference job has responses."""
    return max(6, isqrt(rows // len(COLLEGES)))


def ids(college, size):
    return [f"T{100_001 + college * size + place}" for place in range(size)]


def raters(names, others):
    """Who fills in a row: everybody, some a second time, and one whose college is another one."""
    again = [name for place, name in enumerate(names) if draw(place) % 40 == 0]
    return [*names, *again, others[0]]


def rows_of(names, others, found, counted):
    """The rows of one college. Time, number and answers are those of responses of the reference job."""
    digits = answers(found)
    for rater in raters(names, others):
        row = next(found)
        cells = ["" if draw(int(row[NUMBER]), place) % 16 == 0 else next(digits) for place in range(len(names))]
        counted.append(sum(cell != "" for cell in cells))
        yield [row[NUMBER], row[TIME], rater, *cells]


def answers(found):
    """Digits of the reference job, one response after the other."""
    for row in found:
        yield from row[ITEMS]


def write(source, folder):
    size, counted = college_size(sum(1 for _ in body(source / "responses.csv"))), []
    found = body(source / "responses.csv")
    people = [ids(college, size) for college in range(len(COLLEGES))]
    written(folder / "people.csv", ["appraisee_id", "name", "college"], (
        [name, f"教师{name[1:]}", college] for college, names in zip(COLLEGES, people) for name in names))
    for number, names in enumerate(people):
        header = ["response_id", "submitted_at", "rater_id", *(f"互评：{name}" for name in names)]
        records = rows_of(names, people[number - 1], found, counted)
        written(folder / "matrix" / f"{COLLEGES[number]}.csv", header, records)
    return sum(counted)


SHAPES = [Shape("matrix", "mutual review, a column a colleague", write, base=HERE / "matrix.yaml")]
