"""Tables of figures: printed in columns, and written as CSV."""

import csv


def printed(lines, left=(0,)):
    """Prints rows of cells in columns; those that `left` names begin in one line, the others end in one."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        cells = [cell.ljust(width) if at in left else cell.rjust(width)
                 for at, (cell, width) in enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())


def written(columns, table, file):
    """Writes rows, each by column, with four decimals where there are any."""
    with open(file, "w", encoding="utf-8", newline="") as opened:
        lines = csv.DictWriter(opened, columns, lineterminator="\n")
        lines.writeheader()
        for figures in table:
            lines.writerow({name: f"{value:.4f}" if isinstance(value, float) else value
                            for name, value in figures.items()})
