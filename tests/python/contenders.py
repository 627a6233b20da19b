"""The kernels that are measured against each other, and what came of each figure."""

import os

import psutil
import zmq

from raw_kernel import median

FAILURES = (OSError, RuntimeError, psutil.Error, zmq.ZMQError)  # a TimeoutError is an OSError


def times(factor, reference, said):
    """A bar that is a multiple of a peer's figure, which may have failed."""
    return said, None if reference is None else factor * reference


class Contender:
    """One kernel. A peer that fails loses the figure it failed at, and is started anew for the next;
    a failure of Winnow itself ends the benchmark."""

    def __init__(self, name, start, prepare=lambda kernel: None):
        """start: gives a running kernel; prepare: what each one is told before it is measured."""
        self.name = name
        self.start = start
        self.prepare = prepare
        self.kernel = None
        self.took = {}
        self.failed = {}

    def running(self):
        if self.kernel is None:
            self.kernel = self.start()
            self.prepare(self.kernel)
        return self.kernel

    def take(self, figure, ask):
        """One value of a figure, by ask(kernel); none where the figure failed before."""
        if figure in self.failed:
            return
        try:
            self.took.setdefault(figure, []).append(ask(self.running()))
        except FAILURES as problem:
            if self.name == "winnow":
                raise
            first = (str(problem).splitlines() or [""])[0]
            turn = len(self.took.get(figure, [])) + 1
            self.failed[figure] = f"failed: {type(problem).__name__}: {first[:80]} (try {turn})"
            self.end(0)

    def median(self, figure):
        """None where the figure failed or was not taken."""
        found = self.took.get(figure)
        return median(found) if found and figure not in self.failed else None

    def end(self, patience=5):
        """Ends the running kernel, after some seconds of patience."""
        kernel, self.kernel = self.kernel, None
        if kernel is not None:
            kernel.close(patience)


class Rows:
    """The figures, printed as they come."""

    def __init__(self):
        self.rows = []

    def add(self, workload, contender, value, unit, n=1, reference=None, bar=None, most=None):
        """bar: in words; most: the largest value that keeps it."""
        row = {"workload": workload, "contender": contender, "threads": os.cpu_count()}
        row |= {"value": round(value, 3), "unit": unit, "n": n}
        row["ratio"] = round(value / reference, 3) if reference else None
        row |= {"bar": bar, "met": None if most is None else bool(value <= most)}
        self.rows.append(row)
        print(f"{workload:<50} {contender:<10} {value:10.3f} {unit:<5} {bar or '':<22} "
              f"{'' if most is None else 'met' if value <= most else 'MISSED'}", flush=True)  # fmt: skip

    def of(self, contender, figure, title, unit, reference=None, bar=(None, None)):
        """The median of what a contender took for a figure, or why there is none."""
        found = contender.took.get(figure)
        if why := contender.failed.get(figure):
            row = {"workload": title, "contender": contender.name, "threads": os.cpu_count()}
            self.rows.append(row | {"value": None, "unit": unit, "ratio": None, "outcome": why})
            print(f"{title:<50} {contender.name:<10} {why}", flush=True)
        elif found:
            judged = bar if contender.name == "winnow" else (None, None)
            self.add(title, contender.name, median(found), unit, len(found), reference, *judged)
