package org.winnow.training.engine.dl4j;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.winnow.training.engine.Finding;

/** Whether ND4J's native libraries load here, and what they were built with. */
public final class NativeReport {
  private NativeReport() {}

  /** Loads the libraries and asks them. */
  public static List<Finding> here() {
    NativeSetup.beforeNd4j();
    long began = System.nanoTime();
    try {
      NativeBuild.require();
      Nd4j.getBackend();
      double seconds = (System.nanoTime() - began) / 1e9;
      String build = NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo();
      return List.of(
          Finding.fine(
              "natives",
              String.format(
                  Locale.ROOT,
                  "%s, loaded in %.1f s, unpacked in %s",
                  Loader.getPlatform(),
                  seconds,
                  unpackedIn())),
          part("BLAS", "OpenBLAS", build.contains("HAVE_OPENBLAS")),
          part("oneDNN", "convolutions use it", build.contains("HAVE_ONEDNN")));
    } catch (RuntimeException | LinkageError failure) {
      return List.of(
          Finding.wrong(
              "natives",
              "ND4J does not load on " + System.getProperty("os.arch") + ": " + root(failure),
              "it needs 64-bit x86 or ARM with glibc (Alpine's musl will not do), and room in "
                  + System.getProperty("user.home")));
    }
  }

  private static Finding part(String name, String value, boolean present) {
    return Finding.fine(name, present ? value : "not in this build: training is slower");
  }

  private static String unpackedIn() {
    try {
      return Loader.getCacheDir().toString();
    } catch (IOException nowhere) {
      return "no folder: " + nowhere.getMessage();
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
