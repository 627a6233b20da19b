"""Times Winnow's kernel beside ipykernel and JJava, in turns within one run.

usage: kernel_bench.py ROWS.json --winnow SPEC [--ipykernel SPEC] [--jjava SPEC] [--rounds N] [--starts N]

SPEC is the folder of a kernel.json. Each round asks every kernel once, so that a busy machine is
unjust to none; the figures are medians over the rounds. A peer that fails loses that figure only.

As it stands each median is over 60 values or more, save what the peers answer within a cell. That takes
half an hour to three quarters on two cores, most of it the 120 starts of each kernel; --rounds 10
--starts 5 take about five minutes, --only PARTS what they name (idle,long_run,busy,flags,starts).
"""

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
from functools import partial

from contenders import Contender, Rows
from raw_kernel import RawKernel, median, percentile

NET = "%%skeleton bench\ninput 8x8x1\nconv 16 3x3 relu\npool max 2x2\ndense 32 relu\noutput 10\n"
JAVA = {"plus": "1+1", "lines": "for (int i = 0; i < 20000; i++) System.out.println(i);"}
PYTHON = {"plus": "1+1", "lines": "for i in range(20000): print(i)"}
ECHO = "get_ipython().kernel.comm_manager.register_target('echo', lambda c, m: c.on_msg(lambda m: None))"
LINES = "".join(f"{i}\n" for i in range(20000))
SPIN = "{ long end = System.nanoTime() + 2_000_000_000L; while (System.nanoTime() < end) { } }"
SLEEP = "import time\nend = time.time() + 2\nwhile time.time() < end: pass"
TUNING = ("-Xm", "-XX:+Use", "-XX:Max", "-XX:Min", "-XX:Tiered", "-XX:CompileCommand", "-Xshare")
WORK = {
    "loop of numbers": "double s = 0; for (int i = 1; i < 200_000_000; i++) { s += 1.0 / i; }",
    "loop that makes objects": "var m = new HashMap<Integer, String>();"
    " for (int i = 0; i < 2_000_000; i++) { m.put(i % 100_000, \"v\" + i); }",
    "training, 3 epochs": "%train 3",
}


def learns(message):
    """Whether a training tells of its second epoch, or of one after it: not every one is told of."""
    return re.search(r"epoch (?:[2-9]|\d{2,}) of", json.dumps(message["content"]))


def times(factor, reference, said):
    """A bar that is a multiple of a peer's figure, which may have failed."""
    return said, None if reference is None else factor * reference


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.rows = Rows()
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

    def starts(self):
        """Process start to first reply, the first cell, and the memory of a kernel that idles."""
        contenders = self.contenders()

        def first_cell(pause, name, kernel):
            time.sleep(pause)
            return kernel.cell(self.code(name, "plus"))

        for turn in range(2 * self.options.starts):
            pause = 2 if turn % 2 else 0
            for name, contender in contenders.items():
                contender.take("ready", lambda kernel: kernel.ready_seconds)
                contender.take(pause, partial(first_cell, pause, name))
                if pause:
                    contender.take("memory", RawKernel.resident_mb)
                contender.end()
        own = contenders["ipykernel"].median("ready")
        for contender in contenders.values():
            self.rows.of(contender, "ready", "ready: start to kernel_info", "s", own,
                         times(1.3, own, "≤ 1.3 × ipykernel"))  # fmt: skip
            self.rows.of(contender, 0, "first cell, at once after ready", "ms", None, ("≤ 1 s", 1000))
            self.rows.of(contender, 2, "first cell, 2 s after ready", "ms", None, ("≤ 150 ms", 150))
            self.rows.of(contender, "memory", "resident, after 2 s and 1 cell", "MB", None,
                         ("≤ 320 MB, stretch 200", 320))  # fmt: skip

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
        for _ in range(self.options.rounds):
            for name, contender in contenders.items():
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
        }
        if name == "winnow":
            line = {"code": "%train --ba", "cursor_pos": 11}
            asked["completion of a magic"] = lambda kernel: kernel.request("complete_request", line)
            asked["%status"] = lambda kernel: kernel.cell("%status")
        return asked

    def report_idle(self, contenders):
        info, plus = (contenders["ipykernel"].median(what) for what in ("kernel_info", "1+1"))
        bars = {
            "1+1": (1.5, plus, "≤ 1.5 × 1+1, stretch 1"),
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
        kernel.cell(NET)
        kernel.open_comm("jupyter.widget.control")
        for i in range(os.cpu_count() - 1):
            kernel.cell(f"%train 100000 --background --as other{i}")
        training = kernel.begin("%train 100000")
        kernel.wait_told(training, learns)
        took = {}
        asked = {k: v for k, v in self.questions("winnow").items() if k not in ("1+1", "%status")}
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

    def flags(self):
        """The same work with the kernel's settings of the virtual machine and with Java's own."""
        kernels = {
            "its flags": self.start("winnow"),
            "no flags": RawKernel(
                self.specs["winnow"], self.folder, lambda word: not word.startswith(TUNING)
            ),
        }
        took = {}
        for i, (how, kernel) in enumerate(kernels.items()):
            kernel.cell(f"%dataset digits --repo {self.folder}/digits{i}.winnow")
            kernel.cell(NET)
            for code in WORK.values():
                kernel.cell(code)
        for _ in range(self.options.rounds):
            for how, kernel in kernels.items():
                for what, code in WORK.items():
                    took.setdefault((what, how), []).append(kernel.cell(code))
        for (what, how), found in took.items():
            plain = median(took[what, "no flags"])
            bar = ("≤ 1.1 × no flags", 1.1 * plain) if how == "its flags" else (None, None)
            self.rows.add(f"{what}, {how}", "winnow", median(found), "ms", len(found), plain, *bar)
        for kernel in kernels.values():
            kernel.close()

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
        bench.rows.add("load average at the start", "machine", os.getloadavg()[0], "")
        try:
            for part in options.only.split(","):
                getattr(bench, part)()
        finally:  # what was measured before a failure of Winnow's is not lost
            bench.rows.add("load average at the end", "machine", os.getloadavg()[0], "")
            with open(options.rows, "w", encoding="utf-8") as out:
                json.dump(bench.rows.rows, out, indent=2)


if __name__ == "__main__":
    main()
