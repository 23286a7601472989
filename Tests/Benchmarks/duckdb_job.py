"""The reference job in DuckDB: duckdb_job.py FOLDER OUTPUT.csv THREADS

Done as someone would who knows DuckDB: column types are said, not guessed; rows may come in any order; the ten answers
go through the aggregation that finds the last response as one integer, three bits each (0: blank), with time and
number of the response as another.
"""

import sys
from pathlib import Path

ITEMS = [f"q{number}" for number in range(1, 11)]
FEWEST = 5  # answers that an item needs for its mean to be shown
ROSTER = {"student_id": "VARCHAR", "appraisee_id": "VARCHAR", "college": "VARCHAR"}
RESPONSES = {"response_id": "BIGINT", "submitted_at": "TIMESTAMP", "student_id": "VARCHAR", "appraisee_id": "VARCHAR",
             "duration_s": "INTEGER", **dict.fromkeys(ITEMS, "TINYINT"), "comment": "VARCHAR"}


def table(file, columns):
    """What reads a CSV file."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    path = str(file).replace("'", "''")
    dialect = "header=true, auto_detect=false, delim=',', quote='\"', escape='\"'"
    return f"read_csv('{path}', columns={{{types}}}, {dialect})"


def four_places(above, below):
    """A fraction of integers as text, halves up, without a float on the way."""
    tenthousandths = f"(({above}) * 20000 + ({below})) // (2 * ({below}))"
    return f"printf('%d.%04d', ({tenthousandths}) // 10000, ({tenthousandths}) % 10000)"


def placed(values):
    """What an overall earns, by the value that is printed."""
    a, b, c, d = values
    return (f"CASE WHEN printed >= 900000 THEN {a} WHEN printed >= 750000 THEN {b} WHEN printed >= 600000 THEN {c} "
            f"WHEN printed IS NOT NULL THEN {d} END")


def query(folder, output):
    packed = " | ".join(f"(coalesce({item}, 0)::BIGINT << {3 * at})" for at, item in enumerate(ITEMS))
    newest = "(epoch(submitted_at)::BIGINT << 32) + response_id"
    answer = {item: f"(sheet >> {3 * at} & 7)" for at, item in enumerate(ITEMS)}
    sums = ", ".join(f"coalesce(sum({answer[item]}), 0)::BIGINT AS {item}_sum, "
                     f"count(*) FILTER ({answer[item]} > 0) AS {item}_n" for item in ITEMS)
    means = ", ".join(f"CASE WHEN {item}_n >= {FEWEST} THEN {four_places(f'{item}_sum * 20', f'{item}_n')} END "
                      f"AS {item}" for item in ITEMS)
    total, given = (" + ".join(f"{item}_{what}" for item in ITEMS) for what in ("sum", "n"))
    destination = str(output).replace("'", "''")
    return f"""
COPY (
  WITH roster AS (SELECT student_id, appraisee_id FROM {table(folder / "roster.csv", ROSTER)}),
  classes AS (SELECT appraisee_id, count(*) AS assigned FROM roster GROUP BY ALL),
  latest AS (
    SELECT student_id, appraisee_id, arg_max({packed}, {newest}) AS sheet
    FROM {table(folder / "responses.csv", RESPONSES)} SEMI JOIN roster USING (student_id, appraisee_id)
    GROUP BY ALL),
  tallies AS (
    SELECT appraisee_id, any_value(assigned) AS assigned, count(sheet) AS responded, {sums}
    FROM classes LEFT JOIN latest USING (appraisee_id) GROUP BY appraisee_id),
  overalls AS (
    SELECT *, {total} AS total, {given} AS given,
           CASE WHEN given > 0 THEN (total * 20 * 20000 + given) // (2 * given) END AS printed FROM tallies)
  SELECT appraisee_id, assigned, responded, {four_places("responded * 100", "assigned")} AS participation,
         CASE WHEN responded * 2 >= assigned THEN 'true' ELSE 'false' END AS meets, {means},
         CASE WHEN printed IS NOT NULL THEN printf('%d.%04d', printed // 10000, printed % 10000) END AS overall,
         {placed(["'A'", "'B'", "'C'", "'D'"])} AS band, {placed([20, 15, 10, 5])} AS points
  FROM overalls ORDER BY appraisee_id
) TO '{destination}' (FORMAT csv, HEADER true)"""


def main():
    import duckdb  # the text of the query can be had without it

    folder, output, threads = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    connection.execute(query(folder, output))


if __name__ == "__main__":
    main()
