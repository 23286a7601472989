"""The job of a shape as one lazy query of Polars."""

from polars_job import PAIR, col, pl, placed, tenthousandths, text

from .polars_reading import responses, roster
from .task import FEWEST, GROUPS, ITEMS, TASKS


def latest(task, rows, pairs):
    """The responses that count, one for each rater, appraisee and activity, on whom the roster pairs."""
    if not task.student:
        return rows
    keys = [name for name in [*PAIR, "activity"] if name in rows.collect_schema().names()]
    sheets = [name for name in rows.collect_schema().names() if name.startswith("w")]
    kept = rows.group_by(keys).agg(col(name).max_by("newest") for name in sheets)
    if not task.appraisee:
        return kept.join(pairs, on="student_id")
    return kept.join(pairs, on=PAIR, how="semi")


def answered(task, kept):
    """By response and item: the value and whether there is one."""
    mask = 1 << task.bits
    codes = {item: col(f"w{at}") // (1 << shift) % mask for item, (at, shift) in zip(ITEMS, task.words())}
    cells = [(code > 0).cast(pl.Int64).alias(f"{item}_n") for item, code in codes.items()]
    cells += [(code if task.offset == 0 else pl.when(code > 0).then(code - task.offset).otherwise(0))
              .alias(f"{item}_v") for item, code in codes.items()]
    return kept.select("appraisee_id", *(["student_id"] if task.activity else []), *cells)


def every(what):
    return [f"{item}_{what}" for item in ITEMS]


def added(items, what):
    return pl.sum_horizontal(f"{item}_{what}" for item in items)


def sheets(task, cells):
    """What is added up by appraisee: responses, or all those of one student together; with the value of the response
    where the score is made of those: in 2520ths, or in 72nds."""
    if task.activity:
        return cells.group_by(PAIR).agg(col(*every("v"), *every("n")).sum())
    if task.score == "trim":
        return cells.with_columns(quotient(added(ITEMS, "v"), added(ITEMS, "n"), 2520).alias("value"))
    if task.score != "groups":
        return cells
    groups = [f"{name}_g" for name in GROUPS]
    given = pl.sum_horizontal(col(name).is_not_null().cast(pl.Int64) for name in groups)
    return cells.with_columns(
        quotient(added(items, "v"), added(items, "n"), 6).alias(f"{name}_g") for name, items in GROUPS.items()
    ).with_columns(quotient(pl.sum_horizontal(groups), given, 12).alias("value"))


def quotient(total, given, parts):
    """total / given in parts of one, which `given` divides; null where nothing is given."""
    return pl.when(given > 0).then(total * (parts // given))


def tallies(task, raters, pairs):
    """By appraisee: all that means and overall are made of."""
    sums = [pl.len().cast(pl.Int64).alias("responded")]
    sums += [col(f"{item}_v").sum().alias(f"{item}_sum") for item in ITEMS]
    sums += [col(f"{item}_n").sum().alias(f"{item}_given") for item in ITEMS]
    sums += [(col(f"{item}_n") > 0).sum().cast(pl.Int64).alias(f"{item}_raters") for item in ITEMS]
    if task.score == "groups":
        sums += [col(f"{name}_g").sum().alias(f"{name}_sum") for name in GROUPS]
        sums += [col(f"{name}_g").count().cast(pl.Int64).alias(f"{name}_given") for name in GROUPS]
    if task.score != "answers":
        value = col("value")
        sums += [value.sum().alias("all_of"), value.count().cast(pl.Int64).alias("valued"),
                 (value.max() + value.min()).alias("ends")]
    classes = pairs.group_by("appraisee_id").agg(pl.len().cast(pl.Int64).alias("assigned"))
    return classes.join(raters.group_by("appraisee_id").agg(sums), on="appraisee_id", how="left").fill_null(0)


def overall(task):
    """The two integers whose quotient is the score, 100 for the highest."""
    if task.score == "answers":
        return added(ITEMS, "sum") * 100, added(ITEMS, "given") * (task.top * task.steps)
    if task.score == "groups":
        return col("all_of") * 100, col("valued") * (72 * task.top)
    is_trimmed = col("valued") >= 5
    return (pl.when(is_trimmed).then(col("all_of") - col("ends")).otherwise(col("all_of")) * 100,
            pl.when(is_trimmed).then(col("valued") - 2).otherwise(col("valued")) * (2520 * task.top))


def mean(task, name):
    """The printed mean of an item or group, or nothing where too few have answered."""
    parts = 6 if name in GROUPS else 1
    value = tenthousandths(col(f"{name}_sum") * 100, col(f"{name}_given") * (task.top * task.steps * parts))
    fewest = col(f"{name}_raters" if task.activity else f"{name}_given")
    return pl.when(fewest >= FEWEST).then(text(value)).alias(name)


def published(task, figures):
    """One row an appraisee, as it is written."""
    meets = pl.when(col("responded") * 2 >= col("assigned")).then(pl.lit("true")).otherwise(pl.lit("false"))
    return (
        figures.with_columns(tenthousandths(*overall(task)).alias("printed")).sort("appraisee_id")
        .select("appraisee_id", "assigned", "responded",
                text(tenthousandths(col("responded") * 100, col("assigned"))).alias("participation"),
                meets.alias("meets"), *(mean(task, name) for name in task.means()),
                text(col("printed")).alias("overall"),
                placed("ABCD").alias("band"), placed([20, 15, 10, 5]).alias("points")))


def run(name, folder, output, _threads):
    """Does the job of the shape of this name."""
    task = TASKS[name]
    pairs = roster(task, folder)
    kept = latest(task, responses(task, folder), pairs)
    figures = tallies(task, sheets(task, answered(task, kept)), pairs)
    published(task, figures).sink_csv(output, engine="streaming")
