"""Writes the .xls files beside it, with xlwt: pip install xlwt, python3 make.py. What they hold stands in ExcelOldTests."""

import datetime
import pathlib

import xlwt

HERE = pathlib.Path(__file__).parent
MOMENT = datetime.datetime(2026, 9, 19, 0, 39)


def style(code):
    return xlwt.easyxf(num_format_str=code)


def kinds():
    book = xlwt.Workbook(encoding="utf-8")
    cover = book.add_sheet("封面")
    cover.visibility = 1
    cover.write(0, 0, "hidden")
    sheet = book.add_sheet("评价")
    for column, text in enumerate(["学号", "得分", "时间", "备注"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, 202100000001)
    sheet.write(1, 1, 4.7)
    sheet.write(1, 2, MOMENT, style("yyyy-mm-dd hh:mm"))
    sheet.write_rich_text(1, 3, [("非常", xlwt.easyfont("bold on")), "满意\n😀"])
    sheet.write(3, 1, True)
    sheet.write(3, 2, False)
    sheet.row(3).set_cell_error(3, 0x2A)
    sheet.write(4, 0, 5.0)
    sheet.write(4, 1, -12)
    sheet.write(4, 2, 0.01)
    sheet.write(4, 3, 1e-7)
    sheet.write(4, 4, None, style("0.00"))
    for column, (value, code) in enumerate([
        (MOMENT, "yyyy-mm-dd"), (datetime.date(2026, 9, 19), 'yyyy"年"m"月"d"日"'), (0.5, "hh:mm:ss"),
        (1.5, "[h]:mm:ss"), (60, "yyyy-mm-dd"), (46284, '"d"0'), (46284, "General"), (-1, "M/D/YY"),
    ]):
        sheet.write(5, column, value, style(code))
    book.save(HERE / "kinds.xls")


def mac():
    """Counts days from 1904."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    sheet = book.add_sheet("Mac")
    sheet.write(0, 0, 44822, style("yyyy-mm-dd"))
    sheet.write(0, 1, 44822.25, style("yyyy-mm-dd hh:mm"))
    book.save(HERE / "mac.xls")


kinds()
mac()
