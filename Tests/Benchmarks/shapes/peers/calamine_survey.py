"""Reads workbooks into Python with python-calamine: the yardstick of sheets. Nothing is made of what was read."""

from .task import TASKS


def run(name, folder, _output, _threads):
    """Reads every workbook of the shape of this name."""
    from python_calamine import CalamineWorkbook

    for file in sorted(folder.glob(TASKS[name].files)):
        CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
