package org.winnow.datasets.sharing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts that nearly follow each other, as one request. */
final class Spans {
  /** Bytes between two parts that cost less than another request. */
  private static final int GAP = 1 << 14;

  private static final int MOST = 1 << 22;

  private Spans() {}

  /**
   * @param ranges in the order of their places
   */
  static List<LfsServer.Range> of(List<LfsServer.Range> ranges) {
    List<LfsServer.Range> spans = new ArrayList<>();
    for (LfsServer.Range range : ranges) {
      LfsServer.Range last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      boolean joins =
          last != null && range.from() - last.end() <= GAP && range.end() - last.from() <= MOST;
      if (joins) {
        int length = (int) (Math.max(range.end(), last.end()) - last.from());
        spans.set(spans.size() - 1, new LfsServer.Range(last.from(), length));
      } else {
        spans.add(range);
      }
    }
    return spans;
  }

  /** The parts that lie in a span, which is what came of asking for it. */
  static List<byte[]> cut(LfsServer.Range span, byte[] bytes, List<LfsServer.Range> ranges)
      throws IOException {
    if (bytes.length != span.length()) {
      throw new LfsAnswerException("it sent " + bytes.length + " bytes of " + span.length());
    }
    List<byte[]> parts = new ArrayList<>();
    for (LfsServer.Range range : ranges) {
      if (range.from() < span.from() || range.end() > span.end()) {
        break;
      }
      int at = (int) (range.from() - span.from());
      parts.add(Arrays.copyOfRange(bytes, at, at + range.length()));
    }
    return parts;
  }
}
