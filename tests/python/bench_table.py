"""Prints the rows of a benchmark as a table.

usage: bench_table.py FILE   (a list of {workload, contender, threads, value, unit, ratio}, and where there is a
bar {n, bar, met}, and where it could not be measured {outcome})
"""

import json
import sys

COLUMNS = ("workload", "contender", "threads", "value", "unit", "ratio")
JUDGED = ("n", "bar", "met")


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def main(file):
    with open(file, encoding="utf-8") as source:
        facts = json.load(source)
    columns = COLUMNS + (JUDGED if any("bar" in row for row in facts) else ())
    columns += ("outcome",) if any("outcome" in row for row in facts) else ()
    rows = [[text(row.get(column)) for column in columns] for row in facts]
    widths = [max(len(line[i]) for line in [columns, *rows]) for i in range(len(columns))]
    for line in [columns, ["-" * width for width in widths], *rows]:
        print("  ".join(
            cell.rjust(width) if column in ("threads", "value", "ratio", "n") else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns)
        ).rstrip())  # fmt: skip
    print(f"\nRows: {file}")


if __name__ == "__main__":
    main(sys.argv[1])
