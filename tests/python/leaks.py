"""Looks for what a kernel keeps that it should not, and for threads that stay.

usage: leaks.py EXECUTES COMMS DECLARATIONS RESTARTS REPORT

After a tenth of each kind of work (the rest has then been warmed up), and at the end of it, the heap
and the metaspace after a full collection, the resident memory and the threads are taken.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from own_kernel import own_kernel

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


def executes(kernel, number):
    kernel.run(CELLS[number % len(CELLS)])


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
    assert comm not in reply["content"]["comms"], "a closed comm is still there"


def declarations(kernel, number):
    if number % 2:
        kernel.run(f"record Made{number}(int a) {{ int twice() {{ return 2 * a; }} }}")
    else:
        kernel.run(f"String made{number} = \"{number}\";")


def redeclarations(kernel, number):
    kernel.run(f"String again = \"{number}\";" if number % 2 else "int again(int a) { return a; }")


class Watch:
    """How long the work of one kind takes at its beginning and its end, and what it leaves."""

    def __init__(self, kernel):
        self.kernel = kernel

    def of(self, work, count):
        tenth = max(1, count // 10)
        first = self.seconds(work, range(tenth))
        before = self.kernel.memory()
        self.seconds(work, range(tenth, count - tenth))
        last = self.seconds(work, range(count - tenth, count))
        after = self.kernel.memory()
        return {
            "count": count,
            "before": before,
            "after": after,
            "ms_first": 1000 * first / tenth,
            "ms_last": 1000 * last / tenth,
            "failure": "" if self.kernel.text("20 + 3") == "23" else "the kernel does not answer",
        }

    def seconds(self, work, numbers):
        began = time.monotonic()
        for number in numbers:
            work(self.kernel, number)
        return time.monotonic() - began


def restarts(kernel, count):
    """Memory of a fresh kernel at the first and the last restart, and how long restarts take."""
    seconds, taken = [], []
    for number in range(count):
        kernel.run("int x = 1;")
        began = time.monotonic()
        kernel.restart()
        seconds.append(time.monotonic() - began)
        if number in (0, count - 1):
            assert kernel.text("20 + 3") == "23"
            taken.append(kernel.memory())
    return {
        "count": count,
        "before": taken[0],
        "after": taken[-1],
        "median_seconds": sorted(seconds)[len(seconds) // 2],
        "failure": "",
    }


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
                    print(work.__name__, json.dumps(report[work.__name__]), flush=True)
            if counts[3]:
                report["restarts"] = restarts(kernel, counts[3])
                print("restarts", json.dumps(report["restarts"]), flush=True)
        report["log"] = log.read_text(encoding="utf-8", errors="replace")[:2_000]
    target.write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:5]], Path(sys.argv[5]))
