package org.winnow.imports.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  private static final Limits SMALL = new Limits(32L << 20, 1L << 30, Duration.ofMinutes(5));

  @TempDir Path folder;

  /** Says which folder it runs in and how many variables its environment has, then waits. */
  static final class Waiting {
    public static void main(String[] arguments) throws InterruptedException {
      Orders orders = new Orders();
      System.out.println(Path.of("").toAbsolutePath() + " " + System.getenv().containsKey("HOME"));
      while (true) {
        orders.next();
      }
    }
  }

  /** Asks for more memory than it is given. */
  static final class Hungry {
    public static void main(String[] arguments) {
      long[][] all = new long[1000][];
      for (int i = 0; i < all.length; i++) {
        all[i] = new long[1 << 20];
      }
      System.out.println(all.length);
    }
  }

  private Child start(Class<?> main) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    List<Path> own = List.of(Child.home(main), Child.home(Orders.class));
    return Child.start(main, own, file, SMALL);
  }

  @Test
  void endsWhenNobodyWritesToItAnyMore() throws IOException {
    try (Child child = start(Waiting.class)) {
      String said =
          new java.io.BufferedReader(new java.io.InputStreamReader(child.from())).readLine();
      assertTrue(said.contains("winnow-child") && said.endsWith("false"), said);
      // As when the process that started it is gone.
      child.to().close();
      assertEquals(-1, child.from().read());
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path place;
    try (Child child = start(Waiting.class)) {
      String said =
          new java.io.BufferedReader(new java.io.InputStreamReader(child.from())).readLine();
      place = Path.of(said.split(" ")[0]);
      assertTrue(Files.isRegularFile(place.resolve("given")));
    }
    assertFalse(Files.exists(place));
  }

  @Test
  void saysThatItsMemoryWasNotEnough() throws IOException {
    try (Child child = start(Hungry.class)) {
      assertEquals(-1, child.from().read());
      assertTrue(child.trouble().contains("more memory was asked for"), child.trouble());
    }
  }
}
