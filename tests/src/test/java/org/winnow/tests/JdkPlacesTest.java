package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Where the wheel's launcher looks for a JDK: homes, links and scripts that are made up for the
 * purpose, also in the layouts of macOS and Windows. No real macOS or Windows has run it.
 */
class JdkPlacesTest {
  @Test
  void theLauncherFindsAJdkWhereThereIsOneOrSaysHowToGetOne() throws Exception {
    PythonRun run =
        PythonRun.of(
            "tests/python/jdk_places.py",
            Map.of(
                "PYTHONPATH",
                Checkout.root().resolve("kernel/src/main/python").toString(),
                "PYTHONDONTWRITEBYTECODE",
                "1"),
            Duration.ofMinutes(2),
            List.of());
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("Ran 14 tests"), run.output());
  }
}
