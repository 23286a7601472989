"""The reference job in Polars: polars_job.py FOLDER OUTPUT.csv THREADS

Done as someone would who knows Polars: one lazy query on the streaming engine from scan to sink; column types are said,
not guessed; the ten answers go through the aggregation that finds the last response as one integer, three bits each
(0: blank), with time and number of the response as another.
"""

import os
import sys
from pathlib import Path

ITEMS = [f"q{number}" for number in range(1, 11)]
FEWEST = 5  # answers that an item needs for its mean to be shown
SECOND = 1 << 32  # responses are numbered below it

os.environ["POLARS_MAX_THREADS"] = sys.argv[3]  # read when Polars is loaded
import polars as pl  # noqa: E402
from polars import col  # noqa: E402

RESPONSES = {"response_id": pl.Int64, "submitted_at": pl.String, "student_id": pl.String, "appraisee_id": pl.String,
             "duration_s": pl.Int32, **dict.fromkeys(ITEMS, pl.UInt8), "comment": pl.String}
ROSTER = {"student_id": pl.String, "appraisee_id": pl.String, "college": pl.String}
PAIR = ["student_id", "appraisee_id"]


def latest(file):
    """The last response of each student on each appraisee."""
    sheet = pl.sum_horizontal(col(item).fill_null(0).cast(pl.Int64) * 8**at for at, item in enumerate(ITEMS))
    time = col("submitted_at").str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="ms").dt.epoch("s")
    newest = time * SECOND + col("response_id")
    rows = pl.scan_csv(file, schema=RESPONSES).select(*PAIR, sheet.alias("sheet"), newest.alias("newest"))
    return rows.group_by(PAIR).agg(col("sheet").max_by("newest"))


def tallies(latest, roster):
    """By appraisee: how many were assigned and responded, and of each item sum and number of answers."""
    answers = {item: col("sheet") // 8**at % 8 for at, item in enumerate(ITEMS)}
    counted = latest.join(roster, on=PAIR, how="semi").group_by("appraisee_id").agg(
        pl.len().cast(pl.Int64).alias("responded"),
        *[answer.sum().alias(f"{item}_sum") for item, answer in answers.items()],
        *[(answer > 0).sum().cast(pl.Int64).alias(f"{item}_n") for item, answer in answers.items()])
    classes = roster.group_by("appraisee_id").agg(pl.len().cast(pl.Int64).alias("assigned"))
    return classes.join(counted, on="appraisee_id", how="left").fill_null(0)


def tenthousandths(above, below):
    """A fraction of integers, halves up, without a float on the way; null where there is nothing to divide by."""
    return pl.when(below > 0).then((above * 20000 + below) // (2 * below))


def text(value):
    return (value // 10000).cast(pl.String) + "." + (value % 10000).cast(pl.String).str.zfill(4)


def placed(values):
    """What an overall earns, by the value that is printed."""
    a, b, c, d = map(pl.lit, values)
    printed = col("printed")
    return (pl.when(printed >= 900000).then(a).when(printed >= 750000).then(b).when(printed >= 600000).then(c)
            .when(printed.is_not_null()).then(d))


def job(folder):
    roster = pl.scan_csv(folder / "roster.csv", schema=ROSTER).select(PAIR)
    total, given = (pl.sum_horizontal(f"{item}_{what}" for item in ITEMS) for what in ("sum", "n"))
    means = [pl.when(col(f"{item}_n") >= FEWEST).then(text(tenthousandths(col(f"{item}_sum") * 20, col(f"{item}_n"))))
             .alias(item) for item in ITEMS]
    meets = pl.when(col("responded") * 2 >= col("assigned")).then(pl.lit("true")).otherwise(pl.lit("false"))
    return (
        tallies(latest(folder / "responses.csv"), roster)
        .with_columns(tenthousandths(total * 20, given).alias("printed"))
        .sort("appraisee_id")
        .select("appraisee_id", "assigned", "responded",
                text(tenthousandths(col("responded") * 100, col("assigned"))).alias("participation"),
                meets.alias("meets"), *means, text(col("printed")).alias("overall"),
                placed("ABCD").alias("band"), placed([20, 15, 10, 5]).alias("points")))


def main():
    job(Path(sys.argv[1])).sink_csv(sys.argv[2], engine="streaming")


if __name__ == "__main__":
    main()
