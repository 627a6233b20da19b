"""Prints the rows of a benchmark as a table.

usage: bench_table.py FILE   (a list of {workload, contender, threads, value, unit, ratio})
"""

import json
import sys

COLUMNS = ("workload", "contender", "threads", "value", "unit", "ratio")


def text(value):
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def main(file):
    with open(file, encoding="utf-8") as source:
        rows = [[text(row.get(column)) for column in COLUMNS] for row in json.load(source)]
    widths = [max(len(line[i]) for line in [COLUMNS, *rows]) for i in range(len(COLUMNS))]
    for line in [COLUMNS, ["-" * width for width in widths], *rows]:
        print("  ".join(
            cell.rjust(width) if column in ("threads", "value", "ratio") else cell.ljust(width)
            for cell, width, column in zip(line, widths, COLUMNS)
        ).rstrip())  # fmt: skip
    print(f"\nRows: {file}")


if __name__ == "__main__":
    main(sys.argv[1])
