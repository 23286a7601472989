"""Mutual review in Polars: each college's columns become rows."""

from polars_job import SECOND, col, pl, placed, tenthousandths, text

from .task import FEWEST, ISO

INDEX = {"response_id": pl.Int64, "submitted_at": pl.String, "rater_id": pl.String}
PAIR = ["rater_id", "appraisee_id"]


def cells(file):
    """A row a rater and colleague."""
    newest = col("submitted_at").str.to_datetime(ISO, time_unit="ms").dt.epoch("s") * SECOND + col("response_id")
    rows = pl.scan_csv(file, infer_schema=False).cast({name: kind for name, kind in INDEX.items()})
    rows = rows.select("rater_id", newest.alias("newest"), pl.exclude(*INDEX).cast(pl.UInt8))
    return rows.unpivot(index=["rater_id", "newest"], variable_name="colleague", value_name="value").filter(
        col("value").is_not_null()).with_columns(col("colleague").str.strip_prefix("互评：").alias("appraisee_id"))


def counted(folder, people):
    """By appraisee: how many colleagues responded, and the sum of what they said."""
    rows = pl.concat(map(cells, sorted((folder / "matrix").glob("*.csv")))).filter(
        col("rater_id") != col("appraisee_id"))
    own = people.select("appraisee_id", "college")
    theirs = people.select(col("appraisee_id").alias("rater_id"), col("college").alias("rater_college"))
    return (rows.group_by(PAIR).agg(col("value").max_by("newest"))
            .join(own, on="appraisee_id").join(theirs, on="rater_id").filter(col("college") == col("rater_college"))
            .group_by("appraisee_id")
            .agg(pl.len().cast(pl.Int64).alias("responded"), col("value").cast(pl.Int64).sum().alias("total")))


def published(figures):
    """One row an appraisee, as it is written."""
    meets = pl.when(col("responded") * 2 >= col("assigned")).then(pl.lit("true")).otherwise(pl.lit("false"))
    value = tenthousandths(col("total") * 20, col("responded"))
    return (figures.with_columns(value.alias("printed")).sort("appraisee_id").select(
        "appraisee_id", "assigned", "responded",
        text(tenthousandths(col("responded") * 100, col("assigned"))).alias("participation"), meets.alias("meets"),
        pl.when(col("responded") >= FEWEST).then(text(value)).alias("q1"), text(col("printed")).alias("overall"),
        placed("ABCD").alias("band"), placed([20, 15, 10, 5]).alias("points")))


def run(_name, folder, output, _threads):
    """Does the job of this shape."""
    people = pl.scan_csv(folder / "people.csv", infer_schema=False)
    figures = people.select("appraisee_id", (pl.len().over("college").cast(pl.Int64) - 1).alias("assigned")).join(
        counted(folder, people), on="appraisee_id", how="left").with_columns(
        col("responded", "total").fill_null(0))
    published(figures).sink_csv(output, engine="streaming")
