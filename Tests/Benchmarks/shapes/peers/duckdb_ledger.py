"""The duties of a ledger in DuckDB."""

from duckdb_job import four_places

from .duckdb_reading import quoted, table
from .ledger import DUTIES, calendar

RECORDS = {"appraisee_id": "VARCHAR", "date": "DATE", "activity": "VARCHAR", "class_id": "VARCHAR", "note": "VARCHAR"}
PEOPLE = {"appraisee_id": "VARCHAR", "name": "VARCHAR", "college": "VARCHAR"}
CLASSES = {"class_id": "VARCHAR", "appraisee_id": "VARCHAR"}


def values(rows):
    return "VALUES " + ", ".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows)


def met(duty):
    """By appraisee: the units, or the units of each class, in which enough was done."""
    member = ", class_id" if duty.is_each else ""
    own = "SEMI JOIN classes USING (appraisee_id, class_id)" if duty.is_each else ""
    return (f"SELECT appraisee_id, count(*) AS {duty.name}_met FROM ("
            f"SELECT appraisee_id, unit{member} FROM done {own} WHERE duty = '{duty.name}' "
            f"GROUP BY ALL HAVING count(*) >= {duty.at_least}) GROUP BY ALL")


def shown(duty):
    """What is required of everybody, or of those who have classes, what is met, and the rate."""
    required = f"{duty.name}_units" + (" * coalesce(members, 0)" if duty.is_each else "")
    reached = f"coalesce({duty.name}_met, 0)"
    return (f"{required} AS {duty.name}_required, {reached} AS {duty.name}_met, "
            f"{four_places(f'{reached} * 100', required)} AS {duty.name}_rate")


def query(folder, output):
    labels = values((duty.name, label) for duty in DUTIES for label in duty.labels)
    units = ", ".join(f"(SELECT count(DISTINCT unit) FROM calendar WHERE duty = '{duty.name}') AS {duty.name}_units"
                      for duty in DUTIES)
    joins = " ".join(f"LEFT JOIN ({met(duty)}) USING (appraisee_id)" for duty in DUTIES)
    return f"""
COPY (
  WITH people AS MATERIALIZED (FROM {table(folder / "people.csv", PEOPLE)}),
  classes AS MATERIALIZED (FROM {table(folder / "classes.csv", CLASSES)}),
  labels(duty, activity) AS ({labels}),
  calendar AS (SELECT duty, day::DATE AS date, unit FROM ({values(calendar())}) AS days(duty, day, unit)),
  records AS (SELECT DISTINCT * FROM {table(folder / "ledger.csv", RECORDS)}),
  done AS MATERIALIZED (
    SELECT appraisee_id, class_id, duty, unit FROM records JOIN labels USING (activity)
    JOIN calendar USING (duty, date) SEMI JOIN people USING (appraisee_id)),
  members AS (SELECT appraisee_id, count(*) AS members FROM classes GROUP BY ALL),
  units AS (SELECT {units})
  SELECT appraisee_id, {", ".join(map(shown, DUTIES))}
  FROM people CROSS JOIN units LEFT JOIN members USING (appraisee_id) {joins}
  ORDER BY appraisee_id
) TO {quoted(output)} (FORMAT csv, HEADER true)"""


def run(_name, folder, output, threads):
    """Does the job of this shape."""
    import duckdb

    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    connection.execute(query(folder, output))
