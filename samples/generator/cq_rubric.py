"""The sample of cq-rubric: its files and its README."""

from cq_rubric_by_hand import sections
from cq_rubric_cases import CASES
from cq_rubric_world import CLASSES, COLLEGES, COMMITTEE, LEDGER, PEER, PEOPLE, STUDENTS, World, draw
from guide import case_table, file_table, opening, paragraph, secrets
from rows import Dice, csv_lines, numbered
from teaching import in_order

NAME = "cq-rubric"
CRLF = "\r\n"


def peer_rows(reviews):
    """A mutual review as a platform exports it, by time; one of no time comes last."""
    ordered = sorted(reviews, key=lambda r: (r.when is None, r.when or 0))
    return [["", f"{r.when:%Y-%m-%d %H:%M:%S}" if r.when else "未提交", r.rater, r.appraisee, *r.marks, r.remark]
            for r in ordered]


def sheet_rows(world, reviews):
    names = {counselor.id: counselor.name for counselor in world.counselors}
    return [["", r.appraisee, names.get(r.appraisee, "平均"), *r.marks, r.remark] for r in reviews]


def files_of(world):
    """name -> lines, line end, encoding, note."""
    ledger = [record.row(LEDGER) for record in in_order(world.ledger)]
    files = {
        "辅导员名单.csv": (csv_lines([PEOPLE, *world.people]), CRLF, "utf-8-sig", ""),
        "所带学生名单.csv": (csv_lines([STUDENTS, *world.students]), CRLF, "gb18030", ""),
        "所带班级.csv": (csv_lines([CLASSES, *world.classes]), "\n", "utf-8", ""),
        "工作台账.csv": (csv_lines([LEDGER, *ledger]), CRLF, "utf-8-sig", "several classes or students in a cell"),
    }
    for college, reviews in world.peer.items():
        shape = ("\n", "utf-8") if college == "示例商贸学院" else (CRLF, "gb18030")
        files[f"互评/{college}.csv"] = (csv_lines([PEER, *numbered(peer_rows(reviews))]), *shape, "")
    for (college, member), reviews in world.committee.items():
        encoding, note = ("gb18030", "") if college == "示例信息学院" else ("utf-8-sig", "")
        rows = numbered(sheet_rows(world, reviews))
        files[f"评议/{college}/{member}.csv"] = (csv_lines([COMMITTEE, *rows]), CRLF, encoding, note)
    return files


def readme(world, files):
    """The guide to the inputs, out of the same plans and doc strings as the rows."""
    lines = [*opening("辅导员工作标准评议：样例 · Sample inputs of cq-rubric", "cq_rubric_cases.py"),
             *paragraph("Colleagues and committees give each of 18 second-level indicators a mark out of 100. A duty "
                        "that no line below names is fulfilled: a roll call and a class meeting of each class in every "
                        "week with teaching, safety education for every student. A record may name several classes or "
                        "students, joined by 、."),
             *case_table("counselor", CASES.table(world.counselors)),
             "Rows that belong to no counselor in particular:", "", *("- " + text for text in CASES.noise_list()), "",
             "| college | counselors | members of the committee |", "|---|---|---|",
             *(f"| {college} | {size} | {members} |" for college, size, members in COLLEGES), "",
             *sections(world), "## Files", "", *file_table(files),
             *secrets("remarks", ", `7300[0-9]{5}` (members of a committee, in file names)")]
    return "\n".join(lines)


def sample():
    """The files and the README."""
    world = World(Dice(2023))
    CASES.play(world, world.counselors, draw)
    files = files_of(world)
    return files, readme(world, files)
