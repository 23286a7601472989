"""The job of a shape as one query of DuckDB."""

from duckdb_job import four_places, placed

from .duckdb_reading import newest, quoted, readable, responses, roster, words
from .task import FEWEST, GROUPS, ITEMS, TASKS

PAIR = "student_id, appraisee_id"


def latest(task, source):
    """The responses that count, one for each rater, appraisee and activity, on whom the roster pairs."""
    sheets = list(enumerate(words(task)))
    if not task.student:
        return f"SELECT appraisee_id, {', '.join(f'{word} AS w{at}' for at, word in sheets)} FROM {source}"
    kept = ", ".join(f"arg_max({word}, {newest(task)}) AS w{at}" for at, word in sheets)
    if not task.appraisee:
        own = f"SELECT {named(task, 'student')}, {kept} FROM {source} AS given GROUP BY ALL"
        return f"SELECT * FROM ({own}) JOIN roster USING (student_id)"
    activity = f", {named(task, 'activity')}" if task.activity else ""
    return (f"SELECT {named(task, 'student')}, {named(task, 'appraisee')}{activity}, {kept} FROM {source} AS given "
            f"SEMI JOIN roster ON {paired(task)} GROUP BY ALL")


def named(task, role):
    column = getattr(task, role)
    return f'given."{column}" AS {role}_id'


def paired(task):
    return f'roster.student_id = given."{task.student}" AND roster.appraisee_id = given."{task.appraisee}"'


def opened(task):
    """The codes of the answers, apart again."""
    mask = (1 << task.bits) - 1
    return ", ".join(f"(w{at} >> {shift}) & {mask} AS {item}" for item, (at, shift) in zip(ITEMS, task.words()))


def of_items(form):
    return [form.format(item=item) for item in ITEMS]


def answered(task):
    """By response and item: the value and whether there is one, and what the score asks of the response."""
    offset = f" - {task.offset}" if task.offset else ""
    cells = of_items("({item} > 0)::BIGINT AS {item}_n") + of_items(
        f"CASE WHEN {{item}} > 0 THEN {{item}}{offset} ELSE 0 END AS {{item}}_v" if offset else "{item} AS {item}_v")
    return ", ".join(["appraisee_id", *(["student_id"] if task.activity else []), *cells])


def raters(task):
    """What is added up by appraisee: responses, or with activities all those of one student together."""
    if not task.activity:
        return "SELECT * FROM answered"
    sums = of_items("sum({item}_v)::BIGINT AS {item}_v") + of_items("sum({item}_n)::BIGINT AS {item}_n")
    return f"SELECT {PAIR}, {', '.join(sums)} FROM answered GROUP BY ALL"


def sheets(task):
    """The raters, each with the value of the response where the score is made of those: in 2520ths, or in 72nds."""
    if task.score == "trim":
        total, given = " + ".join(of_items("{item}_v")), " + ".join(of_items("{item}_n"))
        return f"SELECT *, CASE WHEN {given} > 0 THEN ({total}) * (2520 // ({given})) END AS value FROM raters"
    if task.score != "groups":
        return "SELECT * FROM raters"
    groups = ", ".join(f"CASE WHEN {added(items, 'n')} > 0 THEN ({added(items, 'v')}) * (6 // ({added(items, 'n')})) "
                       f"END AS {name}_g" for name, items in GROUPS.items())
    total = " + ".join(f"coalesce({name}_g, 0)" for name in GROUPS)
    given = " + ".join(f"({name}_g IS NOT NULL)::BIGINT" for name in GROUPS)
    return (f"SELECT *, CASE WHEN {given} > 0 THEN ({total}) * (12 // ({given})) END AS value "
            f"FROM (SELECT *, {groups} FROM raters)")


def added(items, what):
    return " + ".join(f"{item}_{what}" for item in items)


def tallies(task):
    """By appraisee: all that means and overall are made of."""
    columns = of_items("coalesce(sum({item}_v), 0)::BIGINT AS {item}_sum")
    columns += of_items("coalesce(sum({item}_n), 0)::BIGINT AS {item}_n")
    columns += of_items("count(*) FILTER ({item}_n > 0) AS {item}_raters") if task.activity else []
    if task.score == "groups":
        columns += [f"coalesce(sum({name}_g), 0)::BIGINT AS {name}_sum, count({name}_g) AS {name}_n" for name in GROUPS]
    if task.score != "answers":
        columns += ["coalesce(sum(value), 0)::BIGINT AS all_of", "count(value) AS valued",
                    "max(value) + min(value) AS ends"]
    return (f"SELECT appraisee_id, any_value(assigned) AS assigned, count({ITEMS[0]}_n) AS responded, "
            f"{', '.join(columns)} FROM classes LEFT JOIN sheets USING (appraisee_id) GROUP BY appraisee_id")


def overall(task):
    """The two integers whose quotient is the score, 100 for the highest."""
    if task.score == "answers":
        return f"({added(ITEMS, 'sum')}) * 100", f"({added(ITEMS, 'n')}) * {task.top * task.steps}"
    if task.score == "groups":
        return "all_of * 100", f"valued * {72 * task.top}"
    return ("(CASE WHEN valued >= 5 THEN all_of - ends ELSE all_of END) * 100",
            f"(CASE WHEN valued >= 5 THEN valued - 2 ELSE valued END) * {2520 * task.top}")


def mean(task, name):
    """The printed mean of an item or group, or nothing where too few have answered."""
    parts = 6 if name in GROUPS else 1
    shown = four_places(f"{name}_sum * 100", f"{name}_n * {task.top * task.steps * parts}")
    fewest = f"{name}_raters" if task.activity else f"{name}_n"
    return f"CASE WHEN {fewest} >= {FEWEST} THEN {shown} END AS {name}"


def query(task, folder, output):
    above, below = overall(task)
    means = ", ".join(mean(task, name) for name in task.means())
    return f"""
COPY (
  WITH roster AS MATERIALIZED ({roster(task, folder)}),
  classes AS (SELECT appraisee_id, count(*) AS assigned FROM roster GROUP BY ALL),
  latest AS ({latest(task, responses(task, folder))}),
  opened AS (SELECT * EXCLUDE (w0), {opened(task)} FROM latest),
  answered AS (SELECT {answered(task)} FROM opened),
  raters AS ({raters(task)}),
  sheets AS ({sheets(task)}),
  tallies AS ({tallies(task)}),
  overalls AS (SELECT *, {above} AS above, {below} AS below,
                      CASE WHEN below > 0 THEN (above * 20000 + below) // (2 * below) END AS printed FROM tallies)
  SELECT appraisee_id, assigned, responded, {four_places("responded * 100", "assigned")} AS participation,
         CASE WHEN responded * 2 >= assigned THEN 'true' ELSE 'false' END AS meets, {means},
         CASE WHEN printed IS NOT NULL THEN printf('%d.%04d', printed // 10000, printed % 10000) END AS overall,
         {placed(["'A'", "'B'", "'C'", "'D'"])} AS band, {placed([20, 15, 10, 5])} AS points
  FROM overalls ORDER BY appraisee_id
) TO {quoted(output)} (FORMAT csv, HEADER true)"""


def run(name, folder, output, threads):
    """Does the job of the shape of this name."""
    import duckdb

    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    task, folder = readable(TASKS[name], folder, output.with_suffix(".utf-8"))
    connection.execute(query(task, folder, output))
