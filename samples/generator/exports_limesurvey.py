"""LimeSurvey: answer codes, answer texts, and texts as an older version wrote them."""

from exports_files import CRLF, Platforms, encoded, lines, ymd
from exports_world import ASPECTS, COMMENT, ID, MATRIX, MULTI, OPTIONS, RANKING, SINGLE, code, label

LIMESURVEY = Platforms()
META = [("id", "Response ID"), ("submitdate", "Date submitted"), ("lastpage", "Last page"),
        ("startlanguage", "Start language"), ("seed", "Seed"), ("startdate", "Date started"),
        ("datestamp", "Date last action"), ("ipaddr", "IP address")]
QUESTIONS = [("studentid", ID), ("q2", SINGLE[0]), ("q3", SINGLE[1]), ("q4", SINGLE[2]),
             *((f"q5[SQ00{n}]", f"{MATRIX} [{aspect}]") for n, aspect in enumerate(ASPECTS, 1)),
             *((f"q6[SQ00{n}]", f"{MULTI} [{option}]") for n, option in enumerate(OPTIONS[:3], 1)),
             ("q6[other]", f"{MULTI} [{OPTIONS[3]}]"),
             *((f"q7[{n}]", f"{RANKING} [排序 {n}]") for n in (1, 2, 3)), ("q8", COMMENT)]


def meta(response):
    when = ymd(response.when)
    return [str(response.place), when, "3", "zh-Hans", str(1000003 * response.place), ymd(response.started()), when,
            "127.0.0.1"]


def ticked(response, yes):
    """The columns of the multi-select; of the last, its open text."""
    return [*(yes if number in response.wishes else "" for number in (1, 2, 3)), response.other]


def ranks(response, of):
    return [of(topic) for topic in response.order] or ["", "", ""]


@LIMESURVEY.export("limesurvey-codes", "LimeSurvey, codes", "results-survey681001.csv",
                   "CSV, UTF-8 with BOM, `;`, all quoted",
                   assumed="`A9` outside the scale; `Y` for a tick; blank where skipped; ranks as `q7[1]`…")
def codes(world):
    """Question codes with sub-questions in brackets, `A1`…`A5`; CRLF, but LF inside cells; a blank line at the end."""
    topics = {"学业": "A1", "就业": "A2", "心理": "A3"}
    body = [[*meta(r), r.rater, *(code(rating, form="A{}") for rating in r.ratings), *ticked(r, "Y"),
             *ranks(r, topics.get), r.comment] for r in world.responses]
    header = [question for question, _ in META + QUESTIONS]
    return ("\ufeff" + CRLF.join(lines([header, *body], ";", every=True)) + CRLF + CRLF).encode("utf-8")


def texts(world):
    """Rows with question texts and answer texts."""
    body = [[*meta(r), r.rater, *map(label, r.ratings), *ticked(r, "是"), *ranks(r, str), r.comment]
            for r in world.responses]
    return [[f"{question}. {text}" for question, text in META + QUESTIONS], *body]


@LIMESURVEY.export("limesurvey-text", "LimeSurvey, texts", "results-survey681001.csv",
                   "CSV, UTF-8 with BOM, all quoted", assumed="`是` for a tick; blank where skipped")
def code_and_text(world):
    """Headers of code and text, `q2. 您对…`, `q5[SQ001]. stem [row]`; labels; CRLF and a blank line at the end."""
    return ("\ufeff" + CRLF.join(lines(texts(world), every=True)) + CRLF + CRLF).encode("utf-8")


def styled(text):
    """A question as somebody coloured it in the editor."""
    return f'<span style="color:#2ecc71;">{text}</span>'


@LIMESURVEY.export("limesurvey-old", "LimeSurvey, texts, an older version", "vvexport_681001.csv",
                   "CSV, UTF-8, all quoted, LF", assumed="colours in two questions only, neither of them rated")
def undoubled(world):
    """As texts, but a quote within a cell or header is never doubled. One open answer holds `","`, so that its record
    has a field too many and cannot be read in one way only: its rater is not on the roster."""
    header, *body = texts(world)
    header = [question.replace(MULTI, styled(MULTI)).replace(COMMENT, styled(COMMENT)) for question in header]
    return encoded([*('"' + '","'.join(row) + '"' for row in [header, *body]), ""], end="\n")
