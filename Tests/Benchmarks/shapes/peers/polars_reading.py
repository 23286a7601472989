"""Tables of a shape's files for Polars: types are said, not guessed. What no scan can decode is read whole."""

import datetime
from glob import glob

from polars_job import ROSTER, SECOND, col, pl



def table(files, schema, encoding="", nulls=()):
    """The rows of CSV files, or of workbooks, as a lazy frame."""
    if files.suffix.startswith(".xls"):
        return pl.concat([pl.read_excel(file, schema_overrides=schema) for file in sorted(glob(str(files)))]).lazy()
    if not encoding:
        return pl.scan_csv(files, schema=schema, null_values=list(nulls) or None)
    whole = pl.read_csv(files, schema=schema, encoding=encoding, null_values=list(nulls) or None)
    return whole.lazy()


def responses(task, folder):
    """The responses: what tells them apart and which is the last, and the answers as integers."""
    answer = pl.Enum(task.labels) if task.labels else pl.Decimal(4, 1) if task.steps > 1 else pl.UInt8
    schema = {**dict.fromkeys(task.columns, pl.String), task.number: pl.Int64, **dict.fromkeys(task.items, answer)}
    rows = table(folder / task.files, schema, task.encoding, task.nulls)
    return rows.select(*known(task), *words(task), newest(task).alias("newest"))


def known(task):
    """Who answered, about whom, on what, as far as the file says it."""
    names = {"student_id": task.student, "appraisee_id": task.appraisee, "activity": task.activity}
    return [col(column).alias(name) for name, column in names.items() if column]


def newest(task):
    """Which of several responses is the last: by time, then by number."""
    time = col(task.time).str.to_datetime(task.clock, time_unit="ms").dt.epoch("s")
    return time * SECOND + col(task.number)


def code(task, column):
    """An answer as a number from 1 on, a blank as 0."""
    value = col(column)
    if task.labels:
        value = value.to_physical().cast(pl.Int64) + 1
    elif task.steps > 1:
        value = (value * task.steps).cast(pl.Int64)
    else:
        value = value.cast(pl.Int64) + task.offset if task.offset else value.cast(pl.Int64)
    return (task.code_top + 1 - value if task.is_turned else value).fill_null(0)


def words(task):
    """The answers of a response as integers, one after the other."""
    places = task.words()
    return [pl.sum_horizontal(code(task, column) * (1 << shift) for column, (at, shift) in zip(task.items, places)
                              if at == number).alias(f"w{number}") for number in range(places[-1][0] + 1)]


def roster(task, folder):
    """The pairs that count."""
    pair = ["student_id", "appraisee_id"]
    if not task.reference_date:
        return table(folder / "roster.csv", ROSTER, task.encoding).select(pair)
    rows = table(folder / "roster.csv", {**ROSTER, "from": pl.Date, "until": pl.Date})
    day = pl.lit(datetime.date.fromisoformat(task.reference_date))
    return rows.filter(col("from") <= day, (col("until") >= day).fill_null(True)).select(pair).unique()
