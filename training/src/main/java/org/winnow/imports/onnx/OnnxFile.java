package org.winnow.imports.onnx;

import com.google.protobuf.MessageLite;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.winnow.datasets.InputException;
import org.winnow.imports.LibrarySource;
import org.winnow.imports.child.Child;
import org.winnow.imports.child.Limits;

/**
 * An ONNX file, read and run in a process of its own: this one never looks into it. Closing it ends
 * that process.
 */
public final class OnnxFile implements AutoCloseable {
  /** Fetched when a file is first run. */
  public static final String RUNTIME = "com.microsoft.onnxruntime:onnxruntime:1.23.2";

  private static final long LARGEST = Integer.MAX_VALUE;
  private static final long LEAST_HEAP = 128L << 20;
  private static final long LEAST_ROOM = 2L << 30;
  private static final int HEAP_SHARE = 3;
  private static final int ROOM_SHARE = 8;

  private final Path file;
  private final Child child;
  private final int outputs;

  /** Reading from a process heeds no interrupt, waiting for who reads does. */
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "winnow-onnx");
            thread.setDaemon(true);
            return thread;
          });

  private OnnxFile(Path file, Child child, int outputs) {
    this.file = file;
    this.child = child;
    this.outputs = outputs;
  }

  /**
   * What a file says of itself; ONNX Runtime is neither fetched nor loaded for it.
   *
   * @throws InputException where it is no ONNX file
   */
  public static OnnxReport inspect(Path file) {
    try (OnnxFile read = new OnnxFile(file, started(file, List.of(), Duration.ofMinutes(2)), 0)) {
      return read.report();
    }
  }

  /** A file that was inspected, ready to run; fetches ONNX Runtime where it is not there yet. */
  static OnnxFile open(Path file, OnnxWire.Job job) {
    Path runtime = LibrarySource.jar(RUNTIME);
    OnnxFile opened =
        new OnnxFile(
            file, started(file, List.of(runtime), Duration.ofHours(2)), job.outputs().size());
    try {
      opened.report();
      opened.begin(job);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static Child started(Path file, List<Path> libraries, Duration time) {
    long size = size(file);
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(Child.home(OnnxChild.class));
    classPath.add(Child.home(MessageLite.class));
    Limits limits =
        new Limits(LEAST_HEAP + HEAP_SHARE * size, LEAST_ROOM + ROOM_SHARE * size, time);
    return Child.start(OnnxChild.class, classPath, file, limits);
  }

  private static long size(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no file " + file);
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new InputException(file + " has " + size + " bytes; ONNX files have at most 2 GiB");
      }
      return size;
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e, e);
    }
  }

  private OnnxReport report() {
    try {
      DataInputStream in = child.from();
      requireAccepted(in);
      return OnnxWire.report(in);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void requireAccepted(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      throw new InputException("cannot import " + file + ": " + OnnxWire.text(in));
    }
  }

  private InputException broken(IOException e) {
    return new InputException("cannot import " + file + ": " + child.trouble(), e);
  }

  private void begin(OnnxWire.Job job) {
    try {
      OnnxWire.write(job, child.to());
      child.to().flush();
      requireAccepted(child.from());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Runs some examples.
   *
   * @param values example after example, as the input has them
   * @return the values of each output asked for
   */
  List<float[]> run(float[] values) {
    Future<List<float[]>> answer = asking.submit(() -> answer(values));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while " + file.getFileName() + " ran");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputException told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<float[]> answer(float[] values) {
    try {
      OnnxWire.write(values, child.to());
      child.to().flush();
      List<float[]> found = new ArrayList<>();
      requireAccepted(child.from());
      for (int i = 0; i < outputs; i++) {
        found.add(OnnxWire.floats(child.from()));
      }
      return found;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
    child.close();
  }
}
