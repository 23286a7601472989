"""The responses as 问卷星 exports them: by text, by score, by the number of the option."""

from .answers import LABELLED, SCALE
from .peers.task import LABELS, WENJUANXING
from .raters import COLUMNS
from .shape import Shape, linked
from .survey import APPRAISEE, COMMENT, DURATION, ITEMS, NUMBER, STUDENT, TIME, body, written

SOURCES = ["微信", "手机提交", "链接"]
SKIPPED = "(跳过)"


def exported(answer, skipped=SKIPPED):
    """What writes the files: `answer` gives the cell of a digit."""
    cells = {"": skipped, **{str(digit): answer(digit) for digit in range(1, 6)}}

    def record(row):
        total = sum(int(digit) for digit in row[ITEMS] if digit)
        return [row[NUMBER], slashed(row[TIME]), f"{row[DURATION]}秒", SOURCES[int(row[NUMBER]) % 3], "N/A",
                "127.0.0.1(本地)", row[STUDENT], row[APPRAISEE], *(cells[digit] for digit in row[ITEMS]),
                row[COMMENT] or "(空)", total]

    def write(source, folder):
        linked(source, folder, "people.csv", "roster.csv")
        records = map(record, body(source / "responses.csv"))
        return written(folder / "responses.csv", WENJUANXING, records, encoding="utf-8-sig")

    return write


def slashed(time):
    """2026-06-01T00:03:22 as 2026/6/1 0:03:22."""
    day, clock = time.split("T")
    year, month, day = day.split("-")
    return f"{year}/{int(month)}/{int(day)} {int(clock[:2])}{clock[2:]}"


def changes(scale):
    """The columns of the platform, and this scale."""
    rater, appraisee, *items = WENJUANXING[6:18]
    columns = f"columns: {{rater: {rater}, appraisee: {appraisee}, submitted: 提交答卷时间, sequence: 序号}}"
    questions = {f"{{column: q{number},": f"{{column: {item}," for number, item in enumerate(items, 1)}
    return {COLUMNS: columns, **questions, SCALE: scale}


def numbered():
    """The labelled scale, whose labels are written as numbers, the highest as 1."""
    written_as = ", ".join(f'{label}: ["{number}"]' for number, label in enumerate(reversed(LABELS), 1))
    return f"{LABELLED}\n    written-as: {{{written_as}}}"


SHAPES = [
    Shape("wenjuanxing-text", "问卷星, by text", exported(lambda digit: LABELS[digit - 1]), changes(LABELLED)),
    Shape("wenjuanxing-score", "问卷星, by score", exported(str), changes(SCALE)),
    Shape("wenjuanxing-index", "问卷星, by option", exported(lambda digit: str(6 - digit), "-3"), changes(numbered())),
]
