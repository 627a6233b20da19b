package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which native libraries the launcher and the build ask for, by platform and processor. */
class NativeChoiceTest {
  @Test
  void aProcessorWithoutAvx2GetsTheBuildThatRunsOnIt() throws Exception {
    PythonRun run =
        PythonRun.of(
            "tests/python/native_choice.py",
            Map.of(
                "PYTHONPATH",
                Checkout.root().resolve("kernel/src/main/python").toString(),
                "PYTHONDONTWRITEBYTECODE",
                "1"),
            Duration.ofMinutes(1),
            List.of());
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("Ran 7 tests"), run.output());
  }
}
