package org.winnow.magics;

import java.nio.file.Path;

/** A session in a folder of its own, as a notebook would have it. */
final class Loop implements AutoCloseable {
  static final String SKELETON =
      "input 8x8x1\nconv 8 3x3 relu\npool max 2x2\ndense 32 relu\noutput 10\n";

  final FakeHost host = new FakeHost();
  final Session session = new Session();
  final Interpreter interpreter = new Interpreter(session);
  final Path folder;

  Loop(Path folder) {
    this.folder = folder;
  }

  Loop run(String line) throws Exception {
    interpreter.runLine(line.replace("$", folder.toString()), host);
    return this;
  }

  Loop digits() throws Exception {
    return run("%dataset digits --repo $/digits.winnow");
  }

  Loop flippedDigits() throws Exception {
    return run("%dataset digits --flip 0.1 --seed 1 --repo $/digits.winnow");
  }

  Loop skeleton() throws Exception {
    interpreter.runCell("%%skeleton small", SKELETON, host);
    return this;
  }

  /** What was shown and printed since the last call. */
  String output() {
    String text = host.text();
    host.shown.clear();
    host.printed.setLength(0);
    return text;
  }

  @Override
  public void close() {
    session.close();
  }
}
