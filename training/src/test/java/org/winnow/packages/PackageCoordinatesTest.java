package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.InputException;

class PackageCoordinatesTest {
  @Test
  void readsWhatItWrites() {
    for (String text : List.of("org.acme:digits@1.2.0", "a:b-c_d.e@0.0.1-rc.1", "x1:y@10.20.30")) {
      assertEquals(text, PackageCoordinates.parse(text).toString());
    }
    assertEquals(
        "digits-1.2.0.winnowpkg", PackageCoordinates.parse("org.acme:digits@1.2.0").fileName());
  }

  /** The examples of Semantic Versioning 2.0.0, sections 9 and 11, in their order. */
  @Test
  void ordersVersionsByPrecedence() {
    List<PackageVersion> right =
        List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "2.0.0",
                "2.1.0",
                "2.1.1",
                "2.10.0")
            .stream()
            .map(PackageVersion::parse)
            .toList();
    List<PackageVersion> mixed = new ArrayList<>(right);
    Collections.shuffle(mixed, new Random(1));
    Collections.sort(mixed);
    assertEquals(right, mixed);
    assertFalse(right.get(6).isRelease());
    assertTrue(right.get(7).isRelease());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits",
        "org.acme:digits",
        "org.acme@1.0.0",
        "org.acme:digits@1.0",
        "org.acme:digits@01.0.0",
        "org.acme:digits@1.0.0+build",
        "org.acme:digits@1.0.0-",
        "org.acme:digits@1.0.0-a..b",
        "org.acme:digits@1.0.0-01",
        "org.acme:digits@99999999999.0.0",
        "Org.acme:digits@1.0.0",
        "org..acme:digits@1.0.0",
        ".org:digits@1.0.0",
        "org.acme:../../evil@1.0.0",
        "org/acme:digits@1.0.0",
        "org.acme:digits:jar@1.0.0",
        "org.acme:@1.0.0",
        "org.acme:digits@1.0.0\n",
        ""
      })
  void refusesWhatIsNoName(String text) {
    InputException e =
        assertThrows(InputException.class, () -> PackageCoordinates.parse(text), text);
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
