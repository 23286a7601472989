"""The special cases of the leaders' sample, one small function each; its doc string is its line in the README.

A plan is made before the records are drawn, an event after; records of nobody are noise.
"""

from hd_leaders_world import OFFICES
from rows import Cases
from teaching import day

CASES = Cases()
plan, event, noise = CASES.plan, CASES.event, CASES.noise


@plan(1)
def everything_done(leader, which):
    """Everything done: nine places of nine and seven of seven. Each talk serves `meet-students` and `six-talk`."""


@plan(2)
def nothing_done(leader, which):
    """Not one record: every duty short at 0, with all 39 weeks named; `one-contact` is advisory all the same."""
    leader.idle = True


@plan(3)
def two_weeks_missed(leader, which):
    """No talk in 2025-W47 and 2026-W20: both named, in `meet-students` and in `six-talk`. Followed by hand below."""
    leader.without |= {"2025-W47", "2026-W20"}


@plan(4)
def weeks_across_months_and_years(leader, which):
    """The talk of 2025-W40 (September and October) is on 3 October, a holiday; that of 2026-W01 on 4 January: met."""
    leader.days |= {"2025-W40": day("2025-10-03"), "2026-W01": day("2026-01-04")}


@plan(5)
def days_that_make_up(leader, which):
    """Talks on Sunday 28 September (2025-W39) and Saturday 11 October (2025-W41), days that make up for others: met."""
    leader.days |= {"2025-W39": day("2025-09-28"), "2025-W41": day("2025-10-11")}


@plan(6)
def week_after_the_national_day(leader, which):
    """No talk from 6 to 12 October: 2025-W41 has 9, 10 and 11 October, so it is required and missed."""
    leader.without.add("2025-W41")
    leader.days["2025-W40"] = day("2025-10-05")


@plan(7)
def came_after_the_holiday(leader, which):
    """Came on 9 October: October and 2025-W41 have no earlier teaching day and are required, autumn and year not."""
    leader.came("2025-10-09")


@plan(8)
def left_before_the_make_up_day(leader, which):
    """Left on Friday 10 October: Saturday makes up for a holiday, so 2025-W41 is not required. Followed below."""
    leader.left("2025-10-10")


@plan(9)
def without_morning_exercise(leader, which):
    """No 早操: eight places of nine, but all seven of the ministry's."""
    leader.activities = {"2025秋": ("集体活动", "学生活动现场"), "2026春": ("社会实践", "学生活动现场")}
    leader.lectures["2026春"] = ("形势与政策课", "讲座")


@plan(10)
def two_places_missing(leader, which):
    """Neither 早操 nor 网络: seven of nine, six of the ministry's seven. Followed by hand below."""
    leader.activities = {"2025秋": ("集体活动", "食堂"), "2026春": ("社会实践", "学生活动现场")}
    leader.lectures["2026春"] = ("形势与政策课", "讲座")


@plan(11)
def party_lecture(leader, which):
    """A party lecture in autumn: enough for `six-lecture`, not for `lecture`, which asks for 思政课 or 形势与政策课."""
    leader.lectures["2025秋"] = ("党课", "讲座")


@plan(11)
def no_contact(leader, which):
    """No class, dormitory or society: `one-contact` is 0 of 1 and advisory, no shortfall."""
    leader.without.add("联系")


@plan(11)
def no_report(leader, which):
    """Neither class teacher nor report to the party committee: short for the year."""
    leader.without |= {"担任班主任", "向党委汇报"}


@plan(12)
def came_at_the_turn_of_the_year(leader, which):
    """Came on Monday 29 December: the first week required is 2026-W01, the first month January, then spring."""
    leader.came("2025-12-29")


@event(1)
def outside_the_period(world, leader):
    """Records of the day before the period and of the day after it: `outside-period`."""
    for date in ["2025-08-31", "2026-08-01"]:
        world.record(leader, date, "面对面交流", "宿舍")


@event(2)
def only_unreadable(world, leader):
    """Records with dates that are none (`time-unreadable`) and activities of no list (`activity-unlisted`)."""
    for shown in ["9月8日", "2026-02-29", "", "2025-9"]:
        world.record(leader, "2025-09-08", "面对面交流", "宿舍", shown)
    for activity in ["座谈会", "", "面对面"]:
        world.record(leader, "2025-09-09", activity, "宿舍")


@event(3)
def two_on_one_day(world, leader):
    """Two talks on one day of 2025-W48: both count there, and neither for the week before."""
    date = next(r.date for r in mine(world, leader) if r.date >= day("2025-11-24") and is_talk(r))
    world.record(leader, date, "面对面交流", "课堂")


@event(4)
def repeated_records(world, leader):
    """One record three times, twice in one file and once in another office's: `repeated`. With a remark: a new one."""
    first = next(filter(is_talk, mine(world, leader)))
    world.ledgers[leader.office].append(first)
    world.ledgers[OFFICES[0]].append(first)
    again = world.record(leader, first.date, "面对面交流", first.cells["地点"])
    again.cells |= {"主题": first.cells["主题"], "备注": "下午又一次"}


@event(5)
def other_dates(world, leader):
    """Dates as 2025/9/8, and with a time of day: read."""
    for place, record in enumerate(mine(world, leader)):
        if place % 3 == 0:
            record.cells["日期"] = f"{record.date.year}/{record.date.month}/{record.date.day}"
        elif place % 3 == 1:
            record.cells["日期"] += " 14:30:00"


@event(6)
def before_the_semester(world, leader):
    """Talk and lecture on Monday 1 September: it is in 2025-W36, but before the semester; both lectures are short."""
    for record in [next(filter(is_talk, mine(world, leader))), of(world, leader, "思政课")[0]]:
        record.move("2025-09-01")


@event(9)
def online_in_the_vacation(world, leader):
    """网络 only on 10 February, in the vacation: the record is in no week, but in the year."""
    world.record(leader, "2026-02-10", "面对面交流", "网络")


@event(10)
def odd_places(world, leader):
    """操场 is no place on the list, nor is 早操、网络 where a cell names one: void. A blank one is missing."""
    for place in ["操场", "早操、网络", "", "线上"]:
        world.record(leader, "2026-05-12", "面对面交流", place)


@event(10)
def dressed_places(world, leader):
    """A place with blanks and a tab around it is read; the activity too."""
    for record in [r for r in mine(world, leader) if r.cells["地点"] == "课堂"]:
        record.cells["地点"] = " 课堂\t"
        record.cells["类型"] = "随堂听课 "


@event(11)
def after_the_semester(world, leader):
    """The social practice of spring is on 16 July, after the semester: `six-activity` is short in 2026春."""
    of(world, leader, "社会实践")[0].move("2026-07-16")


@event(11)
def lesson_in_july(world, leader):
    """July's only lesson is on the 20th, after the last teaching day: every day of a month that is required counts."""
    of(world, leader, "随堂听课")[-1].move("2026-07-20")


@event(12)
def lost_zeros(world, leader):
    """Records under 86012: `id-leading-zeros`. Under '0086012 and ００86012: they count."""
    for written in [leader.id.lstrip("0"), "'" + leader.id, "００" + leader.id[2:]]:
        world.record(leader, "2026-03-18", "面对面交流", "早操").cells["工号"] = written


@noise
def strangers(world):
    """Records of nobody on the list, without an id and with one that a spreadsheet has spoilt; a total below them."""
    for written in ["HD999", "", "2.02E+09", "2025090100000000"]:
        world.record(world.leaders[0], "2025-11-05", "面对面交流", "宿舍").cells["工号"] = written
    total = world.record(world.leaders[0], "2026-07-31", "合计", "")
    total.cells |= {"工号": "", "姓名": "", "主题": ""}


@noise
def unreadable_post(world):
    """In the people file: a date in words is void and leaves the time in post open; a second, equal row; a total."""
    world.people[8][3] = "去年春天"
    world.people.append(list(world.people[4]))
    world.people.append(["", "合计12人", "", "", "", ""])


@noise
def free_fields(world):
    """Tokens in remarks: nothing of the free fields may reach an output."""
    for row in world.people[::5]:
        row[-1] = "备注，" + world.canary()
    for records in world.ledgers.values():
        for record in records[::9]:
            record.cells["备注"] = record.cells.get("备注") or world.canary()


def mine(world, leader):
    return [record for record in world.ledgers[leader.office] if record.cells["工号"] == leader.id]


def of(world, leader, activity):
    return [record for record in mine(world, leader) if record.cells["类型"] == activity]


def is_talk(record):
    return record.cells["类型"] == "面对面交流"
