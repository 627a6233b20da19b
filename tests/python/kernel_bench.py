"""Times Winnow's kernel beside ipykernel and JJava, in turns within one run.

usage: kernel_bench.py ROWS.json --winnow SPEC [--ipykernel SPEC] [--jjava SPEC] [--rounds N] [--starts N]

SPEC is the folder of a kernel.json. Each round asks every kernel once, so that a busy machine is
unjust to none; the figures are medians over the rounds. A peer that fails loses that figure only.

As it stands each of Winnow's medians is over 60 values, and so is each of ipykernel's that is a bar; what takes
the peers seconds is asked of them in a sixth of the rounds, or three times within a cell. That is about a
quarter of an hour on two idle cores. --only PARTS measures what they name (idle,long_run,busy,flags,starts).
"""

import argparse
import itertools
import json
import os
import re
import statistics
import sys
import tempfile
import time
from functools import partial

import flags
import starts
from contenders import Contender, Rows, times
from raw_kernel import RawKernel, median, percentile

JAVA = {"plus": "1+1", "lines": "for (int i = 0; i < 20000; i++) System.out.println(i);"}
PYTHON = {"plus": "1+1", "lines": "for i in range(20000): print(i)"}
ECHO = "get_ipython().kernel.comm_manager.register_target('echo', lambda c, m: c.on_msg(lambda m: None))"
LINES = "".join(f"{i}\n" for i in range(20000))
SPIN = "{ long end = System.nanoTime() + 2_000_000_000L; while (System.nanoTime() < end) { } }"
SLEEP = "import time\nend = time.time() + 2\nwhile time.time() < end: pass"


def learns(message):
    """Whether a training tells of its second epoch, or of one after it: not every one is told of."""
    return re.search(r"epoch (?:[2-9]|\d{2,}) of", json.dumps(message["content"]))


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.rows = Rows()
        self.numbers = itertools.count(2)  # a new one for each cell, so that no cell is like another
        self.specs = {
            name: spec
            for name in ("winnow", "ipykernel", "jjava")
            if (spec := getattr(options, name))
        }

    def start(self, name):
        return RawKernel(self.specs[name], self.folder)

    def contenders(self, prepare=lambda name, kernel: None):
        return {
            name: Contender(name, partial(self.start, name), partial(prepare, name))
            for name in self.specs
        }

    @staticmethod
    def code(name, what):
        return (PYTHON if name == "ipykernel" else JAVA)[what]

    def made_ready(self, name, kernel):
        """A kernel with a comm, and warm."""
        if name == "ipykernel":
            kernel.cell(ECHO)
        kernel.open_comm({"winnow": "jupyter.widget.control", "ipykernel": "echo", "jjava": "none"}[name])
        for _ in range(self.options.warm):
            kernel.cell(self.code(name, "plus"))

    def idle(self):
        """Round trips of kernels that have nothing else to do."""
        contenders = self.contenders(self.made_ready)
        for _ in range(self.options.rounds):
            for name, contender in contenders.items():
                for what, ask in self.questions(name).items():
                    contender.take(what, ask)
        self.report_idle(contenders)
        for turn in range(self.options.rounds):
            for name, contender in contenders.items():
                if name != "jjava" or turn % starts.SELDOM == 0:
                    contender.take("lines", partial(self.lines, name))
        for contender in contenders.values():
            self.rows.of(contender, "lines", "20,000 println", "s", None, ("≤ 1 s", 1))
            contender.end()

    def lines(self, name, kernel):
        """Seconds until 20,000 lines are here, all of them."""
        took = kernel.cell(self.code(name, "lines")) / 1e3
        text = kernel.text().replace("\r\n", "\n")
        if text != LINES:
            raise RuntimeError(f"the text is not whole: {len(text)} of {len(LINES)} characters")
        return took

    def questions(self, name):
        plus = self.code(name, "plus")
        asked = {
            "kernel_info": lambda kernel: kernel.request("kernel_info_request", {}),
            "comm": RawKernel.comm,
            "1+1": lambda kernel: kernel.cell(plus),
            "i+j": lambda kernel: kernel.cell(f"{next(self.numbers)}+{next(self.numbers)}"),
        }
        if name == "winnow":
            line = {"code": "%train --ba", "cursor_pos": 11}
            asked["completion of a magic"] = lambda kernel: kernel.request("complete_request", line)
            asked["%status"] = lambda kernel: kernel.cell("%status")
        return asked

    def report_idle(self, contenders):
        asked = ("kernel_info", "1+1", "i+j")
        info, plus, other = (contenders["ipykernel"].median(what) for what in asked)
        bars = {
            "1+1": (1.5, plus, "≤ 1.5 × 1+1, stretch 1"),
            "i+j": (1.5, other, "≤ 1.5 × i+j, stretch 1"),
            "%status": (1.2, plus, "≤ 1.2 × 1+1"),
            "comm": (2, info, "≤ 2 × kernel_info"),
            "completion of a magic": (2, info, "≤ 2 × kernel_info"),
            "kernel_info": (1.5, info, "≤ 1.5 × kernel_info"),
        }
        for what, bar in bars.items():
            for contender in contenders.values():
                self.rows.of(contender, what, "idle: " + what, "ms", bar[1], times(*bar))

    def long_run(self):
        """The 1,000th cell against the 10th: 60 cells from each on."""
        kernel = self.start("winnow")
        took = [kernel.cell("1+1") for _ in range(1060)]
        kernel.close()
        early, late = median(took[9:69]), median(took[999:])
        self.rows.add("1+1, the 10th cell and 59 more", "winnow", early, "ms", 60)
        self.rows.add("1+1, the 1,000th cell and 59 more", "winnow", late, "ms", 60, early,
                      "≤ 1.2 × the 10th", 1.2 * early)  # fmt: skip

    def busy(self):
        """Answers while networks train on every core: one in a cell, the others in the background."""
        kernel = self.start("winnow")
        kernel.cell(f"%dataset digits --repo {self.folder}/digits.winnow")
        kernel.cell(flags.NET)
        kernel.open_comm("jupyter.widget.control")
        for i in range(os.cpu_count() - 1):
            kernel.cell(f"%train 100000 --background --as other{i}")
        training = kernel.begin("%train 100000")
        kernel.wait_told(training, learns)
        took = {}
        cells = ("1+1", "i+j", "%status")
        asked = {k: v for k, v in self.questions("winnow").items() if k not in cells}
        for _ in range(self.options.rounds):
            for what, ask in asked.items():
                took.setdefault(what, []).append(ask(kernel))
        kernel.interrupt()
        kernel.end(training)
        for what, found in took.items():
            self.rows.add(f"training on all cores: {what}, median", "winnow", median(found), "ms",
                          len(found), None, "≤ 30 ms", 30)  # fmt: skip
            self.rows.add(f"training on all cores: {what}, 95th percentile", "winnow", percentile(found, 95),
                          "ms", len(found), None, "≤ 100 ms", 100)  # fmt: skip
        kernel.cell("%stop")
        self.interrupts(kernel)
        kernel.close()
        self.peers_busy()

    def peers_busy(self):
        """What the peers answer within a cell; a few times, since they answer after it."""

        def waited(code, kernel):
            kernel.begin(code)
            time.sleep(0.5)
            return kernel.request("kernel_info_request", {})

        for name, peer in self.contenders().items():
            if name != "winnow":
                for _ in range(3):
                    peer.take("busy", partial(waited, SLEEP if name == "ipykernel" else SPIN))
                self.rows.of(peer, "busy", "kernel_info 0.5 s into a cell of 2 s", "ms")
                peer.end()

    def interrupts(self, kernel):
        """From the button to the end of a training's cell, its partial model kept."""
        found, batches = [], []
        for _ in range(self.options.rounds):
            training = kernel.begin("%train 100000")
            kernel.wait_told(training, learns)
            start = time.perf_counter()
            kernel.interrupt()
            kernel.end(training)
            found.append((time.perf_counter() - start) * 1e3)
            kept = kernel.text()
            epochs, seconds = kept.split(": ")[1].split(" s,")[0].split(" epochs in ")
            batches.append(float(seconds) * 1e3 / (int(epochs) * 20))  # 1,258 examples by 64
        batch = statistics.mean(batches)
        self.rows.add("one batch of that training", "winnow", batch, "ms", len(batches))
        self.rows.add("interrupt of training to the cell's end", "winnow", median(found), "ms", len(found),
                      None, "≤ 300 ms + a batch", 300 + batch)  # fmt: skip


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rows")
    parser.add_argument("--winnow", required=True)
    own = os.path.join(sys.prefix, "share", "jupyter", "kernels", "python3")
    parser.add_argument("--ipykernel", default=own)
    parser.add_argument("--jjava")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--starts", type=int, default=60)
    parser.add_argument("--warm", type=int, default=100)
    parser.add_argument("--only", default="idle,long_run,busy,flags,starts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winnow-kernel-bench") as folder:
        bench = Bench(options, folder)
        parts = {
            "idle": bench.idle,
            "long_run": bench.long_run,
            "busy": bench.busy,
            "flags": partial(flags.measure, bench),
            "starts": partial(starts.measure, bench),
        }
        bench.rows.add("load average at the start", "machine", os.getloadavg()[0], "")
        try:
            for part in options.only.split(","):
                began = time.perf_counter()
                parts[part]()
                print(f"{part}: {time.perf_counter() - began:.0f} s", flush=True)
        finally:  # what was measured before a failure of Winnow's is not lost
            bench.rows.add("load average at the end", "machine", os.getloadavg()[0], "")
            with open(options.rows, "w", encoding="utf-8") as out:
                json.dump(bench.rows.rows, out, indent=2)


if __name__ == "__main__":
    main()
