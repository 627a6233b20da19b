"""Looks for what a kernel keeps that it should not, and for threads that stay.

usage: leaks.py EXECUTES COMMS DECLARATIONS RESTARTS REPORT

After a tenth of each kind of work (the rest has then been warmed up), after half of it where there is much, and
at the end, the heap and the metaspace after a full collection, the resident memory and the Java threads are
taken: a leak goes on in the second half, what the virtual machine compiles and the heap that it takes into use
come to an end. Declarations of different names are all live, and keep memory: there each half's share tells
whether one keeps more than those before it. A failure is a request that was answered otherwise than it should
be, or a process that had to be killed.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from own_kernel import own_kernel
from raw_kernel import median

CELLS = [
    "1 + 1",
    'System.out.println("text " + System.nanoTime());',
    "%who",
    "int[] some = new int[1000]; some.length",
    'display(Figure.html("<b>x</b>", "x"));',
    "int half(int x) { return x / 2; }\nhalf(84)",
    'throw new IllegalStateException("on purpose");',
    "import java.util.concurrent.*;",
    "for (int i = 0; i < 10; i++) { some[i] = i; }\nsome[9]",
    "List.of(1, 2, 3).stream().map(i -> i * 2).toList()",
]


THROWS = 6
MUCH = 1_000
MANY_RESTARTS = 10


def executes(kernel, number):
    reply = kernel.run(CELLS[number % len(CELLS)])
    good = "error" if number % len(CELLS) == THROWS else "ok"
    return "" if reply["content"]["status"] == good else f"cell {number}: {reply['content']}"


def comms(kernel, number):
    session = kernel.client.session
    comm = f"leak-{number}"
    for kind, content in (
        ("comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}),
        ("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}),
        ("comm_close", {"comm_id": comm, "data": {}}),
    ):
        kernel.client.shell_channel.send(session.msg(kind, content))
    info = kernel.client.comm_info()
    reply = kernel.client._recv_reply(info, timeout=60)
    return f"{comm} is still there" if comm in reply["content"]["comms"] else ""


def declarations(kernel, number):
    if number % 2:
        return declared(kernel, f"record Made{number}(int a) {{ int twice() {{ return 2 * a; }} }}")
    return declared(kernel, f"String made{number} = \"{number}\";")


def redeclarations(kernel, number):
    return declared(
        kernel, f"String again = \"{number}\";" if number % 2 else "int again(int a) { return a; }"
    )


def declared(kernel, code):
    reply = kernel.run(code)
    return "" if reply["content"]["status"] == "ok" else f"{code}: {reply['content']}"


class Watch:
    """How long the work of one kind takes at its beginning and its end, and what it leaves."""

    def __init__(self, kernel):
        self.kernel = kernel
        self.failures = []

    def of(self, work, count):
        self.failures = []
        tenth = max(1, count // 10)
        if count >= MUCH:
            self.kernel.settle()
        first = self.seconds(work, range(tenth))
        before = self.kernel.memory()
        self.seconds(work, range(tenth, count // 2))
        half = self.kernel.memory() if count >= MUCH else {}
        self.seconds(work, range(max(tenth, count // 2), count - tenth))
        last = self.seconds(work, range(count - tenth, count))
        after = self.kernel.memory()
        if self.kernel.text("20 + 3") != "23":
            self.failures.append("the kernel does not answer")
        return {
            "count": count,
            "before": before,
            "half": half,
            "after": after,
            "ms_first": 1000 * first / tenth,
            "ms_last": 1000 * last / tenth,
            "failures": self.failures,
        }

    def seconds(self, work, numbers):
        began = time.monotonic()
        for number in numbers:
            failure = work(self.kernel, number)
            if failure:
                self.failures.append(failure)
        return time.monotonic() - began


BEFORE_A_RESTART = [
    ["int x = 1;"],
    ["Thread spinning = new Thread(() -> { while (true) Thread.onSpinWait(); }); spinning.start();"],
    [
        "%dataset digits",
        "%%skeleton small\ninput 8x8x1\ndense 16 relu\noutput 10",
        "%train 100000 --background",
    ],
]


def restarts(kernel, count):
    """Memory of fresh kernels after the first and the last tenth of the restarts (medians, since two processes
    that did the same differ by some megabytes), and how long restarts take: of one that is idle, of one with
    a thread that heeds nothing, and of one that trains, in turn."""
    seconds, taken, failures = [], [], []
    tenth = max(1, count // 10)
    for number in range(count):
        for code in BEFORE_A_RESTART[number % len(BEFORE_A_RESTART)]:
            failures += filter(None, [declared(kernel, code)])
        status, took = kernel.restart()
        seconds.append(took)
        if status != 0:
            failures.append(f"restart {number}: the process ended with {status}")
        if kernel.text("20 + 3") != "23":
            failures.append(f"restart {number}: the new kernel does not answer")
        if number < tenth or number >= count - tenth:
            if count >= MANY_RESTARTS:
                kernel.settle()
            taken.append(kernel.memory())
    return {
        "count": count,
        "before": middle(taken[:tenth]),
        "after": middle(taken[-tenth:]),
        "ms_median": 1000 * median(seconds),
        "failures": failures,
    }


def middle(taken):
    """The medians of what several kernels take, with the threads of the last."""
    figures = {what: median(each[what] for each in taken) for what in ("heap", "metaspace", "resident")}
    return figures | {"threads": taken[-1]["threads"]}


def main(counts, target):
    report = {}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "kernel.log"
        with own_kernel(log) as kernel:
            watch = Watch(kernel)
            kinds = (executes, comms, redeclarations, declarations)
            for work, count in zip(kinds, (counts[0], counts[1], counts[2], counts[2])):
                if count:
                    report[work.__name__] = watch.of(work, count)
            if counts[3]:
                report["restarts"] = restarts(kernel, counts[3])
        report["log"] = log.read_text(encoding="utf-8", errors="replace")[:2_000]
    target.write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:5]], Path(sys.argv[5]))
