package org.winnow.tests.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.winnow.export.Shipment;

/** The exports of one network, each asked as its users would ask it. */
final class ExportedForms {
  private final Shipment shipment;
  private final Path folder;
  private final String name;

  /**
   * @param name what the files are called
   */
  ExportedForms(Shipment shipment, Path folder, String name) {
    this.shipment = shipment;
    this.folder = folder;
    this.name = name;
  }

  Path write(String format) {
    Path file = folder.resolve(name + "." + (format.equals("js") ? "mjs" : format));
    shipment.write(format, file);
    return file;
  }

  /** {@code classify(in, out)} of the jar, in a class loader that knows the JDK alone. */
  MethodHandle jar() throws ReflectiveOperationException, IOException {
    URL[] file = {write("jar").toUri().toURL()};
    String own = shipment.name();
    String facade = own + "." + Character.toUpperCase(own.charAt(0)) + own.substring(1);
    Class<?> type =
        new URLClassLoader(file, ClassLoader.getPlatformClassLoader()).loadClass(facade);
    return MethodHandles.publicLookup()
        .findVirtual(
            type, "classify", MethodType.methodType(int.class, float[].class, float[].class))
        .bindTo(type.getMethod("load").invoke(null));
  }

  float[][] ofJar(float[][] raw, int classes) throws Throwable {
    MethodHandle classify = jar();
    float[][] answers = new float[raw.length][classes];
    for (int i = 0; i < raw.length; i++) {
      int best = (int) classify.invokeExact(raw[i], answers[i]);
      if (best != ExportTask.best(answers[i])) {
        throw new IllegalStateException("classify gave " + best);
      }
    }
    return answers;
  }

  /** Compiles the C file; gives the program. */
  Path compiled(String... flags) throws IOException, InterruptedException {
    Path source = write("c");
    Path program = folder.resolve(name + "-c");
    List<String> command = new java.util.ArrayList<>(List.of("gcc", "-O2", "-std=c99"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
    run(command, null);
    return program;
  }

  float[][] ofC(float[][] raw, int classes) throws IOException, InterruptedException {
    Path program = compiled("-D" + shipment.name().toUpperCase(java.util.Locale.ROOT) + "_MAIN");
    return floats(run(List.of(program.toString(), "-"), file(raw)), classes);
  }

  float[][] ofJs(float[][] raw, int classes) throws IOException, InterruptedException {
    Path main = folder.resolve("main-" + name + ".mjs");
    Files.writeString(
        main,
        "import { readFileSync, writeSync } from 'node:fs';\n"
            + "import { classify, inputs } from '"
            + write("js")
            + "';\n"
            + "const b = readFileSync(0);\n"
            + "const x = new Float32Array(b.buffer.slice(b.byteOffset, b.byteOffset + b.length));\n"
            + "for (let i = 0; i < x.length; i += inputs) {\n"
            + "  const { probabilities } = classify(x.subarray(i, i + inputs));\n"
            + "  writeSync(1, new Uint8Array(probabilities.buffer));\n}\n");
    return floats(run(List.of("node", main.toString()), file(raw)), classes);
  }

  Path file(float[][] rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows.length * rows[0].length);
    bytes.order(ByteOrder.nativeOrder());
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return Files.write(folder.resolve(name + ".f32"), bytes.array());
  }

  static float[][] floats(byte[] bytes, int width) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    float[][] rows = new float[bytes.length / Float.BYTES / width][width];
    for (float[] row : rows) {
      for (int i = 0; i < width; i++) {
        row[i] = buffer.getFloat();
      }
    }
    return rows;
  }

  /** What a command writes to its output. */
  static byte[] run(List<String> command, Path input) throws IOException, InterruptedException {
    Path error = Files.createTempFile("winnow-bench", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(error.toFile());
      if (input != null) {
        builder.redirectInput(input.toFile());
      }
      Process process = builder.start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + Files.readString(error));
      }
      return output;
    } finally {
      Files.delete(error);
    }
  }
}
