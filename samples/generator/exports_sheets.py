"""Tables as people save and pass them on: no platform, only spreadsheets."""

from exports_files import Platforms, encoded, lines, ymd
from exports_world import COMMENT, MULTI, RANKING, RATED, label

SHEETS = Platforms()
HEADER = ["学号", "提交时间", *RATED, MULTI, RANKING, COMMENT]


def answered(response):
    """What stands behind id and time."""
    return [*map(label, response.ratings), response.wishes_text(";", "{}:{}"), " > ".join(response.order),
            response.comment]


def table(world):
    return [HEADER, *([r.rater, ymd(r.when), *answered(r)] for r in world.responses)]


@SHEETS.export("plain", "none", "满意度.csv", "CSV, UTF-8")
def plain(world):
    """Ids, times and labels, one header row: the simplest case."""
    return encoded(lines(table(world)), end="\n")
