"""Ids of other kinds: e-mail addresses, 18 characters with a check character, leading zeros."""

from .shape import Shape
from .survey import APPRAISEE, STUDENT, changed

WEIGHTS = [2**(17 - place) % 11 for place in range(17)]
CHECKS = "10X98765432"


def renamed(student, appraisee):
    """What writes the files with the ids of students and appraisees as these give them."""
    def write(source, folder):
        changed(source, folder / "people.csv", lambda row: [appraisee(row[0]), *row[1:]])
        changed(source, folder / "roster.csv", lambda row: [student(row[0]), appraisee(row[1]), *row[2:]])
        return changed(source, folder / "responses.csv", lambda row: [
            *row[:STUDENT], student(row[STUDENT]), appraisee(row[APPRAISEE]), *row[APPRAISEE + 1:]])

    return write


def check(digits):
    """The check character of 17 digits, by ISO 7064, MOD 11-2."""
    return CHECKS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits)) % 11]


def checked(digits):
    """18 characters, the last one a check character: one in eleven ends with X.

    None ends with three zeros: those that do are held to be numbers whose last digits a spreadsheet has lost."""
    body = f"31{digits}010"
    return body + check(body)


SHAPES = [
    Shape("emails", "e-mail addresses as ids", renamed(
        lambda student: f"s{student}@stu.example.edu.cn", lambda appraisee: f"t{appraisee[1:]}@example.edu.cn")),
    Shape("ids-18", "ids of 18 characters, some with X", renamed(checked, str)),
    Shape("ids-zeros", "ids with leading zeros", renamed(
        lambda student: f"000{student[3:]}", lambda appraisee: f"0{appraisee[1:]}")),
]
