"""Workbooks: .xlsx without a library, .xls through xlwt. Dates of entries are fixed: the same bytes each time."""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MOMENT, DAY = 1, 2  # styles of cells
FORMATS = ['m/d/yy h:mm:ss', 'm"月"d"日"']


class Sheet:
    """Rows of text, numbers, moments and days. A cell that is "" or None is not written."""

    def __init__(self, name, rows, hidden=False, merged=()):
        self.name, self.rows, self.hidden, self.merged = name, rows, hidden, merged


class Strings:
    """The texts of a workbook, each once; or inline, in the cells themselves."""

    def __init__(self, shared):
        self.shared, self.places, self.used = shared, {}, 0

    def cell(self, place, text):
        if not self.shared:
            return f'<c r="{place}" t="inlineStr"><is>{written(text)}</is></c>'
        self.used += 1
        return f'<c r="{place}" t="s"><v>{self.places.setdefault(text, len(self.places))}</v></c>'

    def part(self):
        items = "".join(f"<si>{written(text)}</si>" for text in self.places)
        return f'{HEAD}<sst xmlns="{MAIN}" count="{self.used}" uniqueCount="{len(self.places)}">{items}</sst>'


def written(text):
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{keep}>{escape(text)}</t>"


def serial(when):
    """Days since the beginning of Excel's time."""
    return (when - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)


def reference(row, column):
    """As `B7`; both count from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def cell(place, value, strings):
    if value in ("", None):
        return ""
    if isinstance(value, str):
        return strings.cell(place, value)
    if isinstance(value, datetime.datetime):
        return f'<c r="{place}" s="{MOMENT}"><v>{serial(value)!r}</v></c>'
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="{DAY}"><v>{value.toordinal() - 693594}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def sheet_part(sheet, strings):
    rows = []
    for number, row in enumerate(sheet.rows):
        cells = "".join(cell(reference(number, place), value, strings) for place, value in enumerate(row))
        if cells:
            rows.append(f'<row r="{number + 1}">{cells}</row>')
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    merged = f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{merged}</worksheet>'


def workbook_part(sheets):
    entries = ""
    for number, sheet in enumerate(sheets, 1):
        state = ' state="hidden"' if sheet.hidden else ""
        entries += f'<sheet name={quoteattr(sheet.name)} sheetId="{number}"{state} r:id="rId{number}"/>'
    active = next(place for place, sheet in enumerate(sheets) if not sheet.hidden)
    return (f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView activeTab="{active}"/>'
            f"</bookViews><sheets>{entries}</sheets></workbook>")


def styles_part():
    formats = "".join(f'<numFmt numFmtId="{164 + place}" formatCode={quoteattr(text)}/>'
                      for place, text in enumerate(FORMATS))
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    styled = "".join(f'<xf numFmtId="{164 + place}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
                     for place in range(len(FORMATS)))
    return (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">{formats}</numFmts>'
            '<fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{1 + len(FORMATS)}">{plain}{styled}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


def types_part(names):
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{TYPE}.{kinds.get(name, "worksheet")}+xml"/>'
                        for name in names)
    return (f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')


def relations_part(targets):
    entries = "".join(f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                      for number, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def xlsx(sheets, shared=True):
    """The bytes of a workbook, with its texts shared or inline."""
    strings = Strings(shared)
    own = {f"xl/worksheets/sheet{number}.xml": sheet_part(sheet, strings) for number, sheet in enumerate(sheets, 1)}
    own = {"xl/workbook.xml": workbook_part(sheets), **own, "xl/styles.xml": styles_part()}
    if shared:
        own["xl/sharedStrings.xml"] = strings.part()
    kinds = {"xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    inner = [(kinds.get(name, "worksheet"), name.removeprefix("xl/")) for name in own if name != "xl/workbook.xml"]
    return zipped({"[Content_Types].xml": types_part(own),
                   "_rels/.rels": relations_part([("officeDocument", "xl/workbook.xml")]),
                   "xl/_rels/workbook.xml.rels": relations_part(inner), **own})


def zipped(parts):
    """Parts as an archive whose entries have no date and come from no system."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()


def same_workbook(one, other):
    """Whether two archives hold the same parts: another zlib may have packed them into other bytes."""
    if not zipfile.is_zipfile(io.BytesIO(other)):
        return False
    with zipfile.ZipFile(io.BytesIO(one)) as a, zipfile.ZipFile(io.BytesIO(other)) as b:
        return a.namelist() == b.namelist() and all(a.read(name) == b.read(name) for name in a.namelist())


def xls(name, rows):
    """The bytes of a workbook of Excel 97, or None without xlwt."""
    try:
        import xlwt
    except ImportError:
        return None
    book, file = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    sheet = book.add_sheet(name)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value not in ("", None):
                sheet.write(number, place, value)
    book.save(file)
    return file.getvalue()
