"""Qualtrics: three header rows, and the two of its legacy format."""

import json

from exports_files import Platforms, encoded, lines, ymd
from exports_world import ASPECTS, COMMENT, ID, MATRIX, MULTI, OPTIONS, RANKING, SINGLE, TOPICS, label

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
             *((f"Q6_{n}", f"{MULTI} - Selected Choice - {option}", f"QID6_{n}") for n, option in enumerate(OPTIONS, 1)),
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


@QUALTRICS.export("qualtrics", "Qualtrics", f"辅导员满意度测评_September 30, 2026_22.10.csv", "CSV, UTF-8",
                  assumed="choice texts, not codes; ticks as option texts in `Q6_1`…; nothing tells skipped from blank")
def three_rows(world):
    """Three header rows: names, texts (`stem - row`), `{"ImportId":…}`; line breaks in cells."""
    columns = META + QUESTIONS
    imports = [json.dumps({"ImportId": place}, separators=(",", ":")) for _, _, place in columns]
    header = [[name for name, _, _ in columns], [text for _, text, _ in columns], imports]
    body = [[*meta(r), r.rater, *map(label, r.ratings), *open_answers(r)] for r in world.responses]
    return encoded(lines([*header, *body]), end="\n")
