"""Tables of a shape's files for DuckDB: types are said, not guessed."""

import subprocess

from duckdb_job import ROSTER

DIALECT = "header=true, auto_detect=false, delim=',', quote='\"', escape='\"'"
NATIVE = {"", "utf-16"}  # encodings that DuckDB reads without an extension


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def table(files, columns, encoding="", nulls=(), clock=""):
    """What reads CSV files."""
    types = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    options = [DIALECT]
    if encoding:
        options.append(f"encoding={quoted(encoding)}")
    if nulls:
        options.append(f"nullstr=[{', '.join(map(quoted, ('', *nulls)))}]")
    if clock:
        options.append(f"timestampformat={quoted(clock)}")
    return f"read_csv({quoted(files)}, columns={{{types}}}, {', '.join(options)})"


def readable(task, folder, scratch):
    """The task and the folder as DuckDB can read them: other encodings than its own go through iconv first, the two
    files side by side."""
    if task.encoding in NATIVE:
        return task, folder
    scratch.mkdir()
    processes = []
    for name in ["roster.csv", task.files]:
        with open(scratch / name, "wb") as file:
            processes.append(subprocess.Popen(
                ["iconv", "-f", task.encoding, "-t", "utf-8", str(folder / name)], stdout=file))
    if any(process.wait() for process in processes):
        raise SystemExit("iconv cannot read the files")
    return task._replace(encoding=""), scratch


def responses(task, folder):
    """The responses, each column by its type."""
    labels = f"ENUM({', '.join(map(quoted, task.labels))})" if task.labels else ""
    answer = labels or ("DECIMAL(4, 1)" if task.steps > 1 else "TINYINT")
    kinds = {**dict.fromkeys(task.columns, "VARCHAR"), task.number: "BIGINT", task.time: "TIMESTAMP",
             **dict.fromkeys(task.items, answer)}
    clock = "" if task.clock == type(task)().clock else task.clock
    return table(folder / task.files, kinds, task.encoding, task.nulls, clock)


def roster(task, folder):
    """The pairs that count, as a query."""
    if not task.reference_date:
        return f"SELECT student_id, appraisee_id FROM {table(folder / 'roster.csv', ROSTER, task.encoding)}"
    dated = table(folder / "roster.csv", {**ROSTER, "from": "DATE", "until": "DATE"})
    day = f"DATE {quoted(task.reference_date)}"
    return (f'SELECT DISTINCT student_id, appraisee_id FROM {dated} '
            f'WHERE "from" <= {day} AND coalesce("until" >= {day}, true)')


def code(task, column):
    """An answer as a number from 1 on, a blank as 0."""
    name = f'"{column}"'
    if task.labels:
        value = f"enum_code({name})::BIGINT + 1"
    elif task.steps > 1:
        value = f"({name} * {task.steps})::BIGINT"
    else:
        value = f"{name}::BIGINT + {task.offset}" if task.offset else f"{name}::BIGINT"
    return f"coalesce({task.code_top + 1} - ({value}), 0)" if task.is_turned else f"coalesce({value}, 0)"


def words(task):
    """The answers of a response as integers, one after the other."""
    places = task.words()
    return [" | ".join(f"({code(task, column)} << {shift})" for column, (at, shift) in zip(task.items, places)
                       if at == number) for number in range(places[-1][0] + 1)]


def newest(task):
    """Which of several responses is the last: by time, then by number."""
    return f'(epoch("{task.time}")::BIGINT << 32) + "{task.number}"'
