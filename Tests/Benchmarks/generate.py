"""Write the inputs of the reference job: python3 Tests/Benchmarks/generate.py ROWS FOLDER

    people.csv     appraisee_id,name,college: about 200 students each
    roster.csv     student_id,appraisee_id,college: 1.6 × ROWS pairs in random order
    responses.csv  response_id,submitted_at,student_id,appraisee_id,duration_s,q1,…,q10,comment: ROWS of them

About 1 % of the answers are blank, 2 to 3 % of the responses answer again what was answered before (some within the
same second), 1 % are by or on somebody whom the roster does not pair. `response_id` counts the forms as they were
opened; `submitted_at` is later by the time it took to fill them in, so rows are not in the order of time. Half of the
comments are empty; of the others, in Chinese, many are quoted for their commas, some hold line breaks and quotes.

The same ROWS give the same bytes: nothing is drawn but `random()`, the one method whose numbers Python promises to
keep. What is held in memory grows with the appraisees (80,000 for ten million rows), not with the rows: orders that
look random are computed (`Scatter`), not shuffled.
"""

import sys
from bisect import bisect_right
from itertools import accumulate
from math import fsum
from pathlib import Path
from random import Random

SEED = 20260601
ITEMS = 10
BLANK, OFF_ROSTER, AGAIN = 0.01, 0.01, 0.025
TURNOUT = 0.61  # a little more than fills the rows, so that they do not run out of pairs
NOBODY = 1 / 300  # appraisees whom nobody rates
LEVELS, SHEETS, COMMENTS = 64, 512, 8192  # ready-made texts that rows choose from
SLOTS = 1 << 16  # what the turnout of a class is counted in
DAYS = 14

COLLEGES = ["机械工程学院", "信息工程学院", "管理学院", "外语学院", "理学院", "建筑学院", "传媒学院", "体育学院", "护理学院"]
REMARKS = ["老师很耐心", "讲得很清楚", "课后答疑及时", "例子再多一点就好", "作业有点多", "节奏合适", "很有启发", "PPT可以更简洁",
           "希望增加讨论", "内容充实", "考核公平", "对学生负责", "进度稍快", "课堂有趣", "联系实际", "收获不少"]
LEANINGS = [0.2, -0.1, 0.0, 0.1, -0.3, 0.1, 0.0, -0.2, 0.2, 0.0]  # by item: some are rated higher than others


class Scatter:
    """The numbers below `count` in an order that looks random, without a list of them: multiplications by odd numbers
    and shifts turn the numbers of so many bits into each other, one to one. Those from `count` on are no part of it."""

    def __init__(self, count, rng):
        bits = max(2, (count - 1).bit_length())
        self.steps, self.mask, self.shift = 1 << bits, (1 << bits) - 1, (bits + 1) // 2
        self.start = int(rng.random() * self.steps)
        self.factors = tuple(int(rng.random() * (1 << 53)) | 1 for _ in range(3))

    def at(self, step):
        mask, shift, (first, second, third) = self.mask, self.shift, self.factors
        value = (step + self.start) * first & mask
        value = (value ^ value >> shift) * second & mask
        value = (value ^ value >> shift) * third & mask
        return value ^ value >> shift


def bell(rng, middle, spread):
    """A number about `middle`: twelve uniform ones less six have a spread of one. `sum` rounds otherwise in Python 3.12
    than before; `fsum` does not."""
    return middle + spread * (fsum(rng.random() for _ in range(12)) - 6)


def choice(rng, values):
    return values[int(rng.random() * len(values))]


class School:
    """Who is to rate whom. A pair is a number: appraisees have theirs in a row, one for each of their students."""

    def __init__(self, rows, rng):
        self.pairs = rows * 8 // 5
        self.students = max(800, self.pairs // 10)
        sizes = []
        left = self.pairs
        while left:
            sizes.append(min(left, max(20, min(400, int(bell(rng, 200, 45))))))
            left -= sizes[-1]
        self.count = len(sizes)
        self.starts = list(accumulate(sizes[:-1], initial=0))
        # A class is a walk through the students that does not come back within 400 steps.
        widest = self.students // 400 - 1
        self.firsts = [int(rng.random() * self.students) for _ in sizes]
        self.strides = [1 + int(rng.random() * widest) for _ in sizes]
        numbers = Scatter(self.count, rng)
        order = [value for value in map(numbers.at, range(numbers.steps)) if value < self.count]
        self.names = [f"T{100001 + number}" for number in order]
        self.colleges = [choice(rng, COLLEGES) for _ in sizes]
        rates = [0 if rng.random() < NOBODY else min(0.99, max(0.05, bell(rng, TURNOUT, 0.11))) for _ in sizes]
        self.turnouts = [int(rate * SLOTS) for rate in rates]
        self.levels = [min(LEVELS - 1, max(0, int(bell(rng, 38, 12)))) for _ in sizes]

    def appraisee(self, pair):
        return bisect_right(self.starts, pair) - 1

    def student(self, pair, appraisee):
        seat = pair - self.starts[appraisee]
        return self.student_id((self.firsts[appraisee] + seat * self.strides[appraisee]) % self.students)

    @staticmethod
    def student_id(number):
        """Twelve digits: a year of entry, and a number that tells nothing of its neighbours."""
        return f"{2022 + (number & 3)}{(number * 48271 + 7654321) % 100_000_000:08}"

    def responds(self, pair, appraisee):
        return (pair * 0x9E3779B97F4A7C15 >> 40) % SLOTS < self.turnouts[appraisee]


def sheets(rng, level):
    """Ready-made answers `q1,…,q10` of raters who think about so well of somebody."""
    made = []
    for _ in range(SHEETS):
        mood = bell(rng, 2.5 + 2.6 * level / LEVELS, 0.45)
        cells = []
        for leaning in LEANINGS:
            value = min(5, max(1, int(bell(rng, mood + leaning, 0.6) + 0.5)))
            cells.append("" if rng.random() < BLANK else str(value))
        made.append(",".join(cells))
    return made


def comment(rng):
    """What stands in the last cell, quoted where it has to be."""
    kind = rng.random()
    said = [choice(rng, REMARKS) for _ in range(1 + int(rng.random() * 4))]
    if kind < 0.48:
        return ""
    if kind < 0.58:
        return '"' + ",".join(said + [choice(rng, REMARKS)]) + '"'
    if kind < 0.59:
        return '"' + said[0] + '，\n用老师的话说：""' + choice(rng, REMARKS) + '"",\n' + "；".join(said) + '"'
    return "，".join(said) + choice(rng, ["。", "！", ""])


def write_people(school, file):
    file.write("appraisee_id,name,college\n")
    for name, college in sorted(zip(school.names, school.colleges)):
        file.write(f"{name},教师{name[1:]},{college}\n")


def write_roster(school, rng, file):
    file.write("student_id,appraisee_id,college\n")
    order = Scatter(school.pairs, rng)
    for pair in map(order.at, range(order.steps)):
        if pair < school.pairs:
            appraisee = school.appraisee(pair)
            name, college = school.names[appraisee], school.colleges[appraisee]
            file.write(f"{school.student(pair, appraisee)},{name},{college}\n")


class Responders:
    """The pairs that have a response, in the order in which forms are opened, and those who open theirs again."""

    def __init__(self, school, rng):
        self.school, self.rng = school, rng
        self.order, self.step = Scatter(school.pairs, rng), 0

    def answered(self, pair):
        """The appraisee of a pair that has a response; else nothing."""
        if pair < self.school.pairs:
            appraisee = self.school.appraisee(pair)
            if self.school.responds(pair, appraisee):
                return appraisee
        return None

    def fresh(self):
        """The next pair; nothing when all have had their turn."""
        while self.step < self.order.steps:
            pair = self.order.at(self.step)
            self.step += 1
            if (appraisee := self.answered(pair)) is not None:
                return pair, appraisee
        return None

    def earlier(self):
        """A pair that had its turn; nothing before there is one."""
        for _ in range(min(100, self.step)):
            pair = self.order.at(int(self.rng.random() * self.step))
            if (appraisee := self.answered(pair)) is not None:
                return pair, appraisee
        return None

    def turn(self):
        """Student, name and level of the next response."""
        school, kind = self.school, self.rng.random()
        if kind < OFF_ROSTER:
            return self.off_roster()
        pair = self.earlier() if kind < OFF_ROSTER + AGAIN else None
        pair = pair or self.fresh() or self.earlier()
        if pair is None:
            return self.off_roster()
        number, appraisee = pair
        return school.student(number, appraisee), school.names[appraisee], school.levels[appraisee]

    def off_roster(self):
        """A student on somebody else's lecturer, on nobody's, or a student whom no list knows."""
        school, kind = self.school, int(self.rng.random() * 3)
        student = school.student_id(int(self.rng.random() * school.students) + (school.students if kind == 2 else 0))
        appraisee = int(self.rng.random() * school.count)
        name = f"T9{appraisee:06}" if kind == 1 else school.names[appraisee]
        return student, name, school.levels[appraisee]


def write_responses(school, rows, rng, file):
    items = ",".join(f"q{item}" for item in range(1, ITEMS + 1))
    file.write(f"response_id,submitted_at,student_id,appraisee_id,duration_s,{items},comment\n")
    answers = [sheets(rng, level) for level in range(LEVELS)]
    remarks = [comment(rng) for _ in range(COMMENTS)]
    clock = [f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}" for second in range(86400)]
    responders = Responders(school, rng)
    turn, write, draw, span = responders.turn, file.write, rng.random, DAYS * 86400
    for row in range(rows):
        # One number of 53 bits decides all this: sheet, comment, the time it took, whether it was a double click.
        bits = int(draw() * (1 << 53))
        if row == 0 or bits >> 41 > 1:  # else the form is sent twice within the second
            student, name, level = turn()
            took = 20 + (bits >> 22 & 255) + (bits >> 30 & 127) * (bits >> 37 & 7)
            day, second = divmod(span * row // rows + took, 86400)
        when = f"2026-06-{day + 1:02}T{clock[second]}"
        sheet = answers[level][bits & SHEETS - 1]
        write(f"{row + 1},{when},{student},{name},{took},{sheet},{remarks[bits >> 9 & COMMENTS - 1]}\n")


def generate(rows, folder):
    rng = Random(SEED)
    school = School(rows, rng)
    folder.mkdir(parents=True, exist_ok=True)

    def created(name):
        return open(folder / name, "w", encoding="utf-8", newline="\n", buffering=1 << 20)

    with created("people.csv") as file:
        write_people(school, file)
    with created("roster.csv") as file:
        write_roster(school, rng, file)
    with created("responses.csv") as file:
        write_responses(school, rows, rng, file)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal() or int(sys.argv[1]) == 0:
        print("usage: generate.py ROWS FOLDER", file=sys.stderr)
        return 64
    generate(int(sys.argv[1]), Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
