"""Tables as people save and pass them on: no platform, only spreadsheets."""

import datetime

from exports_files import Platforms, encoded, lines, ymd
from exports_wenjuanxing import META, by_text
from exports_world import COMMENT, MULTI, OUTSIDE_LABEL, RANKING, RATED, label
from workbook import Sheet, xlsx

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


@SHEETS.export("excel-preamble", "Excel", "满意度汇总.xlsx", "xlsx, shared strings")
def excel_preamble(world):
    """The first sheet is hidden. Above the table a merged title, a note and an empty row; then two header rows with
    merged cells: 满意度 over the rated questions, the others merged downwards."""
    note = "说明：本表由学院汇总，如有疑问请与学工办联系。"
    above = [["2026年辅导员满意度测评结果"], [note], [], [*HEADER[:2], "满意度", "", "", "", "", *HEADER[7:]],
             ["", "", *RATED, "", "", ""]]
    merged = ["A1:J1", "A2:J2", "A4:A5", "B4:B5", "C4:G4", "H4:H5", "I4:I5", "J4:J5"]
    about = Sheet("说明", [["填表说明"], ["学号", "12位"], ["满意度", "五级"]], hidden=True)
    return xlsx([about, Sheet("满意度", above + table(world)[1:], merged=merged)])


def retyped(rater):
    """What becomes of an id in a column of numbers: what was typed in some other way stays a text."""
    return int(rater) if rater.isascii() and rater.isdigit() else rater.replace("2.02E+11", "202000000000")


@SHEETS.export("excel-turned", "Excel", "满意度-整理.xlsx", "xlsx, inline strings",
               assumed="the id `2.02E+11` was typed again as text, with nine zeros: nobody has it, either")
def excel_turned(world):
    """Ids are number cells and times date cells. The answer outside the scale, which is 还行 elsewhere, was turned into a
    date, shown as 3月4日."""
    body = [[retyped(r.rater), r.when, *answered(r)] for r in world.responses]
    turned = next(row for row in body if OUTSIDE_LABEL in row)
    turned[turned.index(OUTSIDE_LABEL)] = datetime.date(2026, 3, 4)
    return xlsx([Sheet("Sheet1", [HEADER, *body])], shared=False)


@SHEETS.export("tabs-appended", "a spreadsheet", "满意度导出.csv", "CSV, UTF-8")
def tabs_appended(world):
    """A tab behind every field and a comma behind every row but the header."""
    header, *body = lines([[cell + "\t" for cell in row] for row in table(world)])
    return encoded([header, *(line + "," for line in body)])


@SHEETS.export("tsv", "Excel, Unicode text", "满意度.txt", "UTF-16LE with BOM, tabs")
def tsv(world):
    """Tabs between the fields, in UTF-16."""
    return "\ufeff".encode("utf-16-le") + encoded(lines(table(world), "\t"), "utf-16-le")


@SHEETS.export("semicolon", "Excel, of a country with decimal commas", "满意度-分号.csv", "CSV, UTF-8 with BOM, `;`")
def semicolon(world):
    """Semicolons between the fields, decimal commas in a column that no rule uses."""
    rows = [[*HEADER, "用时（分钟）"], *([*row, f"{r.seconds / 60:.2f}".replace(".", ",")]
                                   for row, r in zip(table(world)[1:], world.responses))]
    return encoded(lines(rows, ";"), "utf-8-sig")


@SHEETS.export("preamble", "Excel, saved as CSV", "满意度-学院汇总.csv", "CSV, GB18030")
def preamble(world):
    """Three lines before the header, the second of them blank; every row has as many commas as the widest."""
    above = [["2026年辅导员满意度测评结果"], [""], ["说明：本表由学院汇总，如有疑问请与学工办联系。"]]
    return encoded(lines([row + [""] * (len(HEADER) - len(row)) for row in above + table(world)]), "gb18030")


@SHEETS.export("identity", "问卷星, by text, older", "满意度-姓名学号.csv", "CSV, UTF-8 with BOM",
               assumed="only the first question differs from `wenjuanxing-text-csv`")
def identity(world):
    """Name and id are asked for in one question: `1、您的 姓名 学号 是？`, answered `示例同学 326001010000`."""
    (header, *body), place = by_text(world), len(META)
    rows = [[*header[:place], "1、您的 姓名 学号 是？", *header[place + 1:]],
            *([*row[:place], f"示例同学 {row[place]}", *row[place + 1:]] for row in body)]
    return encoded(lines(rows), "utf-8-sig")
