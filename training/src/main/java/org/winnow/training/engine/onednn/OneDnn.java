package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/** The native library: its engine for this processor, and the stream that everything runs on. */
final class OneDnn {
  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  private OneDnn() {
    check(dnnl_engine_create(engine, dnnl_cpu, 0), "make an engine");
    // A processor's stream runs each primitive in the thread that asks for it, and keeps no state.
    check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "make a stream");
  }

  /** What the first try gave: the JVM would tell only the first why a class cannot be had. */
  private static final class Loaded {
    static final OneDnn LIBRARY;
    static final Throwable FAILURE;

    static {
      OneDnn made = null;
      Throwable why = null;
      try {
        made = new OneDnn();
      } catch (LinkageError | OneDnnException failure) {
        why = failure;
      }
      LIBRARY = made;
      FAILURE = why;
    }
  }

  /**
   * The library, loaded once.
   *
   * @throws LinkageError where there is none for this machine, or it does not start
   */
  static OneDnn library() {
    if (Loaded.LIBRARY == null) {
      throw new LinkageError(Loaded.FAILURE.getMessage(), Loaded.FAILURE);
    }
    return Loaded.LIBRARY;
  }

  dnnl_engine engine() {
    return engine;
  }

  dnnl_stream stream() {
    return stream;
  }

  /** As {@code 2.5.2}. */
  String version() {
    dnnl_version_t v = dnnl_version();
    return v.major() + "." + v.minor() + "." + v.patch();
  }

  /**
   * Passes over a success.
   *
   * @param what the library was asked to do
   * @throws OneDnnException for anything else
   */
  static void check(int status, String what) {
    if (status != dnnl_success) {
      throw new OneDnnException(status, what);
    }
  }
}
