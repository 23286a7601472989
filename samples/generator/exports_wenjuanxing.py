"""问卷星 in its three modes, as workbooks and as CSV."""

from exports_files import Platforms, encoded, lines
from exports_world import (ASPECTS, COMMENT, ID, MATRIX, MULTI, OPTIONS, RANKING, SINGLE, TITLE, TOPICS, code, label)
from rows import slashed
from workbook import Sheet, xls, xlsx

WENJUANXING = Platforms()
META = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP".split(",")
SOURCES = ["微信", "手机提交", "链接"]
QUESTIONS = [f"1、{ID}", f"2、{SINGLE[0]}", f"3、{SINGLE[1]}  ", f"4、{SINGLE[2]}", f"5、{MATRIX}—{ASPECTS[0]}",
             f"5、{ASPECTS[1]}", f"6、{MULTI}", f"7、{RANKING}", f"8、{COMMENT}😊 "]
MISSING = {"skipped": "(跳过)", "blank": "(空)"}


def name(mode, kind):
    return f"300001_按{mode}_{TITLE}_68_68.{kind}"


def meta(response):
    """The columns that are not answers."""
    return [str(response.place), slashed(response.when), f"{response.seconds}秒", SOURCES[response.place % 3], "N/A",
            "127.0.0.1(本地)"]


def open_answers(response):
    """Q6 to Q8, which have neither score nor scale."""
    return [text or "(空)" for text in (response.wishes_text("┋"), "→".join(response.order), response.comment)]


def by_text(world):
    body = [[*meta(r), r.rater, *(label(rating, **MISSING) for rating in r.ratings), *open_answers(r)]
            for r in world.responses]
    return [META + QUESTIONS, *body]


@WENJUANXING.export("wenjuanxing-text", "问卷星, by text", name("文本", "xlsx"), "xlsx, shared strings",
                    assumed="every cell is a text, the 序号 too")
def text_workbook(world):
    """Six columns about the response; labels; `A┋B`, `其他〖…〗` with a `┋` in it, `→`; `(跳过)` and `(空)`; the stem of
    the matrix only over its first row; blanks behind two headers, an emoji in one; times not padded."""
    return xlsx([Sheet("Sheet1", by_text(world))])


@WENJUANXING.export("wenjuanxing-text-csv", "问卷星, by text", name("文本", "csv"), "CSV, UTF-8 with BOM")
def text_csv(world):
    """The same as CSV."""
    return encoded(lines(by_text(world)), "utf-8-sig")


@WENJUANXING.export("wenjuanxing-csv-gbk", "问卷星, by text", name("文本", "csv"), "CSV, GB18030",
                    assumed="that its CSV may come in GB18030: Excel saves it so")
def text_csv_gbk(world):
    """The same in GB18030, with characters of four bytes."""
    return encoded(lines(by_text(world)), "gb18030")


@WENJUANXING.export("wenjuanxing-score", "问卷星, by score", name("分数", "csv"), "CSV, UTF-8 with BOM",
                    assumed="`(跳过)` and `(空)` as by text; `9` outside the scale; texts where there is no score")
def by_score(world):
    """A seventh column 总分; scores instead of labels."""
    body = [[*meta(r), str(sum(rating for rating in r.ratings if isinstance(rating, int))), r.rater,
             *(code(rating, **MISSING) for rating in r.ratings), *open_answers(r)] for r in world.responses]
    return encoded(lines([[*META, "总分", *QUESTIONS], *body]), "utf-8-sig")


def exploded(answered, values):
    """One column an option; -2 in all of them where the question was left blank."""
    return values if answered else [-2] * len(values)


@WENJUANXING.export("wenjuanxing-index", "问卷星, by index", name("序号", "xls"), "xls",
                    assumed="codes as numbers, all else as texts; the open text of 其他 in a column of its own; `9` "
                            "outside the scale. Written with xlwt; where that is not installed, it stays as it is")
def by_index(world):
    """Options as numbers from 1; the multi-select as `第6题(…)` with 0 and 1, one option with brackets of its own; -3
    where skipped, -2 where left blank."""
    header = [*META, *QUESTIONS[:6], *(f"第6题({option})" for option in OPTIONS), f"第6题({OPTIONS[3]}(请注明))",
              *(f"第7题({topic})" for topic in TOPICS), QUESTIONS[8]]
    body = [[*meta(r), r.rater, *(int(code(rating, "-3", "-2")) for rating in r.ratings),
             *exploded(r.wishes, [int(number in r.wishes) for number in (1, 2, 3, 4)]), r.other,
             *exploded(r.order, [int(r.place_of(topic) or 0) for topic in TOPICS]), r.comment] for r in world.responses]
    return xls("Sheet1", [header, *body])
