package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.training.Provenance;

class RebuildTest {
  private static Provenance trained(String engine, int threads, Map<String, String> versions) {
    return new Provenance(
        "digits",
        "d",
        Optional.of("c"),
        0,
        engine,
        threads,
        "avx2",
        "",
        versions,
        Instant.EPOCH,
        0,
        3,
        Optional.empty());
  }

  @Test
  void namesEveryRecordedConditionThatIsAnotherHere() {
    Provenance then = trained("onednn 3.6", 2, Map.of("nd4j", "1.0", "winnow", "0.1"));
    assertEquals(List.of(), Rebuild.differences(then, then));
    Provenance now = trained("onednn 3.7", 1, Map.of("nd4j", "1.0", "openblas", "0.3"));
    assertEquals(
        List.of(
            "engine onednn 3.7 here, onednn 3.6 then",
            "threads 1 here, 2 then",
            "openblas 0.3 here, none then",
            "winnow none here, 0.1 then"),
        Rebuild.differences(then, now));
  }
}
