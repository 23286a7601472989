"""SurveyMonkey, Microsoft Forms, Google Forms, Moodle, REDCap and KoboToolbox."""

from exports_files import Platforms, encoded, lines, ymd
from exports_world import (ASPECTS, COMMENT, ID, MATRIX, MULTI, OPTIONS, RANKING, RATED, SINGLE, TITLE, TOPICS, code,
                           label)
from workbook import Sheet, xlsx

FORMS = Platforms()


def binary(response):
    """1 for each option that was ticked, 0 for the others."""
    return [str(int(number in response.wishes)) for number in range(1, len(OPTIONS) + 1)]


def chosen(response):
    """The options that were ticked, with the open text instead of the last."""
    return [OPTIONS[number - 1] for number in response.wishes if number < 4] + [response.other] * bool(response.other)


def ranks(response):
    return [response.place_of(topic) for topic in TOPICS]


@FORMS.export("microsoft-forms", "Microsoft Forms", f"{TITLE}(1-68).xlsx", "xlsx, shared strings",
              assumed="numbers and times as number cells, times with a date format; `A;B;` in multi-select and "
                      "ranking; the open text of 其他 instead of its option")
def microsoft(world):
    """`ID,Start time,Completion time,Email,Name`; times are date cells; an id that was typed stays a text."""
    header = ["ID", "Start time", "Completion time", "Email", "Name", ID, *RATED, MULTI, RANKING, COMMENT]
    body = [[r.place, r.started(), r.when, "anonymous", "", r.rater, *map(label, r.ratings),
             "".join(choice + ";" for choice in chosen(r)), "".join(topic + ";" for topic in r.order), r.comment]
            for r in world.responses]
    return xlsx([Sheet("Sheet1", [header, *body])])


def twelve_hours(t):
    """As `09/19/2026 12:39:00 AM`."""
    return f"{t:%m/%d/%Y} {(t.hour - 1) % 12 + 1:02d}:{t:%M:%S} {'AM' if t.hour < 12 else 'PM'}"


@FORMS.export("surveymonkey", "SurveyMonkey", f"{TITLE}.csv", "CSV, UTF-8",
              assumed="the columns that are not answers, of which `Date Modified` is when a response was sent; AM and "
                      "PM; rows of matrix and ranking in the second header row, as options")
def surveymonkey(world):
    """Two header rows: a stem once, then blanks; below it `Response`, `Open-Ended Response` or the options. Times as
    `09/19/2026 12:39:00 AM`."""
    meta = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address",
            "First Name", "Last Name", "Custom Data 1"]
    header = [*meta, ID, *SINGLE, MATRIX, "", MULTI, *[""] * len(OPTIONS), RANKING, "", "", COMMENT]
    below = [*[""] * len(meta), "Open-Ended Response", *["Response"] * 3, *ASPECTS, *OPTIONS, "其他（请注明）", *TOPICS,
             "Open-Ended Response"]
    body = [[str(118000000000 + r.place), "400000001", twelve_hours(r.started()), twelve_hours(r.when), "127.0.0.1", "",
             "", "", "", r.rater, *map(label, r.ratings),
             *(option if n in r.wishes else "" for n, option in enumerate(OPTIONS, 1)), r.other, *ranks(r), r.comment]
            for r in world.responses]
    return encoded(lines([header, below, *body]))


@FORMS.export("google-forms", "Google Forms", f"{TITLE}（回复） - 表单回复 1.csv", "CSV, UTF-8",
              assumed="matrix and ranking as `stem [row]`; `A, B`; the open text of 其他 instead of its option")
def google(world):
    """`Timestamp` first, its month first and not padded; the matrix as `stem [row]`; a multi-select joined by `, `,
    which also stands in an open text."""
    header = ["Timestamp", ID, *SINGLE, *(f"{MATRIX} [{aspect}]" for aspect in ASPECTS), MULTI,
              *(f"{RANKING} [{topic}]" for topic in TOPICS), COMMENT]
    body = [[f"{r.when.month}/{r.when.day}/{r.when.year} {r.when.hour}:{r.when:%M:%S}", r.rater, *map(label, r.ratings),
             ", ".join(chosen(r)), *ranks(r), r.comment] for r in world.responses]
    return encoded(lines([header, *body]))


@FORMS.export("moodle", "Moodle questionnaire", f"{TITLE}.csv", "CSV, UTF-8",
              assumed="`Response,Submitted on:` and the order of day and month; anonymous, and downloaded with choice "
                      "codes: numbers in the single choices, too; `9` outside the scale")
def moodle(world):
    """`Response,Submitted on:,Institution,…,Username`, then `Q01_…`; `Q05_stem->row`, `Q06_stem->option` with 0 and 1;
    day first."""
    header = ["Response", "Submitted on:", "Institution", "Department", "Course", "Group", "ID", "Full name",
              "Username", *(f"Q{n:02d}_{title}" for n, title in enumerate([ID, *SINGLE], 1)),
              *(f"Q05_{MATRIX}->{aspect}" for aspect in ASPECTS), *(f"Q06_{MULTI}->{option}" for option in OPTIONS),
              f"Q06_{MULTI}->其他: (请注明)", *(f"Q07_{RANKING}->{topic}" for topic in TOPICS), f"Q08_{COMMENT}"]
    body = [[str(9000 + r.place), f"{r.when:%d/%m/%Y %H:%M:%S}", "", "", "示例课程", "", "", "匿名", "", r.rater,
             *map(code, r.ratings), *binary(r), r.other, *ranks(r), r.comment] for r in world.responses]
    return encoded(lines([header, *body]))


@FORMS.export("redcap", "REDCap", "Satisfaction_DATA_2026-09-30_2210.csv", "CSV, UTF-8",
              assumed="names of the columns; ranks and the open text of 其他 as fields of their own; `9` outside the "
                      "scale")
def redcap(world):
    """Codes; `q6___1` with 0 and 1; the time stamp of one response is `[not completed]`: its rater is not on the
    roster."""
    header = ["record_id", "redcap_survey_identifier", "survey_timestamp", "student_id", "q2", "q3", "q4", "q5_1",
              "q5_2", *(f"q6___{n}" for n in range(1, 5)), "q6_other", *(f"q7_{n}" for n in range(1, 4)), "q8",
              "survey_complete"]
    body = [[str(r.place), "", ymd(r.when), r.rater, *map(code, r.ratings), *binary(r), r.other, *ranks(r), r.comment,
             "2"] for r in world.responses]
    unfinished = body[world.stranger(1).place - 1]
    unfinished[2], unfinished[-1] = "[not completed]", "0"
    return encoded(lines([header, *body]), end="\n")


@FORMS.export("kobo", "KoboToolbox", f"{TITLE}_-_all_versions_-_2026-09-30-22-10-00.csv", "CSV, UTF-8, `;`, all quoted",
              assumed="names of groups and questions, and of the columns behind them; values, not labels; `9` outside "
                      "the scale")
def kobo(world):
    """Groups with `/`; `_id,_uuid,_submission_time` behind the answers; times as `2026-09-19T00:39:00`."""
    header = ["start", "end", "identity/studentid", *(f"rating/q{n}" for n in (2, 3, 4)), "rating/q5/advice",
              "rating/q5/career", "more/q6", *(f"more/q6/{n}" for n in range(1, 5)), "more/q6_other",
              *(f"more/q7/{n}" for n in (1, 2, 3)), "more/q8", "_id", "_uuid", "_submission_time", "_validation_status",
              "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"]
    body = [[f"{r.started().isoformat()}.000+08:00", f"{r.when.isoformat()}.000+08:00", r.rater, *map(code, r.ratings),
             " ".join(map(str, r.wishes)), *(binary(r) if r.wishes else [""] * 4), r.other, *ranks(r), r.comment,
             str(5000000 + r.place), f"00000000-0000-4000-8000-{r.place:012d}", r.when.isoformat(), "", "",
             "submitted_via_web", "", "vExample1", "", str(r.place)] for r in world.responses]
    return encoded(lines([header, *body], ";", every=True))
