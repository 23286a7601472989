"""Qualtrics: three header rows, and the two of its legacy format."""

import json

from exports_files import Platforms, encoded, lines, ymd
from exports_world import ASPECTS, COMMENT, ID, MATRIX, MULTI, OPTIONS, RANKING, SINGLE, TITLE, TOPICS, code, label

QUALTRICS = Platforms()
META = [("StartDate", "Start Date", "startDate"), ("EndDate", "End Date", "endDate"),
        ("Status", "Response Type", "status"), ("IPAddress", "IP Address", "ipAddress"),
        ("Progress", "Progress", "progress"), ("Duration (in seconds)", "Duration (in seconds)", "duration"),
        ("Finished", "Finished", "finished"), ("RecordedDate", "Recorded Date", "recordedDate"),
        ("ResponseId", "Response ID", "_recordId"), ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
        ("RecipientFirstName", "Recipient First Name", "recipientFirstName"),
        ("RecipientEmail", "Recipient Email", "recipientEmail"),
        ("ExternalReference", "External Data Reference", "externalDataReference"),
        ("LocationLatitude", "Location Latitude", "locationLatitude"),
        ("LocationLongitude", "Location Longitude", "locationLongitude"),
        ("DistributionChannel", "Distribution Channel", "distributionChannel"),
        ("UserLanguage", "User Language", "userLanguage")]
QUESTIONS = [("Q1", ID, "QID1_TEXT"), *((f"Q{n}", title, f"QID{n}") for n, title in enumerate(SINGLE, 2)),
             *((f"Q5_{n}", f"{MATRIX} - {aspect}", f"QID5_{n}") for n, aspect in enumerate(ASPECTS, 1)),
             *((f"Q6_{n}", f"{MULTI} - Selected Choice - {text}", f"QID6_{n}") for n, text in enumerate(OPTIONS, 1)),
             ("Q6_4_TEXT", f"{MULTI} - {OPTIONS[3]} - Text", "QID6_4_TEXT"),
             *((f"Q7_{n}", f"{RANKING} - {topic}", f"QID7_{n}") for n, topic in enumerate(TOPICS, 1)),
             ("Q8", COMMENT, "QID8_TEXT")]


def record(response):
    """An id such as `R_2026xxxxxxxxxxx`."""
    return f"R_2026{response.place * 7919 % 100000:011d}"


def meta(response):
    """The columns that are not answers."""
    when = ymd(response.when)
    return [ymd(response.started()), when, "IP Address", "127.0.0.1", "100", str(response.seconds), "True", when,
            record(response), "", "", "", "", "", "", "anonymous", "ZH-S"]


def open_answers(response):
    """Q6 to Q8: a tick is the option's text, a rank its number."""
    ticks = [option if number in response.wishes else "" for number, option in enumerate(OPTIONS, 1)]
    return [*ticks, response.other, *(response.place_of(topic) for topic in TOPICS), response.comment]


@QUALTRICS.export("qualtrics", "Qualtrics", f"{TITLE}_September 30, 2026_22.10.csv", "CSV, UTF-8",
                  assumed="choice texts, not codes; ticks as option texts in `Q6_1`…; nothing tells skipped from blank")
def three_rows(world):
    """Three header rows: names, texts (`stem - row`), `{"ImportId":…}`; line breaks in cells."""
    columns = META + QUESTIONS
    imports = [json.dumps({"ImportId": place}, separators=(",", ":")) for _, _, place in columns]
    header = [[name for name, _, _ in columns], [text for _, text, _ in columns], imports]
    body = [[*meta(r), r.rater, *map(label, r.ratings), *open_answers(r)] for r in world.responses]
    return encoded(lines([*header, *body]), end="\n")


LEGACY = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
          "StartDate", "EndDate", "Finished"]
LOCATION = ["LocationLatitude", "LocationLongitude", "LocationAccuracy"]


@QUALTRICS.export("qualtrics-legacy", "Qualtrics, legacy format", f"{TITLE}.csv", "CSV, UTF-8 with BOM",
                  assumed="`9` for an answer outside the scale; ticks as `1`")
def two_rows(world):
    """Two header rows, `V1`…`V10` over the columns that are not answers; codes; a comma behind every row."""
    header = [[*(f"V{n}" for n in range(1, 11)), *(name for name, _, _ in QUESTIONS), *LOCATION],
              [*LEGACY, *(text.replace("Selected Choice - ", "") for _, text, _ in QUESTIONS), *LOCATION]]
    body = [[record(r), "默认回复集", "匿名", "", "", "127.0.0.1", "0", ymd(r.started()), ymd(r.when), "1", r.rater,
             *map(code, r.ratings), *("1" if number in r.wishes else "" for number in (1, 2, 3, 4)), r.other,
             *(r.place_of(topic) for topic in TOPICS), r.comment, "", "", "-1"] for r in world.responses]
    return encoded([line + "," for line in lines([*header, *body])], "utf-8-sig", "\n")
