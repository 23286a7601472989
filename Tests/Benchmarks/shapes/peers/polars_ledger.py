"""The duties of a ledger in Polars."""

from polars_job import col, pl, tenthousandths, text

from .ledger import DUTIES, calendar

RECORDS = {"appraisee_id": pl.String, "date": pl.String, "activity": pl.String, "class_id": pl.String,
           "note": pl.String}


def done(folder, people):
    """The records that serve a duty, by unit of time; those that are alike in every cell are one."""
    labels = pl.LazyFrame([(label, duty.name) for duty in DUTIES for label in duty.labels],
                          schema=["activity", "duty"], orient="row")
    days = pl.LazyFrame([(duty, str(day), unit) for duty, day, unit in calendar()], schema=["duty", "date", "unit"],
                        orient="row")
    return (pl.scan_csv(folder / "ledger.csv", schema=RECORDS).unique()
            .join(people, on="appraisee_id", how="semi").join(labels, on="activity").join(days, on=["duty", "date"])
            .select("appraisee_id", "class_id", "duty", "unit"))


def met(duty, records, classes):
    """By appraisee: the units, or the units of each class, in which enough was done."""
    rows = records.filter(col("duty") == duty.name)
    if duty.is_each:
        rows = rows.join(classes, on=["appraisee_id", "class_id"], how="semi")
    keys = ["appraisee_id", "unit", *(["class_id"] if duty.is_each else [])]
    return (rows.group_by(keys).agg(pl.len()).filter(col("len") >= duty.at_least)
            .group_by("appraisee_id").agg(pl.len().cast(pl.Int64).alias(f"{duty.name}_met")))


def shown(duty):
    """What is required of everybody, or of those who have classes, what is met, and the rate."""
    units = len({unit for name, _, unit in calendar() if name == duty.name})
    required = pl.lit(units, dtype=pl.Int64) * (col("members").fill_null(0) if duty.is_each else 1)
    reached = col(f"{duty.name}_met").fill_null(0)
    return [required.alias(f"{duty.name}_required"), reached.alias(f"{duty.name}_met"),
            text(tenthousandths(reached * 100, required)).alias(f"{duty.name}_rate")]


def run(_name, folder, output, _threads):
    """Does the job of this shape."""
    people = pl.scan_csv(folder / "people.csv", infer_schema=False).select("appraisee_id")
    classes = pl.scan_csv(folder / "classes.csv", infer_schema=False)
    figures = people.join(classes.group_by("appraisee_id").agg(pl.len().cast(pl.Int64).alias("members")),
                          on="appraisee_id", how="left")
    records = done(folder, people)
    for duty in DUTIES:
        figures = figures.join(met(duty, records, classes), on="appraisee_id", how="left")
    figures.sort("appraisee_id").select("appraisee_id", *(cell for duty in DUTIES for cell in shown(duty))).sink_csv(
        output, engine="streaming")
