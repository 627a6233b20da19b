package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;

/** What kernels over real sockets remember, one after the other. */
class HistoryOfKernelsTest {
  @TempDir private Path folder;

  @Test
  void aRestartedKernelKnowsWhatWasRunBeforeButNothingThatWasNotToBeStored() {
    try (RunningKernel kernel = RunningKernel.in(folder)) {
      kernel.run("int remembered = 12;");
      kernel.run("remembered + 1");
      kernel.run("%fail");
      unstored(kernel, Map.of("code", "int secret = 1;", "store_history", false));
      unstored(kernel, Map.of("code", "int quiet = 1;", "silent", true));
    }
    try (RunningKernel kernel = RunningKernel.in(folder)) {
      kernel.run("%echo again");
      assertEquals(
          List.of(
              List.of(1, 1, List.of("int remembered = 12;", "")),
              List.of(1, 2, List.of("remembered + 1", "13")),
              List.of(1, 3, List.of("%fail", "")),
              List.of(2, 1, List.of("%echo again", ""))),
          kernel
              .ask("history_request", Map.of("hist_access_type", "tail", "n", 9, "output", true))
              .content()
              .get("history"));
    }
  }

  private static void unstored(RunningKernel kernel, Map<String, Object> content) {
    String id = kernel.client().send(Channel.SHELL, "execute_request", content);
    assertEquals("ok", Outcome.of(kernel.client(), id).status());
  }
}
