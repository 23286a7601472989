"""What the mentors' sample shows of duties and of corrections, a small function each; its doc string is its line in the
README.

A plan is made before the records are drawn, an event after; rows of nobody in particular are noise.
"""

from rows import Cases
from teaching import day
from yt_mentor_ledger import CONTACT, COUNSELOR, GROUP, HEAD

LEDGER_CASES = Cases()
plan, event, noise = LEDGER_CASES.plan, LEDGER_CASES.event, LEDGER_CASES.noise


def did(number, shown, done):
    """A plan that only says how often, or on which days, something was done within an interval."""
    def set_done(work, which):
        work.done.update(done)
    set_done.__doc__ = shown
    plan(number)(set_done)


def since(number, shown, began):
    """A plan that only says since when somebody is a mentor."""
    def set_day(work, which):
        work.began(began)
    set_day.__doc__ = shown
    plan(number)(set_day)


def corrected(number, shown, *corrections):
    """An event that only asks for corrections: what, old, new, and cells that are other than usual."""
    def ask(ledger, work):
        for what, old, new, *more in corrections:
            ledger.correct(work, what, old, new, **dict(*more))
    ask.__doc__ = shown
    event(number)(ask)


# --- Duties

did(7, "Three weeks short of two contacts, and no exchange with the counselor in spring. Followed by hand below.",
    {(CONTACT, "2025-W38"): 1, (CONTACT, "2025-W47"): 0, (CONTACT, "2026-W12"): 1, (COUNSELOR, "2026春"): 0})
did(9, "One contact in a week and one group activity in a semester: `2025-W45: 1/2`, `2026春: 1/2`.",
    {(CONTACT, "2025-W45"): 1, (GROUP, "2026春"): 1})
did(10, "Weeks across months, holidays and the turn of the year: both contacts are of one week, so all is met.",
    {(CONTACT, "2025-W40"): ["2025-09-30", "2025-10-04"], (CONTACT, "2026-W01"): ["2025-12-30", "2026-01-04"],
     (CONTACT, "2026-W18"): ["2026-04-30", "2026-05-03"]})
did(11, "A contact on Sunday counts for `2025-W44`; one on Monday that was meant for `2025-W45` does not: 1/2.",
    {(CONTACT, "2025-W44"): ["2025-10-29", "2025-11-02"], (CONTACT, "2025-W45"): ["2025-11-05"],
     (CONTACT, "2025-W46"): ["2025-11-10", "2025-11-13"]})
did(13, "Nothing around 国庆节: both weeks have teaching days, so both are short, `2025-W40: 0/2; 2025-W41: 0/2`.",
    {(CONTACT, "2025-W40"): 0, (CONTACT, "2025-W41"): 0})
did(14, "Contacts on a Sunday and a Saturday that make up for holidays, on the Saturday both: two rows, met.",
    {(CONTACT, "2025-W39"): ["2025-09-26", "2025-09-28"], (CONTACT, "2025-W41"): ["2025-10-11", "2025-10-11"]})
did(34, "The second group activity of autumn was in the vacation, on 20 January: of no semester, `2025秋: 1/2`.",
    {(GROUP, "2025秋"): ["2025-11-19", "2026-01-20"]})
did(35, "No exchange with the head of the students' college in autumn: `2025秋: 0/1`.", {(HEAD, "2025秋"): 0})
since(18, "A mentor since Wednesday 4 March: 18 weeks are required, no semester. Followed by hand below.", "2026-03-04")
since(19, "A mentor since 2025-10-09, the first teaching day of `2025-W41`: from that week on 34 weeks are required.",
      "2025-10-09")
since(21, "A mentor since the winter vacation: spring is required whole, autumn is not.", "2026-02-10")
since(39, "A mentor since 2025-09-01, the first teaching day: everything is required, and met.", "2025-09-01")
since(40, "A mentor since 2025-09-02: `2025-W36` and autumn are not required.", "2025-09-02")


@plan(22)
def since_blank(work, which):
    """Since when is blank: open, so everything is required."""
    work.shown = ""


@plan(38)
def since_unreadable(work, which):
    """Since when is unreadable (2024年秋): void, and open, so everything is required."""
    work.shown = "2024年秋"


@plan(17)
def nothing_at_all(work, which):
    """Nothing in the ledger: all four duties are short."""
    work.is_idle = True


@plan(8)
def exactly_as_much(work, which):
    """Exactly two contacts in every week, two group activities and one exchange each a semester: all is met."""
    work.more = 0


@event(14)
def two_on_one_day(ledger, work):
    """The two rows of Saturday 2025-10-11 differ in the remark."""
    for record, remark in zip(ledger.within(work, CONTACT, "2025-10-11", "2025-10-11"), ["上午", "下午"]):
        record.cells["备注"] = remark


@event(29)
def repeated_contact(ledger, work):
    """The second contact of `2026-W20` is the first once more: `repeated`, 1/2."""
    first, *others = ledger.within(work, CONTACT, "2026-05-11", "2026-05-17")
    for record in others:
        ledger.records["工作台账.csv"].remove(record)
    ledger.again(first, "工作台账.csv")


@event(29)
def told_apart(ledger, work):
    """The contacts of `2026-W21` are of one day and differ only in the remark: two records, met."""
    first, *others = ledger.within(work, CONTACT, "2026-05-18", "2026-05-24")
    for place, record in enumerate(others):
        record.date, record.cells = first.date, {**first.cells, "备注": f"第{place + 2}次"}


@event(43)
def lost_zeros(ledger, work):
    """One contact of `2026-W14` stands under 98765: `id-leading-zeros`, never repaired, 1/2."""
    for record in ledger.within(work, CONTACT, "2026-03-30", "2026-04-05")[1:]:
        record.cells["导师工号"] = work.id.lstrip("0")


@event(45)
def outside_the_period(ledger, work):
    """Contacts on the day before the school year and on the day after it: `outside-period`."""
    for text in ["2025-08-31", "2026-09-01"]:
        ledger.note(work, day(text), CONTACT)


@event(46)
def unreadable_days(ledger, work):
    """In `2026-W15` one contact has a day; others are of 4月8日, 2026-04-31, 2026-4 and blank: `time-unreadable`, 1/2."""
    mine = ledger.within(work, CONTACT, "2026-04-06", "2026-04-12")[1:]
    mine += [ledger.note(work, day("2026-04-09"), CONTACT) for _ in range(4 - len(mine))]
    for record, shown in zip(mine, ["4月8日", "2026-04-31", "2026-4", ""]):
        record.cells["日期"] = shown


@event(50)
def unlisted_contacts(ledger, work):
    """The contacts of `2026-W22` are called 电话联系: `activity-unlisted`, 0/2. Blanks around a label do not matter."""
    for record in ledger.within(work, CONTACT, "2026-05-25", "2026-05-31"):
        record.cells["工作类型"] = "电话联系"
    for record in ledger.within(work, CONTACT, "2026-06-01", "2026-06-07"):
        record.cells["工作类型"] = f" {CONTACT} "


@noise
def strangers_in_the_ledger(ledger):
    """In the ledger: unknown and broken ids of mentors, and a total; what else is wrong there is not asked."""
    for stranger, shown in [("YK999", "2026-05-06"), ("1.2E+5", "无"), ("1234567890123450", "2026-05-06"), ("", "合计")]:
        ledger.note(ledger.doers[59], day("2026-07-10"), CONTACT, 导师工号=stranger, 日期=shown, 备注=ledger.canary())


# --- Corrections

corrected(47, "The college's basic points are corrected from 17 to 18: composite 82 instead of 81, by YT-6b.",
          ("college/basic", "17.00", "18.00"))
corrected(45, "The composite itself is corrected from 81 to 82.5; its parts stay as they were.",
          ("composite", "81", "82.50"))
corrected(23, "The academy's 17 points are supplied by a correction whose old value is blank: the component is "
          "`corrected`, the composite 78 is published.", ("academy", "", "17", {"更正原因": "评分表补交"}))
corrected(49, "The academy's points are corrected from 20 to 5: composite 85, and the place of 示例外语学院 goes to "
          "`YK051` with 87. Followed by hand below.", ("academy", "20.00", "5.00", {"更正原因": "误录他人分数"}))
corrected(35, "The bonus is supplied: 5 instead of 0, composite 94 instead of 89; no place is near.",
          ("bonus", "0.00", "5.00", {"更正原因": "论文证明补交"}))
corrected(40, "The points for satisfaction are corrected from 15 to 20: composite 88; bands.csv still has the band 75.",
          ("satisfaction", "15.00", "20"))
corrected(29, "The college's points in all are corrected from 53 to 54, those of its two parts stay: composite 85.",
          ("college", "53.00", "54.00"))
corrected(32, "The academy's points (17 to 18) and the composite (83 to 84.5) are both corrected: the latter stands.",
          ("academy", "17.00", "18.00"), ("composite", "83.00", "84.5"))
corrected(5, "The basic points are corrected from 14 to 15, the composite stays withheld as before.",
          ("college/basic", "14.00", "15.00"))
corrected(31, "The same correction twice, but for the remark: once from 16 to 17, then `repeated`; composite 88.",
          ("academy", "16.00", "17.00", {"更正原因": "漏录", "批准日期": "2026-09-08"}),
          ("academy", "16.00", "17.00", {"更正原因": "漏录", "批准日期": "2026-09-08", "备注": "再次报送"}))
corrected(34, "Two corrections of one component to 38 and to 38.5: neither holds, `conflicting-duplicate` both.",
          ("college/main", "37.00", "38.00"), ("college/main", "37.00", "38.50"))
corrected(48, "Corrections of 总评分 and of a grade, where there are none: `correction-unknown`.",
          ("总评分", "87.00", "88.00"), ("grade", "", "优秀"))
corrected(52, "The old value is not the one on record, 15 instead of 16: `old-value-differs`.",
          ("academy", "15.00", "17.00"))
corrected(24, "An old value of 0 where nothing is on record: `old-value-differs`. Missing is not 0.",
          ("college/basic", "0", "18.00"))
corrected(53, "Without anybody who approved it, and without a reason: `correction-incomplete`.",
          ("academy", "17.00", "18.00", {"批准人": ""}), ("college/main", "33.00", "34.00", {"更正原因": " "}))
corrected(46, "Approved on 9月8日 and on 2026-09-31: `time-unreadable`.",
          ("academy", "17.00", "18.00", {"批准日期": "9月8日"}),
          ("college/main", "33.00", "34.00", {"批准日期": "2026-09-31"}))
corrected(50, "21 of 20 points, -1, a composite of 105.01 and 16.125 are out of range, 满分 is no number: refused.",
          ("academy", "15.00", "21"), ("college/basic", "17.00", "-1"), ("composite", "77.00", "105.01"),
          ("college/main", "35.00", "16.125"), ("satisfaction", "10.00", "满分"))


@noise
def strangers_in_corrections(ledger):
    """Corrections for unknown and broken ids, and for nobody: refused by the codes of ids."""
    for stranger in ["YK999", "12345", "1.2E+5", ""]:
        ledger.correct(ledger.doers[11], "academy", "17.00", "18.00", 导师工号=stranger)
