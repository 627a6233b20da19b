package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepositoryTest {
  @Test
  void asksByDefaultWhatMavenAsks() {
    List<Repository> found = Repository.byDefault();
    assertEquals(List.of("central"), found.stream().map(Repository::id).toList());
    assertTrue(found.get(0).url().startsWith("https://"), found.get(0).url());
  }
}
