"""What the writers of exports share: a register of platforms, and rows as delimited text."""

from typing import Callable, NamedTuple

CRLF = "\r\n"


class Export(NamedTuple):
    """One file as one platform would leave it."""

    folder: str
    platform: str
    name: str
    kind: str
    peculiar: str
    assumed: str
    write: Callable


class Platforms:
    """The exports of a module. The doc string of a writer is its line in the README."""

    def __init__(self):
        self.exports = []

    def export(self, folder, platform, name, kind, assumed=""):
        """Registers a function of the world that returns the bytes of the file, or None where it cannot."""
        def register(write):
            peculiar = " ".join(write.__doc__.split())
            self.exports.append(Export(folder, platform, name, kind, peculiar, assumed, write))
            return write
        return register


def field(text, separator=",", every=False):
    """One field, quoted where it must be, or in any case."""
    text = str(text)
    if every or any(c in text for c in separator + '"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def lines(rows, separator=",", every=False):
    return [separator.join(field(cell, separator, every) for cell in row) for row in rows]


def encoded(text_lines, encoding="utf-8", end=CRLF):
    """Lines as a file; each ends in `end`."""
    return "".join(line + end for line in text_lines).encode(encoding)


def ymd(t):
    """The time that most platforms print."""
    return t.strftime("%Y-%m-%d %H:%M:%S")
