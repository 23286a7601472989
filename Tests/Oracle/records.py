"""Records of a delimited file, one character after the other.

Python's csv module says neither on which line a record starts nor that a quote stands where none may,
and the accounting of manyidu needs both. So this is a reader that is slow and easy to believe.
"""

import csv
import io
import re
from typing import NamedTuple

BLANKS = " \t"
BOMS = [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]


class Record(NamedTuple):
    """One record: the line it starts on (the first is 1), its fields, and a fault or ''."""

    line: int
    fields: list
    fault: str


class Fault(Exception):
    """The record at hand is none: its argument is the code."""


def decode(data):
    """Text of a file: by its byte order mark, else strict UTF-8 over the whole, else GB18030."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def after_line_end(text, position):
    """The position behind the line end at `position`; CR LF is one line end."""
    return position + (2 if text.startswith("\r\n", position) else 1)


def next_line(text, position):
    """The start of the next physical line, or the end of the text."""
    while position < len(text) and text[position] not in "\r\n":
        position += 1
    return after_line_end(text, position) if position < len(text) else position


def line_ends(text):
    """How many physical lines end in `text`."""
    count, position = 0, 0
    while position < len(text):
        if text[position] in "\r\n":
            position = after_line_end(text, position)
            count += 1
        else:
            position += 1
    return count


def skip_blanks(text, position):
    """The first position from `position` on that is neither space nor tab."""
    while position < len(text) and text[position] in BLANKS:
        position += 1
    return position


def quoted_field(text, position):
    """The field that opens with the quote at `position`, and where it ends."""
    value, position = [], position + 1
    while position < len(text):
        if text[position] != '"':
            value.append(text[position])
            position += 1
        elif text.startswith('""', position):
            value.append('"')
            position += 2
        else:
            end = skip_blanks(text, position + 1)
            if end < len(text) and text[end] not in ",\r\n":
                raise Fault("stray-quote")
            return "".join(value), end
    raise Fault("unclosed-quote")


FORMULA = re.compile(r'="[^",\r\n]+"(?=[ \t]*([,\r\n]|$))')


def plain_field(text, position):
    """The unquoted field at `position` without the blanks around it, and where it ends.

    A cell ="0012" can only be read in one way, though its quotes stand where none may.
    """
    formula = FORMULA.match(text, position)
    if formula:
        return formula.group(), skip_blanks(text, formula.end())
    value = []
    while position < len(text) and text[position] not in ",\r\n":
        if text[position] == '"':
            raise Fault("stray-quote")
        value.append(text[position])
        position += 1
    return "".join(value).strip(BLANKS), position


def one_record(text, position):
    """The fields of the record at `position`, and where the next one starts."""
    fields = []
    while True:
        position = skip_blanks(text, position)
        quoted = text.startswith('"', position)
        value, position = (quoted_field if quoted else plain_field)(text, position)
        fields.append(value)
        if position == len(text):
            return fields, position
        if text[position] != ",":
            return fields, after_line_end(text, position)
        position += 1


def undoubled(text, position, width):
    """The fields of a record whose quotes were never doubled, and its end; None unless there is one way to read it.

    Every field stands between quotes, `","` ends one, and nothing in a field looks as if one might end there. The record
    ends with the first line that ends with a quote; the line behind it must not look like more of the last field.
    """
    end = position
    for _ in range(32):
        end = next_line(text, end)
        record = text[position:end].rstrip("\r\n")
        record = record[:-1] if record.endswith('",') and len(record) > 2 else record
        if len(record) > 1 and record.endswith('"'):
            break
        if end == len(text):
            return None
    else:
        return None
    fields = record[1:-1].split('","')
    behind = text[end:next_line(text, end)]
    if not record.startswith('"') or "\0" in record or width not in (None, len(fields)) or behind and '","' not in behind:
        return None
    return None if any(mark in field for field in fields for mark in ('""', '",', ',"')) else (fields, end)


def records(text):
    """All records of a text. A fault of quoting costs the one physical line on which the record started.

    A stray quote may be one that was not doubled, unless the line before was lost: then who knows where this one begins.
    """
    position, line, width, sure = 0, 1, None, True
    while position < len(text):
        start = position
        content = skip_blanks(text, position)
        if content == len(text):
            return
        if text[content] in "\r\n":
            position = after_line_end(text, content)
        else:
            try:
                fields, position = one_record(text, start)
                fault = "nul-byte" if "\0" in text[start:position] else ""
            except Fault as found:
                again = undoubled(text, start, width) if sure and str(found) == "stray-quote" else None
                fields, position = again or ([], next_line(text, start))
                fault = "" if again else str(found)
            yield Record(line, fields, fault)
            width = width or len(fields)
            sure = not fault and (len(fields) == width or len(fields) == width + 1 and fields[-1] == "")
        line += line_ends(text[start:position])


def table_of(text):
    """Header (BOM and space off) and the records below it; those of another length are `ragged-row`.

    One exporter ends each row, but not the header, with a comma: one empty field more is taken.
    """
    rows = list(records(text))
    header = [cell.strip("\ufeff \t\r\n") for cell in rows[0].fields]
    body = []
    for line, fields, fault in rows[1:]:
        if len(fields) == len(header) + 1 and fields[-1] == "":
            fields = fields[:-1]
        if not fault and len(fields) != len(header):
            fault = "ragged-row"
        body.append(Record(line, fields, fault))
    return header, body


def cell(value):
    """A field as it is published: quoted only where it must be."""
    if any(mark in value for mark in ',"\r\n') or value.startswith(" ") or value.endswith(" "):
        return '"' + value.replace('"', '""') + '"'
    return value


def write_table(path, header, rows):
    """A published table: UTF-8, LF, and the rows in the order given."""
    text = "".join(",".join(cell(value) for value in row) + "\n" for row in [header] + rows)
    path.write_bytes(text.encode("utf-8"))


def read_table(path):
    """Header and rows of a published (so well-formed) table, by Python's own csv module."""
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True))
    return rows[0], rows[1:]
