package org.winnow.magics.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.winnow.magics.FakeHost;

/** What a person sees of long work, and how it ends. */
class LongWorkTest {
  private final FakeHost host = new FakeHost();

  @Test
  void aLineTellsWhatTakesSoLong() {
    String result =
        LongWork.call(
            "counting sheep",
            host,
            1,
            () -> {
              while (host.shown.isEmpty()) {
                Thread.onSpinWait();
              }
              return "done";
            });
    assertEquals("done", result);
    String line = host.shown.get(0).text();
    assertTrue(line.startsWith("counting sheep … 0 s"), line);
  }

  @Test
  void shortWorkShowsNothing() {
    assertEquals(7, LongWork.call("counting", host, 60_000, () -> 7));
    assertTrue(host.shown.isEmpty());
  }

  @Test
  void anInterruptReachesTheWork() {
    CancellationException e =
        assertThrows(
            CancellationException.class,
            () ->
                LongWork.call(
                    "counting sheep",
                    host,
                    () -> {
                      host.cancel();
                      while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                      }
                      return "as far as I came";
                    }));
    assertEquals("counting sheep", e.getMessage());
  }

  @Test
  void anImportHeedsAnInterruptAndTellsHowFarItIs() {
    ImportLine line = new ImportLine(host, "digits");
    line.written(0, 200);
    host.cancel();
    String said =
        assertThrows(CancellationException.class, () -> line.written(100, 200)).getMessage();
    assertEquals("writing the labels of digits; nothing was made", said);
  }
}
