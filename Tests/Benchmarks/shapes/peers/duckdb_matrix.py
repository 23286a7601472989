"""Mutual review in DuckDB: each college's columns become rows."""

import csv

from duckdb_job import four_places, placed

from .duckdb_reading import quoted, table
from .task import FEWEST

PEOPLE = {"appraisee_id": "VARCHAR", "name": "VARCHAR", "college": "VARCHAR"}


def cells(file):
    """A row a rater and colleague."""
    with open(file, encoding="utf-8", newline="") as opened:
        header = next(csv.reader(opened))
    kinds = {**dict.fromkeys(header, "TINYINT"), "response_id": "BIGINT", "submitted_at": "TIMESTAMP",
             "rater_id": "VARCHAR"}
    return (f"SELECT rater_id, substr(colleague, 4) AS appraisee_id, value, "
            f"(epoch(submitted_at)::BIGINT << 32) + response_id AS newest FROM (UNPIVOT {table(file, kinds)} "
            f"ON COLUMNS(* EXCLUDE (response_id, submitted_at, rater_id)) INTO NAME colleague VALUE value)")


def query(folder, output):
    matrix = " UNION ALL ".join(map(cells, sorted((folder / "matrix").glob("*.csv"))))
    return f"""
COPY (
  WITH people AS MATERIALIZED (FROM {table(folder / "people.csv", PEOPLE)}),
  latest AS (
    SELECT rater_id, appraisee_id, arg_max(value, newest) AS value FROM ({matrix})
    WHERE rater_id != appraisee_id GROUP BY ALL),
  counted AS (
    SELECT rated.appraisee_id, count(*) AS responded, sum(value)::BIGINT AS total FROM latest
    JOIN people AS rated USING (appraisee_id)
    JOIN people AS rater ON rater.appraisee_id = rater_id AND rater.college = rated.college GROUP BY ALL),
  overalls AS (
    SELECT appraisee_id, count(*) OVER (PARTITION BY college) - 1 AS assigned, coalesce(responded, 0) AS responded,
           total, CASE WHEN responded > 0 THEN (total * 20 * 20000 + responded) // (2 * responded) END AS printed
    FROM people LEFT JOIN counted USING (appraisee_id))
  SELECT appraisee_id, assigned, responded, {four_places("responded * 100", "assigned")} AS participation,
         CASE WHEN responded * 2 >= assigned THEN 'true' ELSE 'false' END AS meets,
         CASE WHEN responded >= {FEWEST} THEN {four_places("total * 20", "responded")} END AS q1,
         CASE WHEN printed IS NOT NULL THEN printf('%d.%04d', printed // 10000, printed % 10000) END AS overall,
         {placed(["'A'", "'B'", "'C'", "'D'"])} AS band, {placed([20, 15, 10, 5])} AS points
  FROM overalls ORDER BY appraisee_id
) TO {quoted(output)} (FORMAT csv, HEADER true)"""


def run(_name, folder, output, threads):
    """Does the job of this shape."""
    import duckdb

    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    connection.execute(query(folder, output))
