"""What the samples share: chance that is the same everywhere, cells and lines of CSV, and the register of cases."""

LABELS = [("非常满意", 100), ("满意", 80), ("一般", 60), ("不满意", 40), ("非常不满意", 20)]
COMMENTS = ["老师很用心", "活动很好, 希望多办", '老师常说"多问为什么"，很受用', "第一点：时间合适\n第二点：可以更长", "👍👍",
            "暂无", "希望增加跨学科的内容😊", "“很好”"]


class Dice:
    """SplitMix64: the same numbers on every machine and in every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return (z ^ (z >> 31)) % n

    def pick(self, values):
        return values[self.below(len(values))]

    def chance(self, percent):
        return self.below(100) < percent


class Tokens:
    """Canaries, each of its own: none may ever be read in an output."""

    def __init__(self):
        self.count = 0

    def canary(self):
        self.count += 1
        return f"CANARY{self.count:04d}"


class Response:
    """A row of a questionnaire, with the ids it asks for as attributes; its 序号 comes when the file is written."""

    def __init__(self, when, answers, **ids):
        self.when, self.answers, self.asked = when, list(answers), list(ids)
        self.shown, self.comment, self.spoil = None, "", None
        vars(self).update(ids)

    def cells(self):
        return [*(getattr(self, name) for name in self.asked), *self.answers, self.comment]


class Raw(str):
    """A spoilt cell: written as it stands, whatever quotes it would need."""


def csv_field(text):
    """One field, quoted where it must be."""
    special = any(c in text for c in ',\r\n"') and not isinstance(text, Raw)
    return '"' + text.replace('"', '""') + '"' if special else text


def csv_line(cells):
    return ",".join(map(csv_field, cells))


def csv_lines(rows):
    return [csv_line(row) for row in rows]


def numbered(rows):
    """Rows with their 序号."""
    return [[row[0] or str(place)] + row[1:] for place, row in enumerate(rows, 1)]


def slashed(t):
    """A time as 问卷星 prints it."""
    return f"{t.year}/{t.month}/{t.day} {t.hour}:{t.minute:02d}:{t.second:02d}"


def platform_lines(world, header, responses, newest_first, ways=("微信", "手机提交", "链接")):
    """A questionnaire as 问卷星 leaves it: numbered by time, six columns about the response first."""
    lines = []
    for place, r in enumerate(sorted(responses, key=lambda r: r.when), 1):
        shown = slashed(r.when) if r.shown is None else r.shown
        detail = world.canary() if place % 60 == 0 else "N/A"
        origin = f"127.0.0.1({world.canary() if place % 60 == 30 else '本地'})"
        taken, way = f"{20 + world.dice.below(90)}秒", world.dice.pick(ways)
        line = csv_line([str(place), shown, taken, way, detail, origin, *r.cells()])
        lines.append(r.spoil(line) if r.spoil else line)
    return [csv_line(header)] + (lines[::-1] if newest_first else lines)


def comment(world, responses):
    """Comments on some of the responses that have none, every third of them with a token."""
    for place, response in enumerate(responses):
        if not response.comment and world.dice.chance(14):
            response.comment = world.dice.pick(COMMENTS) + (world.canary() if place % 3 == 0 else "")


def less(most, total):
    """Marks with this sum, the points lost spread over the items."""
    points, lost, place = list(most), sum(most) - total, 0
    while lost:
        taken = min(1, lost)
        points[place % len(most)] -= taken
        lost, place = lost - taken, place + 1
    return points


def number(points):
    """Points as text; a plan may also set the text itself."""
    return points if isinstance(points, str) else f"{points:g}"


def dressed(ids):
    """The first five ids with a tab, an apostrophe, ="…", a no-break space, and in full-width digits."""
    wide = "".join(chr(ord(c) + 0xFEE0) for c in ids[4])
    return [ids[0] + "\t", "'" + ids[1], Raw(f'="{ids[2]}"'), "\u00a0" + ids[3], wide]


SPOILS = [lambda line: line + ",多出一列", lambda line: line.replace(",127.", ',1"27.'), lambda line: line + "\0"]


class Cases:
    """The special cases of a sample. A plan is made before the rows are drawn, an event after; noise is nobody's."""

    def __init__(self):
        self.plans, self.events, self.noises = [], [], []

    def plan(self, *numbers):
        """Registers a function of (person, which) for these people; `which` counts them from 0."""
        def register(function):
            self.plans.append((numbers, function))
            return function
        return register

    def event(self, number):
        """Registers a function of (world, person) for one person."""
        def register(function):
            self.events.append(((number,), function))
            return function
        return register

    def noise(self, function):
        """Registers a function of the world."""
        self.noises.append(function)
        return function

    def play(self, world, people, draw):
        """Plans, the ordinary rows, events, noise: in this order, so that a case can build on those before."""
        for numbers, function in self.plans:
            for which, place in enumerate(numbers):
                function(people[place - 1], which)
        draw(world)
        for (place,), function in self.events:
            function(world, people[place - 1])
        for function in self.noises:
            function(world)

    def table(self, people):
        """Id and doc string of each case, by id."""
        return sorted((people[n - 1].id, " ".join(function.__doc__.split()))
                      for numbers, function in self.plans + self.events for n in numbers)

    def noise_list(self):
        return [" ".join(function.__doc__.split()) for function in self.noises]
