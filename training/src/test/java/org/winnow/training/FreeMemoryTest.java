package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is free, read from files as Linux writes them. */
class FreeMemoryTest {
  @TempDir Path root;

  @BeforeEach
  void aMachine() throws IOException {
    write("proc/meminfo", "MemTotal:   16000 kB\nMemFree:  100 kB\nMemAvailable:   9000 kB\n");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private void free(long bytes) {
    assertEquals(OptionalLong.of(bytes), new FreeMemory(root).bytes());
  }

  @Test
  void isWhatTheMachineHasAvailable() {
    free(9_216_000);
  }

  @Test
  void isWhatAUnifiedControlGroupOrOneAboveItLeaves() throws IOException {
    write("proc/self/cgroup", "0::/pods/one\n");
    write("sys/fs/cgroup/pods/one/memory.max", "max\n");
    write("sys/fs/cgroup/pods/one/memory.current", "500\n");
    free(9_216_000);
    write("sys/fs/cgroup/pods/memory.max", "1000000\n");
    write("sys/fs/cgroup/pods/memory.current", "700000\n");
    write("sys/fs/cgroup/pods/memory.stat", "anon 1\ninactive_file 50000\nactive_file 7\n");
    free(350_000);
  }

  @Test
  void isWhatAControlGroupOfTheFirstVersionLeaves() throws IOException {
    write("proc/self/cgroup", "9:cpu,cpuacct:/a\n4:memory:/a\n0::/\n");
    write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1000000\n");
    write("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "1200000\n");
    free(0);
    write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "9223372036854771712\n");
    free(9_216_000);
  }

  @Test
  void isNotKnownWhereTheSystemDoesNotTell() throws IOException {
    Files.delete(root.resolve("proc/meminfo"));
    assertTrue(new FreeMemory(root).bytes().isEmpty());
    assertTrue(FreeMemory.here() > 0);
  }
}
