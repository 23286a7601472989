"""What the other tools are told of each shape's files: one description, from which either makes its query.

It is kept apart from the rest, for reading it is a part of what is timed.
"""

from typing import NamedTuple

ITEMS = tuple(f"q{number}" for number in range(1, 11))
BEFORE = ("response_id", "submitted_at", "student_id", "appraisee_id", "duration_s")
ISO = "%Y-%m-%dT%H:%M:%S"
FEWEST = 5  # answers, and raters, that an item needs for its mean to be shown
LABELS = ("非常不满意", "不满意", "一般", "满意", "非常满意")
REFERENCE_DATE = "2026-06-10"
GROUPS = {"teaching": ("q1", "q2", "q3"), "care": ("q4", "q5", "q6"), "growth": ("q7", "q8"), "conduct": ("q9", "q10")}


class Task(NamedTuple):
    """Where everything stands, what answers are worth, and what is made of them."""
    files: str = "responses.csv"
    columns: tuple[str, ...] = (*BEFORE, *ITEMS, "comment")
    number: str = "response_id"
    time: str = "submitted_at"
    student: str = "student_id"  # "" where nobody knows
    appraisee: str = "appraisee_id"  # "" where the roster tells
    activity: str = ""
    items: tuple[str, ...] = ITEMS  # their columns
    clock: str = ISO
    encoding: str = ""
    nulls: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # the lowest first; "" where answers are numbers
    is_turned: bool = False  # the first option is the highest
    steps: int = 1  # in one point: 10 with one decimal
    top: int = 5
    lowest: int = 1
    reference_date: str = ""  # that decides who of the roster counts
    score: str = "answers"  # or trim, groups

    @property
    def code_top(self):
        """The highest code of an answer: 0 is a blank, so that a scale from 0 on begins with 1."""
        return self.top * self.steps + self.offset

    @property
    def offset(self):
        return 1 - self.lowest

    @property
    def bits(self):
        return self.code_top.bit_length()

    def words(self):
        """The places of the answers in integers of 62 bits: for each item the number of the word and the shift."""
        fit = 62 // self.bits
        return [(at // fit, at % fit * self.bits) for at in range(len(self.items))]

    def means(self):
        """What is written between participation and overall: items and groups."""
        return (*ITEMS[:len(self.items)], *(GROUPS if self.score == "groups" else ()))

    def figures(self):
        """What is written of each appraisee, and compared."""
        return ("assigned", "responded", "participation", "meets", *self.means(), "overall", "band", "points")


QUESTIONS = ("讲课清楚", "内容充实", "重点突出", "联系实际", "因材施教", "答疑及时", "作业适量", "考核公平", "课堂有序", "为人师表")
WENJUANXING = (
    "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、您的学号", "2、教师工号",
    *(f"{number}、{question}" for number, question in enumerate(QUESTIONS, 3)), "13、您的意见和建议", "总分")
EXPORTED = Task(columns=WENJUANXING, number=WENJUANXING[0], time=WENJUANXING[1], student=WENJUANXING[6],
                appraisee=WENJUANXING[7], items=WENJUANXING[8:18], clock="%Y/%m/%d %H:%M:%S", nulls=("(跳过)", "(空)"))
WITHOUT = {name: tuple(column for column in Task().columns if column != name) for name in BEFORE}

TASKS = {
    "digits": Task(),
    "labels": Task(labels=LABELS),
    "wenjuanxing-text": EXPORTED._replace(labels=LABELS),
    "wenjuanxing-score": EXPORTED,
    "wenjuanxing-index": EXPORTED._replace(is_turned=True, nulls=("-3", "(空)")),
    "marks": Task(top=100, lowest=0),
    "decimal": Task(steps=10),
    "quoted": Task(),
    "gb18030": Task(encoding="gb18030"),
    "utf-16": Task(encoding="utf-16"),
    "files-20": Task(files="responses/*.csv"),
    "xlsx-shared": Task(files="responses/*.xlsx"),
    "xlsx-inline": Task(files="responses/*.xlsx"),
    "xls": Task(files="responses/*.xls"),
    "roster": Task(columns=WITHOUT["appraisee_id"], appraisee=""),
    "activity": Task(columns=(*BEFORE[:4], "activity", BEFORE[4], *ITEMS, "comment"), activity="activity"),
    "anonymous": Task(columns=WITHOUT["student_id"], student=""),
    "matrix": Task(items=("q1",)),
    "in-force": Task(reference_date=REFERENCE_DATE),
    "trim": Task(score="trim"),
    "groups": Task(score="groups"),
    "emails": Task(),
    "ids-18": Task(),
    "ids-zeros": Task(),
}
