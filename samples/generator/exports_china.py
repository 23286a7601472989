"""问卷网, 腾讯问卷 and 金数据."""

from exports_files import Platforms, encoded, lines, ymd
from exports_world import COMMENT, ID, MULTI, OPTIONS, RANKING, RATED, TITLE, TOPICS, code, label
from workbook import Sheet, xlsx

CHINA = Platforms()
SINGLES = [ID, *RATED]
PLACE = ["内蒙古", "包头", "127.0.0.1", "Chrome", "Android"]


def gapped(response):
    """A number in a sequence in which some were deleted."""
    return str(response.place + response.place // 7)


def ticks(response, yes):
    return [yes.format(option) if number in response.wishes else "" for number, option in enumerate(OPTIONS, 1)]


@CHINA.export("wenjuan", "问卷网, codes", "wenjuan_681001.csv", "CSV, GB18030",
              assumed="blank where skipped; `9.0` outside the scale; options as `Q7|A1`…; how times look")
def codes(world):
    """`seq,source,Q1,…,start,finish,time_used,ip_province,…`; codes as `1.0`; gaps in the sequence; line breaks in
    cells."""
    header = ["seq", "source", *(f"Q{n}" for n in range(1, 7)), *(f"Q7|A{n}" for n in range(1, 5)), "Q7|A4|open",
              *(f"Q8|A{n}" for n in range(1, 4)), "Q9", "start", "finish", "time_used", "ip_province", "ip_city", "ip",
              "browser", "os"]
    body = [[gapped(r), "微信", r.rater, *(code(rating, form="{}.0") for rating in r.ratings), *ticks(r, "1.0"),
             r.other, *(r.place_of(topic) and r.place_of(topic) + ".0" for topic in TOPICS), r.comment,
             ymd(r.started()), ymd(r.when), str(r.seconds), *PLACE] for r in world.responses]
    return encoded(lines([header, *body]), "gb18030")


@CHINA.export("wenjuan-zh", "问卷网, texts", f"{TITLE}_681001.csv", "CSV, GB18030",
              assumed="everything behind `答题序号,来源`")
def texts(world):
    """`答题序号,来源`, question texts and labels."""
    header = ["答题序号", "来源", *(f"Q{n}.{title}" for n, title in enumerate(SINGLES, 1)), f"Q7.{MULTI}", f"Q8.{RANKING}",
              f"Q9.{COMMENT}", "开始时间", "提交时间", "答题时长", "IP省份", "IP城市", "IP地址", "浏览器", "操作系统"]
    body = [[gapped(r), "微信", r.rater, *map(label, r.ratings), r.wishes_text("|", "{}:{}"), ">".join(r.order),
             r.comment, ymd(r.started()), ymd(r.when), f"{r.seconds}秒", *PLACE] for r in world.responses]
    return encoded(lines([header, *body]), "gb18030")


@CHINA.export("tencent", "腾讯问卷", "681001_202609302210000001.csv", "CSV, UTF-8 with BOM, all quoted",
              assumed="the comma behind every row and the numbers of the questions, seen in third-party code only; one "
                      "column an option; how times look")
def tencent(world):
    """`编号,开始答题时间,结束答题时间,答题时长` first, `地理位置国家和地区`… last."""
    multi = len(SINGLES) + 1
    header = ["编号", "开始答题时间", "结束答题时间", "答题时长", *(f"{n}.{title}" for n, title in enumerate(SINGLES, 1)),
              *(f"{multi}.{MULTI}:{option}" for option in OPTIONS), f"{multi}.{MULTI}:其他_填空1",
              *(f"{multi + 1}.{RANKING}:{topic}" for topic in TOPICS), f"{multi + 2}.{COMMENT}",
              "地理位置国家和地区", "地理位置省", "地理位置市", "用户类型", "用户标识", "昵称", "自定义字段"]
    body = [[str(r.place), ymd(r.started()), ymd(r.when), str(r.seconds), r.rater, *map(label, r.ratings),
             *ticks(r, "{}"), r.other, *(r.place_of(topic) for topic in TOPICS), r.comment, "中国", "内蒙古", "包头", "匿名",
             "", "", ""] for r in world.responses]
    return encoded([line + "," for line in lines([header, *body], every=True)], "utf-8-sig")


@CHINA.export("jinshuju", "金数据", f"{TITLE}_20260930221000.xlsx", "xlsx, shared strings",
              assumed="every cell is a text; `A,B` and `其他:…` in the multi-select; how times look")
def jinshuju(world):
    """Questions first, then `提交人,提交时间,修改时间,填写设备,操作系统,浏览器,ip`."""
    header = [*SINGLES, MULTI, RANKING, COMMENT, "提交人", "提交时间", "修改时间", "填写设备", "操作系统", "浏览器", "ip"]
    body = [[r.rater, *map(label, r.ratings), r.wishes_text(",", "{}:{}"), ",".join(r.order), r.comment, "",
             ymd(r.when), ymd(r.when), "手机", "Android 14", "微信", "127.0.0.1"] for r in world.responses]
    return xlsx([Sheet("数据", [header, *body])])
