package org.winnow.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the work and the memory of an emitted C file are what is said of them. */
final class ExportCosts {
  private static final int INPUTS = 20;
  private static final Pattern COLLECTED = Pattern.compile("Collected : (\\d+)");
  private static final Pattern STATIC = Pattern.compile("(?m)^\\S+ (\\S+) b A$");

  private final BenchRows rows;
  private final Path folder;

  ExportCosts(BenchRows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  void measure(ExportTask task) throws Exception {
    ExportedForms forms = new ExportedForms(task.shipment(), folder, task.name());
    Path object = forms.compiled("-c");
    String symbols = new String(ExportedForms.run(List.of("nm", "-S", object.toString()), null));
    Matcher found = STATIC.matcher(symbols);
    if (!found.find()) {
      throw new IllegalStateException("no static array A in\n" + symbols);
    }
    long computed = org.winnow.export.Shipment.workingBytes(task.model().skeleton());
    long there = Long.parseLong(found.group(1), 16);
    rows.add(task.name() + ": memory, of the skeleton", "computed", computed, "bytes");
    rows.add(task.name() + ": memory, of the skeleton", "static array in C", there, "bytes");
    rows.addNone(
        task.name() + ": memory, bytes other than computed",
        "static array in C",
        (int) Math.abs(there - computed));
    Set<Long> counts = instructions(task, forms);
    String workload = task.name() + ": instructions up to the scores, " + INPUTS + " inputs";
    rows.add(workload, "C, gcc -O2", counts.iterator().next() / 1e6, "million");
    rows.addNone(workload + ": other counts", "C, gcc -O2", counts.size() - 1);
  }

  /** The different numbers of instructions that callgrind counts. */
  private Set<Long> instructions(ExportTask task, ExportedForms forms) throws Exception {
    Path source = forms.write("c");
    Path main = folder.resolve("count.c");
    int inputs = task.raw()[0].length;
    Files.writeString(
        main,
        "#include \""
            + source.getFileName()
            + "\"\n#include <stdio.h>\n"
            + "int main(void) {\n  static float in["
            + inputs
            + "], out["
            + task.classes()
            + "];\n  if (fread(in, sizeof in, 1, stdin) != 1) { return 1; }\n  "
            + task.name()
            + "_scores(in, out);\n  return 0;\n}\n");
    Path program = folder.resolve("count");
    ExportedForms.run(
        List.of("gcc", "-O2", "-std=c99", "-o", program.toString(), main.toString(), "-lm"), null);
    Set<Long> counts = new TreeSet<>();
    for (int i = 0; i < INPUTS; i++) {
      Path row =
          new ExportedForms(task.shipment(), folder, "row" + i).file(new float[][] {task.raw()[i]});
      Path log = folder.resolve("callgrind.log");
      ExportedForms.run(
          List.of(
              "valgrind",
              "--tool=callgrind",
              "--log-file=" + log,
              "--callgrind-out-file=/dev/null",
              "--toggle-collect=" + task.name() + "_scores",
              program.toString()),
          row);
      Matcher collected = COLLECTED.matcher(Files.readString(log));
      if (!collected.find()) {
        throw new IllegalStateException(Files.readString(log));
      }
      counts.add(Long.parseLong(collected.group(1)));
    }
    return counts;
  }
}
