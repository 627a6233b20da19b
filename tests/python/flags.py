"""What the kernel's settings of the virtual machine, and the kernel itself, cost loops and trainings.

Each loop is repeated until it takes about two seconds, after a warm-up, and is told by the processor time of its
whole process, its compilers and collector with it, so that a busy machine counts little. It is one text, run as a
cell (a method that is compiled while it runs) and as a method that was called before: in the kernel, in a kernel
without its settings, in a Java program with default settings, and in one with the kernel's. In turns, in one run;
what is judged is the median of the ratios within each turn. The settings must not slow a loop: neither the kernel
against the kernel without them, nor a program with them against one without. What the kernel itself costs beside a
program that does nothing else is told. A training is measured in both kernels.
"""

import json
import subprocess
from pathlib import Path

import psutil

from raw_kernel import RawKernel, median

TUNING = ("-Xm", "-XX:+Use", "-XX:Max", "-XX:Min", "-XX:Tiered", "-XX:CompileCommand", "-Xshare")
KERNEL, BARE, TUNED, PLAIN = "winnow", "its flags off", "java, its flags", "plain java"
BAR = 1.1
ROUNDS = 7
TRAININGS = 13
WARMING = 3
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
        self.kernel.cell(f"%train {epochs} --threads 1")

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
        KERNEL: InKernel(bench.start(KERNEL), f"{bench.folder}/digits1.winnow"),
        BARE: InKernel(bare, f"{bench.folder}/digits2.winnow"),
        TUNED: Plain(argv[0], settings, classes),
        PLAIN: Plain(argv[0], [], classes),
    }
    loops(bench.rows, runners)
    training(bench.rows, {who: runners[who] for who in (KERNEL, BARE)})
    for runner in runners.values():
        runner.close()


def in_turns(runners, turns, warming, work):
    """Processor times of each, turn by turn, there and back, so that whatever changes meanwhile changes for all."""
    took = {who: [] for who in runners}
    for turn in range(warming + turns):
        for who in sorted(runners, reverse=turn % 2 == 1):
            value = cpu(runners[who], lambda: work(runners[who]))
            if turn >= warming:
                took[who].append(value)
    return took


def loops(rows, runners):
    plain = runners[PLAIN]
    for i, loop in enumerate(LOOPS):
        for how in ("cell", "method"):
            count = times_for(plain, lambda times: plain.run(how, i, times))
            took = in_turns(runners, ROUNDS, 1, lambda runner: runner.run(how, i, count))
            what = f"loop as a {how}: {loop}"
            rows.add(what, PLAIN, median(took[PLAIN]), "ms", ROUNDS)
            compared(rows, what, took, TUNED, PLAIN, BAR)
            compared(rows, what, took, KERNEL, BARE, BAR)
            compared(rows, what, took, KERNEL, PLAIN)


def training(rows, runners):
    """On one thread: which number is quicker is tried out, and may come out otherwise in another kernel."""
    epochs = times_for(runners[KERNEL], lambda epochs: runners[KERNEL].train(epochs))
    took = in_turns(runners, TRAININGS, WARMING, lambda runner: runner.train(epochs))
    what = f"training of a LeNet, {epochs} epochs"
    rows.add(what, BARE, median(took[BARE]), "ms", TRAININGS)
    compared(rows, what, took, KERNEL, BARE, BAR)


def compared(rows, what, took, who, other, bar=None):
    """The median over the turns of one's time over the other's in the same turn, and how far it is known."""
    ratios = sorted(a / b for a, b in zip(took[who], took[other]))
    judged = (f"≤ {bar} × {other}", bar) if bar else ()
    rows.add(f"{what}, over {other}", who, median(ratios), "times", len(ratios), None, *judged)
    quarter = len(ratios) // 4
    rows.add(f"{what}, over {other}: middle half, most over least", who,
             ratios[-1 - quarter] / ratios[quarter], "times", len(ratios))  # fmt: skip
