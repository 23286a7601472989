"""TEAMMATES: a peer review among the four counselors, apart from the survey."""

from exports_files import Platforms, encoded
from exports_world import COUNSELORS
from rows import Dice

TEAMMATES = Platforms()
QUESTIONS = ["请为同事的工作业绩打分（0-100）", "请为同事的协作情况打分（0-100）"]
COLUMNS = ("Team,Giver's Full Name,Giver's Last Name,Giver's Email,Recipient's Team,Recipient's Full Name,"
           "Recipient's Last Name,Recipient's Email,Feedback,Comment From,Comment")
NO_RESPONSE, NOT_SUBMITTED = "No Response", "Not Submitted"
REMARKS = {(0, "FD001", "FD002"): '"踏实", 细致', (1, "FD003", "FD001"): "配合及时"}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def person(name):
    """Team, names and address of a counselor."""
    college = next(college for counselor, college, _, _ in COUNSELORS if counselor == name)
    full = name.replace("FD", "示例辅导员")
    return [quoted(college), quoted(full), quoted(full), quoted(f"{name.lower()}@example.edu")]


def marks(question, dice):
    """(giver, recipient) -> mark; the last counselor answers the first question only, and not about everybody."""
    names = [name for name, _, _, _ in COUNSELORS]
    given = {(giver, recipient): 70 + dice.below(30) for giver in names for recipient in names if giver != recipient}
    for giver, recipient in given:
        if giver == "FD004" and (question == 1 or recipient == "FD001"):
            given[giver, recipient] = None
    if question == 1:
        given |= {pair: None for pair in given if pair[1] == "FD004"}
    return given


def summary(given):
    """The block before the table: what each received."""
    rows = ["Summary Statistics,", "Team, Recipient, Average, Minimum, Maximum"]
    for name, _, _, _ in COUNSELORS:
        got = [mark for (_, recipient), mark in given.items() if recipient == name and mark is not None]
        figures = [f"{sum(got) / len(got):.2f}".rstrip("0").rstrip("."), min(got), max(got)] if got else [NOT_SUBMITTED]
        rows.append(",".join([*person(name)[:2], *map(str, figures)]))
    return rows


def table(question, given):
    rows = [COLUMNS]
    for (giver, recipient), mark in given.items():
        remark = REMARKS.get((question, giver, recipient))
        cells = [*person(giver), *person(recipient), quoted(NO_RESPONSE) if mark is None else str(mark)]
        rows.append(",".join(cells + ([person(recipient)[1], quoted(remark)] if remark else [])))
    return rows


@TEAMMATES.export("teammates", "TEAMMATES", "course-680_同事互评_result.csv", "CSV, UTF-8",
                  assumed="`Not Submitted` in the summary of somebody whom nobody marked")
def session(world):
    """Not the survey: the four counselors about each other. Lines of course and session; for each of two questions a
    summary and a table of responses; `No Response`, `Not Submitted`; ragged rows; CRLF."""
    dice, text = Dice(4), ['Course,"course-680"', 'Session Name,"同事互评"', "", ""]
    for number, question in enumerate(QUESTIONS):
        given = marks(number, dice)
        text += [f"Question {number + 1},{quoted(question)}", "", *summary(given), "", *table(number, given), "", ""]
    return encoded([*text, ""])
