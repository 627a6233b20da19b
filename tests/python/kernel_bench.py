"""Times Winnow's kernel beside ipykernel and JJava, in turns within one run.

usage: kernel_bench.py ROWS.json --winnow SPEC [--ipykernel SPEC] [--jjava SPEC] [--rounds N] [--starts N]

SPEC is the folder of a kernel.json. Each round asks every kernel once, so that a busy machine is
unjust to none; the figures are medians over the rounds.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time

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

    @staticmethod
    def code(name, what):
        return (PYTHON if name == "ipykernel" else JAVA)[what]

    def starts(self):
        """Process start to first reply, the first cell, and the memory of a kernel that idles."""
        ready, cell, memory = {}, {}, {}
        for turn in range(2 * self.options.starts):
            pause = 2 if turn % 2 else 0
            for name in self.specs:
                kernel = self.start(name)
                ready.setdefault(name, []).append(kernel.ready_seconds)
                time.sleep(pause)
                took = kernel.cell(self.code(name, "plus"))
                cell.setdefault((name, pause), []).append(took)
                if pause:
                    memory.setdefault(name, []).append(kernel.resident_mb())
                kernel.close()
        own = median(ready["ipykernel"])
        for name, found in ready.items():
            bar = ("≤ 1.3 × ipykernel", 1.3 * own) if name == "winnow" else (None, None)
            self.rows.add("ready: start to kernel_info", name, median(found), "s", len(found), own, *bar)
        bars = {0: ("≤ 1 s", 1000), 2: ("≤ 150 ms", 150)}
        for (name, pause), found in cell.items():
            bar = bars[pause] if name == "winnow" else (None, None)
            title = "first cell, 2 s after ready" if pause else "first cell, at once after ready"
            self.rows.add(title, name, median(found), "ms", len(found), None, *bar)
        for name, found in memory.items():
            bar = ("≤ 320 MB, stretch 200", 320) if name == "winnow" else (None, None)
            self.rows.add("resident, after 2 s and 1 cell", name, median(found), "MB", len(found), None, *bar)

    def idle(self):
        """Round trips of kernels that have nothing else to do."""
        kernels = {name: self.start(name) for name in self.specs}
        targets = {"winnow": "jupyter.widget.control", "ipykernel": "echo", "jjava": "none"}
        kernels["ipykernel"].cell(ECHO)
        for name, kernel in kernels.items():
            kernel.open_comm(targets[name])
            for _ in range(self.options.warm):
                kernel.cell(self.code(name, "plus"))
        took = {}
        for _ in range(self.options.rounds):
            for name, kernel in kernels.items():
                for what, ask in self.questions(name, kernel).items():
                    took.setdefault((what, name), []).append(ask())
        self.report_idle(took)
        lines = {}
        for _ in range(max(3, self.options.rounds // 10)):
            for name, kernel in kernels.items():
                lines.setdefault(name, []).append(kernel.cell(self.code(name, "lines")) / 1e3)
                if kernel.text().replace("\r\n", "\n") != LINES:
                    print(f"{name}: text of 20,000 lines is not whole", file=sys.stderr)
                    lines[name][-1] = float("inf") if name == "winnow" else lines[name][-1]
        for name, found in lines.items():
            bar = ("≤ 1 s", 1) if name == "winnow" else (None, None)
            self.rows.add("20,000 println", name, median(found), "s", len(found), None, *bar)
        for kernel in kernels.values():
            kernel.close()

    def questions(self, name, kernel):
        asked = {
            "kernel_info": lambda: kernel.request("kernel_info_request", {}),
            "comm": kernel.comm,
            "1+1": lambda: kernel.cell(self.code(name, "plus")),
        }
        if name == "winnow":
            line = {"code": "%train --ba", "cursor_pos": 11}
            asked["completion of a magic"] = lambda: kernel.request("complete_request", line)
            asked["%status"] = lambda: kernel.cell("%status")
        return asked

    def report_idle(self, took):
        info = median(took["kernel_info", "ipykernel"])
        plus = median(took["1+1", "ipykernel"])
        bars = {
            "kernel_info": ("≤ 1.5 × kernel_info", 1.5, info),
            "comm": ("≤ 2 × kernel_info", 2, info),
            "completion of a magic": ("≤ 2 × kernel_info", 2, info),
            "%status": ("≤ 1.2 × 1+1", 1.2, plus),
            "1+1": ("≤ 1.5 × 1+1, stretch 1", 1.5, plus),
        }
        for (what, name), found in sorted(took.items()):
            said, factor, reference = bars[what]
            bar = (said, factor * reference) if name == "winnow" else (None, None)
            self.rows.add("idle: " + what, name, median(found), "ms", len(found), reference, *bar)

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
        kernel.wait_told(training, lambda m: "epoch 2 of" in json.dumps(m["content"]))
        took = {}
        asked = {k: v for k, v in self.questions("winnow", kernel).items() if k not in ("1+1", "%status")}
        for _ in range(self.options.rounds):
            for what, ask in asked.items():
                took.setdefault(what, []).append(ask())
        kernel.interrupt()
        kernel.end(training)
        for what, found in took.items():
            self.rows.add(f"training on all cores: {what}, median", "winnow", median(found), "ms",
                          len(found), None, "≤ 30 ms", 30)  # fmt: skip
            self.rows.add(f"training on all cores: {what}, 95th of 100", "winnow", percentile(found, 95),
                          "ms", len(found), None, "≤ 100 ms", 100)  # fmt: skip
        kernel.cell("%stop")
        self.interrupts(kernel)
        kernel.close()
        for name, code in (("ipykernel", SLEEP), ("jjava", SPIN)):
            if name in self.specs:
                other = self.start(name)
                other.begin(code)
                time.sleep(0.5)
                waited = other.request("kernel_info_request", {})
                self.rows.add("kernel_info 0.5 s into a cell of 2 s", name, waited, "ms")
                other.close()

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
        for _ in range(max(5, self.options.rounds // 6)):
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
        for _ in range(max(5, self.options.rounds // 6)):
            training = kernel.begin("%train 100000")
            kernel.wait_told(training, lambda m: "epoch 2 of" in json.dumps(m["content"]))
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
    parser.add_argument("--starts", type=int, default=30)
    parser.add_argument("--warm", type=int, default=100)
    parser.add_argument("--only", default="idle,long_run,busy,flags,starts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winnow-kernel-bench") as folder:
        bench = Bench(options, folder)
        bench.rows.add("load average at the start", "machine", os.getloadavg()[0], "")
        for part in options.only.split(","):
            getattr(bench, part)()
        bench.rows.add("load average at the end", "machine", os.getloadavg()[0], "")
    with open(options.rows, "w", encoding="utf-8") as out:
        json.dump(bench.rows.rows, out, indent=2)


if __name__ == "__main__":
    main()
