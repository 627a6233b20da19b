"""What the kernel's settings of the virtual machine, and its watch over loops, cost loops and trainings.

Each loop is one text, run as a cell, as a method that a cell declared, and in a Java program of its own with
Java's default settings; there too as a class that was just loaded, as a cell's always is, and as one that has
long been compiled. In turns, in one run.
"""

import json
import subprocess
from pathlib import Path

from raw_kernel import RawKernel, median

TUNING = ("-Xm", "-XX:+Use", "-XX:Max", "-XX:Min", "-XX:Tiered", "-XX:CompileCommand", "-Xshare")
NET = "%%skeleton bench\ninput 8x8x1\nconv 16 3x3 relu\npool max 2x2\ndense 32 relu\noutput 10\n"
TRAIN = "%train 3"
LOOPS = {
    "quotients": "double s = 0; for (int i = 1; i < 4_000_000; i++) { s += 1.0 / i; } sink = s;",
    "arrays": "double[] a = new double[10_000]; for (int k = 0; k < 2_000; k++) {"
    " for (int i = 0; i < a.length; i++) { a[i] += i * 0.5; } } sink = a[7];",
    "while": "long x = 27, n = 0; while (n < 6_000_000) { x = x % 2 == 0 ? x / 2 : 3 * x + 1; n++; } sink = x;",
    "for each of a List": "List<Integer> l = new ArrayList<>(); for (int i = 0; i < 100_000; i++) { l.add(i); }"
    " long s = 0; for (int k = 0; k < 60; k++) { for (int v : l) { s += v; } } sink = s;",
    "objects": "var m = new HashMap<Integer, String>(); for (int i = 0; i < 200_000; i++) {"
    " m.put(i % 10_000, \"v\" + i); } sink = m.size();",
    "text": "var b = new StringBuilder(); for (int i = 0; i < 600_000; i++) { b.append(i); } sink = b.length();",
    "stream": "sink = IntStream.range(0, 1_500_000).boxed().filter(i -> i % 3 == 0).mapToInt(i -> i).sum();",
}
PROGRAM = """
import java.net.*; import java.nio.file.*; import java.util.*; import java.util.stream.*;
public class Program {
  static Class<?> fresh() throws Exception {
    URL here = Path.of(System.getProperty("java.class.path")).toUri().toURL();
    return new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader()).loadClass("Loops");
  }
  public static void main(String[] none) throws Exception {
    Class<?> kept = fresh();
    for (Scanner in = new Scanner(System.in); in.hasNext(); ) {
      (in.next().equals("once") ? fresh() : kept).getMethod(in.next()).invoke(null);
      System.out.flush();
    }
  }
}
"""


def block(body):
    """A statement that runs a loop and prints how many nanoseconds it took."""
    return "{ long began = System.nanoTime(); " + body + " System.out.println(System.nanoTime() - began); }"


class Plain:
    """The loops in a Java program with default settings."""

    def __init__(self, java, folder):
        place = Path(folder) / "plain"
        place.mkdir()
        methods = "\n".join(f"public static void loop{i}() {block(b)}" for i, b in enumerate(LOOPS.values()))
        imports = "import java.util.*; import java.util.stream.*;"
        (place / "Loops.java").write_text(f"{imports} public class Loops {{ static double sink; {methods} }}")
        (place / "Program.java").write_text(PROGRAM)
        sources = [str(place / "Loops.java"), str(place / "Program.java")]
        subprocess.run([str(Path(java).with_name("javac")), "-d", str(place), *sources], check=True)
        self.process = subprocess.Popen(
            [java, "-cp", str(place), "Program"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def nanos(self, how, i):
        self.process.stdin.write(f"{how} loop{i}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class InKernel:
    """The loops in a kernel, and a training."""

    def __init__(self, kernel, repository):
        self.kernel = kernel
        kernel.cell("double sink = 0;")
        for i, body in enumerate(LOOPS.values()):
            kernel.cell(f"void loop{i}() {block(body)}")
        kernel.cell(f"%dataset digits --repo {repository}")
        kernel.cell(NET)

    def nanos(self, how, i):
        self.kernel.cell(block(list(LOOPS.values())[i]) if how == "once" else f"loop{i}()")
        return int(self.kernel.text())

    def close(self):
        self.kernel.close()


def measure(bench):
    spec = bench.specs["winnow"]
    java = json.loads((Path(spec) / "kernel.json").read_text(encoding="utf-8"))["argv"][0]
    repository = f"{bench.folder}/digits"
    own = InKernel(bench.start("winnow"), f"{repository}1.winnow")
    bare = RawKernel(spec, bench.folder, lambda word: not word.startswith(TUNING))
    runners = {
        "winnow": own,
        "its flags off": InKernel(bare, f"{repository}2.winnow"),
        "plain java": Plain(java, bench.folder),
    }
    took = {}
    warm = 3  # turns in which a training and what is to be "many times" get compiled
    for turn in range(bench.options.rounds + warm):
        for who, runner in runners.items():
            for i, loop in enumerate(LOOPS):
                for how in ("once", "many times"):
                    value = runner.nanos(how.split()[0], i) / 1e6
                    took.setdefault((f"{loop}, {how}", who), []).append(value)
            if who != "plain java":
                took.setdefault(("training, 3 epochs", who), []).append(runner.kernel.cell(TRAIN))
    report(bench.rows, {key: values[warm:] for key, values in took.items()})
    for runner in runners.values():
        runner.close()


def report(rows, took):
    """Winnow against a plain program; a training, of which there is none, against the kernel without flags."""
    for (what, who), found in took.items():
        other = "its flags off" if what.startswith("training") else "plain java"
        reference = median(took[what, other])
        bar = (f"≤ 1.1 × {other}", 1.1 * reference) if who == "winnow" else (None, None)
        kind = "" if what.startswith("training") else "loop: "
        rows.add(kind + what, who, median(found), "ms", len(found), reference, *bar)
