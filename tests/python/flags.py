"""What the kernel's settings of the virtual machine, and its watch over loops, cost loops and trainings.

Each loop is repeated until it takes about two seconds, after a warm-up, and is told by the processor time of its
whole process, its compilers and collector with it, so that a busy machine counts little. It is one text, run as a
cell (a method that is compiled while it runs) and as a method that was called before: in the kernel, in a Java
program with default settings, and in one with the kernel's. In turns, in one run. A training, of which there is
no plain program, is measured against the kernel without its settings.
"""

import json
import subprocess
from pathlib import Path

import psutil

from raw_kernel import RawKernel, median

TUNING = ("-Xm", "-XX:+Use", "-XX:Max", "-XX:Min", "-XX:Tiered", "-XX:CompileCommand", "-Xshare")
ROUNDS = 5
SECONDS = 2
NET = (
    "%%skeleton lenet\ninput 8x8x1\nconv 20 3x3 relu\npool max 2x2\nconv 50 2x2 relu\npool max 2x2\n"
    "dense 128 relu\noutput 10\n"
)
LOOPS = {
    "quotients": "double s = 0; for (int i = 1; i < 4_000_000; i++) { s += 1.0 / i; } sink = s;",
    "arrays": "double[] a = new double[10_000]; for (int k = 0; k < 2_000; k++) {"
    " for (int i = 0; i < a.length; i++) { a[i] += i * 0.5; } } sink = a[7];",
    "while": "long x = 27, n = 0; while (n < 6_000_000) { x = x % 2 == 0 ? x / 2 : 3 * x + 1; n++; } sink = x;",
    "objects": "var m = new HashMap<Integer, String>(); for (int i = 0; i < 200_000; i++) {"
    " m.put(i % 10_000, \"v\" + i); } sink = m.size();",
    "stream": "sink = IntStream.range(0, 1_500_000).boxed().filter(i -> i % 3 == 0).mapToInt(i -> i).sum();",
}
PROGRAM = """
import java.net.*; import java.nio.file.*; import java.util.*;
public class Program {
  static Class<?> fresh() throws Exception {
    URL here = Path.of(System.getProperty("java.class.path")).toUri().toURL();
    return new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader()).loadClass("Loops");
  }
  public static void main(String[] none) throws Exception {
    Class<?> kept = fresh();
    for (Scanner in = new Scanner(System.in); in.hasNext(); ) {
      (in.next().equals("cell") ? fresh() : kept).getMethod(in.next(), int.class).invoke(null, in.nextInt());
      System.out.println("done");
      System.out.flush();
    }
  }
}
"""


def repeated(body, times):
    return f"for (int t = 0; t < {times}; t++) {{ {body} }}"


class Plain:
    """The loops in a Java program."""

    def __init__(self, java, settings, folder):
        self.process = subprocess.Popen(
            [java, *settings, "-cp", str(folder), "Program"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, how, i, times):
        self.process.stdin.write(f"{how} loop{i} {times}\n")
        self.process.stdin.flush()
        if self.process.stdout.readline() != "done\n":
            raise RuntimeError("the plain program ended")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compiled(java, folder):
    """The plain program's classes."""
    place = Path(folder) / "plain"
    place.mkdir()
    methods = "\n".join(
        f"public static void loop{i}(int times) {{ {repeated(body, 'times')} }}"
        for i, body in enumerate(LOOPS.values())
    )
    imports = "import java.util.*; import java.util.stream.*;"
    (place / "Loops.java").write_text(f"{imports} public class Loops {{ static double sink; {methods} }}")
    (place / "Program.java").write_text(PROGRAM)
    sources = [str(place / "Loops.java"), str(place / "Program.java")]
    subprocess.run([str(Path(java).with_name("javac")), "-d", str(place), *sources], check=True)
    return place


class InKernel:
    """The loops in a kernel, and a training."""

    def __init__(self, kernel, repository):
        self.kernel = kernel
        self.process = kernel.process
        kernel.cell("double sink = 0;")
        for i, body in enumerate(LOOPS.values()):
            kernel.cell(f"void loop{i}(int times) {{ {repeated(body, 'times')} }}")
        kernel.cell(f"%dataset digits --repo {repository}")
        kernel.cell(NET)

    def run(self, how, i, times):
        body = list(LOOPS.values())[i]
        self.kernel.cell(f"{{ {repeated(body, times)} }}" if how == "cell" else f"loop{i}({times})")

    def train(self, epochs):
        self.kernel.cell(f"%train {epochs}")

    def close(self):
        self.kernel.close()


def cpu(runner, work):
    """Milliseconds of processor time of the runner's process during some work."""

    def spent():
        times = psutil.Process(runner.process.pid).cpu_times()
        return 1e3 * (times.user + times.system)

    before = spent()
    work()
    return spent() - before


def times_for(runner, work):
    """How often to repeat what work(times) does, so that it takes long enough to be measured: found in three
    steps, since what has just begun to run takes longer than what is compiled."""
    times = 20
    for _ in range(3):
        spent = cpu(runner, lambda: work(times))
        times = max(1, round(times * SECONDS * 1e3 / max(10, spent)))
    return times


def measure(bench):
    spec = bench.specs["winnow"]
    argv = json.loads((Path(spec) / "kernel.json").read_text(encoding="utf-8"))["argv"]
    classes = compiled(argv[0], bench.folder)
    settings = [word for word in argv[1:] if word.startswith(TUNING)]
    bare = RawKernel(spec, bench.folder, lambda word: not word.startswith(TUNING))
    runners = {
        "winnow": InKernel(bench.start("winnow"), f"{bench.folder}/digits1.winnow"),
        "its flags off": InKernel(bare, f"{bench.folder}/digits2.winnow"),
        "java, its flags": Plain(argv[0], settings, classes),
        "plain java": Plain(argv[0], [], classes),
    }
    took = loops({who: runner for who, runner in runners.items() if who != "its flags off"})
    took |= training({who: runner for who, runner in runners.items() if isinstance(runner, InKernel)})
    report(bench.rows, took)
    for runner in runners.values():
        runner.close()


def loops(runners):
    took = {}
    for i, loop in enumerate(LOOPS):
        for how in ("cell", "method"):
            plain = runners["plain java"]
            count = times_for(plain, lambda times: plain.run(how, i, times))
            for turn in range(1 + ROUNDS):
                for who, runner in runners.items():
                    value = cpu(runner, lambda: runner.run(how, i, count))
                    if turn:  # the first one warms up
                        took.setdefault((f"loop as a {how}: {loop}", who), []).append(value)
    return took


def training(runners):
    first = runners["winnow"]
    epochs = times_for(first, first.train)
    took = {}
    for turn in range(1 + ROUNDS):
        for who, runner in runners.items():
            value = cpu(runner, lambda: runner.train(epochs))
            if turn:
                took.setdefault((f"training of a LeNet, {epochs} epochs", who), []).append(value)
    return took


def report(rows, took):
    """Winnow, and a program with its flags, against a program without; a training against the kernel without."""
    for (what, who), found in took.items():
        other = "its flags off" if what.startswith("training") else "plain java"
        reference = median(took[what, other])
        bar = (f"≤ 1.1 × {other}", 1.1 * reference) if who != other else (None, None)
        rows.add(what, who, median(found), "ms", len(found), reference, *bar)
        rows.add(f"{what}, largest of these over smallest", who, max(found) / min(found), "times", len(found))
