"""How kernels start and start again: to the first reply, the first cell, and the memory of one that idles."""

import time
from functools import partial

from contenders import times
from raw_kernel import RawKernel

SELDOM = 6  # in one of so many turns


def measure(bench):
    """One turn: a start, a cell at once, a restart (JJava is started anew), and a cell two seconds later."""
    contenders = bench.contenders()

    def first_cell(pause, name, kernel):
        time.sleep(pause)
        return kernel.cell(bench.code(name, "plus"))

    for turn in range(bench.options.starts):
        for name, contender in contenders.items():
            if name == "jjava" and turn % SELDOM:
                continue
            contender.take("ready", lambda kernel: kernel.ready_seconds)
            contender.take("at once", partial(first_cell, 0, name))
            if name == "jjava":  # it takes a minute to end by itself
                contender.end(0)
            else:
                contender.take("restart", RawKernel.restart)
            if name == "winnow" or turn % SELDOM == 0:
                contender.take("later", partial(first_cell, 2, name))
                contender.take("memory", RawKernel.resident_mb)
            contender.end(0 if name == "jjava" else 5)
    own = contenders["ipykernel"].median("ready")
    for contender in contenders.values():
        row = partial(bench.rows.of, contender)
        row("ready", "ready: start to kernel_info", "s", own, times(1.3, own, "≤ 1.3 × ipykernel"))
        row("restart", "restart: request to end until ready again", "s", None, ("≤ 1 s", 1))
        row("at once", "first cell, at once after ready", "ms", None, ("≤ 1 s", 1000))
        row("later", "first cell, 2 s after ready", "ms", None, ("≤ 150 ms", 150))
        row("memory", "resident, after 2 s and 1 cell", "MB", None, ("≤ 320 MB, stretch 200", 320))
