package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times Winnow's kernel beside ipykernel and the released JJava in one run; {@code
 * tests/python/kernel_bench.py} holds the clock, since a Python client serves all three alike.
 *
 * <p>Arguments: the file for the JSON rows, then options of that file, as {@code --only flags}; all
 * of it takes about a quarter of an hour. A peer that fails costs its own figure, a failure of
 * Winnow ends the run. JJava is taken from the folder that {@code WINNOW_JJAVA} names and left out
 * where there is none.
 */
public final class KernelBench {
  private KernelBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("WINNOW_PYTHON", "python3");
    Path root = Path.of("").toAbsolutePath();
    Path prefix = Files.createTempDirectory("winnow-kernel-bench");
    run(
        List.of(
            python,
            root.resolve("kernel/src/main/script/kernelspec.py").toString(),
            "--java",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--lib",
            root.resolve("kernel/target/lib").toString(),
            "--prefix",
            prefix.toString()));
    List<String> command = new ArrayList<>();
    command.add(python);
    command.add(root.resolve("tests/python/kernel_bench.py").toString());
    command.add(Path.of(args[0]).toAbsolutePath().toString());
    command.addAll(List.of("--winnow", prefix.resolve("share/jupyter/kernels/winnow").toString()));
    String jjava = System.getenv("WINNOW_JJAVA");
    if (jjava != null) {
      command.addAll(List.of("--jjava", Path.of(jjava, "share/jupyter/kernels/java").toString()));
    }
    command.addAll(List.of(args).subList(1, args.length));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(command.get(1) + " ended with " + exit);
    }
  }
}
