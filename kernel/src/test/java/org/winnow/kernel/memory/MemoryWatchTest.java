package org.winnow.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.magics.MemoryUse;

class MemoryWatchTest {
  /** Above what any system gives a process. */
  private static final long NOBODY = 99_999_999_999L;

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private MemoryUse use = using(100);
  private double heap;

  private static MemoryUse using(long megabytes) {
    return new MemoryUse(
        50_000_000, 500_000_000, OptionalLong.of(megabytes * 1_000_000), 1_000_000_000);
  }

  private MemoryWatch watch() {
    return new MemoryWatch(() -> use, () -> heap, told::add, reading -> {});
  }

  @Test
  void eachShortageIsToldOnce() {
    MemoryWatch watch = watch();
    watch.look();
    use = using(930);
    watch.look();
    watch.look();
    assertEquals(1, told.size());
    assertTrue(told.get(0).contains("process 930 MB of 1.0 GB"), told.get(0));
    use = using(850);
    watch.look();
    use = using(930);
    watch.look();
    assertEquals(1, told.size(), "it did not calm down in between");
    use = using(700);
    watch.look();
    use = using(950);
    watch.look();
    assertEquals(2, told.size());
  }

  @Test
  void theHeapIsAskedForWhatACollectionLeaves() {
    MemoryWatch watch = watch();
    heap = 0.95;
    watch.look();
    assertTrue(told.get(0).startsWith("The Java heap is nearly used up (heap 50 MB of 500 MB"));
  }

  @Test
  void aKernelThatWasKilledForItsMemoryIsToldOfByTheNextOneInItsFolder() {
    LifeMarker killed = new LifeMarker(folder.resolve("running"), folder, NOBODY);
    killed.begin();
    killed.note(using(500));
    killed.note(using(970));
    LifeMarker elsewhere =
        new LifeMarker(folder.resolve("running"), folder.resolve("other"), NOBODY + 1);
    assertEquals(Optional.empty(), elsewhere.lastWords());
    LifeMarker next = new LifeMarker(folder.resolve("running"), folder, NOBODY + 1);
    String words = next.lastWords().orElseThrow();
    assertTrue(words.contains("killed, most likely for its memory"), words);
    assertTrue(words.contains("process 970 MB of 1.0 GB when last seen"), words);
    assertEquals(Optional.empty(), next.lastWords());
  }

  @Test
  void whoEndedOtherwiseIsNotToldOf() throws IOException {
    LifeMarker calm = new LifeMarker(folder.resolve("running"), folder, NOBODY);
    calm.begin();
    calm.note(using(970));
    calm.note(using(300));
    assertEquals(
        Optional.empty(),
        new LifeMarker(folder.resolve("running"), folder, NOBODY + 1).lastWords());
    LifeMarker ended = new LifeMarker(folder.resolve("running"), folder, NOBODY);
    ended.begin();
    ended.note(using(990));
    ended.close();
    assertEquals(
        Optional.empty(),
        new LifeMarker(folder.resolve("running"), folder, NOBODY + 1).lastWords());
    LifeMarker living = new LifeMarker(folder.resolve("running"), folder);
    living.begin();
    living.note(using(990));
    assertEquals(
        Optional.empty(),
        new LifeMarker(folder.resolve("running"), folder, NOBODY + 1).lastWords());
    assertFalse(Files.exists(folder.resolve("running/" + NOBODY + ".properties")));
  }

  private Path marker(long pid) {
    return folder.resolve("running/" + pid + ".properties");
  }

  @Test
  void nothingIsLeftOfKernelsThatAreGoneButWhatIsToBeToldElsewhereWithinAMonth()
      throws IOException {
    Path elsewhere = folder.resolve("other");
    new LifeMarker(folder.resolve("running"), elsewhere, NOBODY).begin();
    for (long pid : new long[] {NOBODY + 1, NOBODY + 2}) {
      LifeMarker killed = new LifeMarker(folder.resolve("running"), elsewhere, pid);
      killed.begin();
      killed.note(using(970));
    }
    Instant longAgo = Instant.now().minus(Duration.ofDays(31));
    Files.setLastModifiedTime(marker(NOBODY + 2), FileTime.from(longAgo));
    Files.write(marker(NOBODY + 3), new byte[] {'a', '=', (byte) 0xff, '\n'});
    Files.writeString(marker(NOBODY + 4), "folder=\\uZZZZ\n");
    assertEquals(
        Optional.empty(),
        new LifeMarker(folder.resolve("running"), folder, NOBODY + 9).lastWords());
    try (var left = Files.list(folder.resolve("running"))) {
      assertEquals(List.of(marker(NOBODY + 1)), left.toList());
    }
    LifeMarker next = new LifeMarker(folder.resolve("running"), elsewhere, NOBODY + 9);
    assertTrue(next.lastWords().orElseThrow().contains("process 970 MB"));
  }

  @Test
  void aNumberThatTheSystemGaveToAnotherProcessKeepsNoDeadKernelAlive() throws IOException {
    LifeMarker mine = new LifeMarker(folder.resolve("running"), folder);
    mine.begin();
    mine.note(using(970));
    assertEquals(Optional.empty(), mine.lastWords(), "this process lives");
    Path marker = marker(ProcessHandle.current().pid());
    String facts = Files.readString(marker);
    Files.writeString(
        marker, facts.replaceFirst("started=.*", "started=1999-12-31T23\\\\:59\\\\:59Z"));
    assertTrue(mine.lastWords().orElseThrow().contains("process 970 MB"));
    assertFalse(Files.exists(marker));
  }

  @Test
  void aKernelThatHasEndedWritesNothingMore() throws IOException {
    LifeMarker mine = new LifeMarker(folder.resolve("running"), folder);
    mine.begin();
    mine.close();
    mine.begin();
    mine.note(using(970));
    assertFalse(Files.exists(marker(ProcessHandle.current().pid())));
  }

  @Test
  void thisProcessSaysWhatItUses() {
    MemoryUse now = MemoryUse.now();
    assertTrue(now.heap() > 0 && now.heap() <= now.heapLimit(), now.toString());
    assertTrue(now.share() > 0 && now.share() < 1 || now.resident().isEmpty(), now.toString());
  }
}
