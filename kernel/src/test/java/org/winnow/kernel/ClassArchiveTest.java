package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final ArchiveMark GONE = new ArchiveMark("/no/jdk", "17", "/no/jars", "1");

  @TempDir private Path folder;
  private int made;

  private ClassArchive archive(String name) {
    return new ClassArchive(
        folder.resolve(name), fresh -> Files.writeString(fresh, "archive " + ++made) != null);
  }

  private Path old(String name, ArchiveMark mark) throws IOException {
    Path archive = Files.writeString(folder.resolve(name), "old");
    mark.write(ArchiveMark.besides(archive));
    return archive;
  }

  private static ArchiveMark here() throws IOException {
    return ArchiveMark.ofThisProcess();
  }

  private static ArchiveMark ofAnotherBuild() throws IOException {
    return new ArchiveMark(here().javaHome(), "17.0.0+1", here().libraries(), here().jars());
  }

  @Test
  void isMadeOnceAndStaysAsLongAsItIsValid() throws Exception {
    assertTrue(archive("winnow.jsa").make());
    assertFalse(archive("winnow.jsa").make());
    assertEquals("archive 1", Files.readString(folder.resolve("winnow.jsa")));
    assertEquals(Optional.of(here()), ArchiveMark.read(folder.resolve("winnow.jsa")));
  }

  @Test
  void isMadeAnewAfterAnUpdateOfTheJdkOrWithoutAMark() throws Exception {
    Path file = old("winnow.jsa", ofAnotherBuild());
    assertTrue(archive("winnow.jsa").make());
    assertEquals("archive 1", Files.readString(file));
    Files.delete(ArchiveMark.besides(file));
    assertTrue(archive("winnow.jsa").make());
    Files.write(ArchiveMark.besides(file), new byte[] {'\\', 'u', 'Z'});
    assertTrue(archive("winnow.jsa").make());
    assertFalse(archive("winnow.jsa").make());
  }

  @Test
  void staysAsItIsWhereNoneCanBeMade() throws Exception {
    Path file = old("winnow.jsa", ofAnotherBuild());
    assertFalse(new ClassArchive(file, fresh -> false).make());
    assertFalse(new ClassArchive(file, fresh -> true).make(), "there is no file");
    assertEquals("old", Files.readString(file));
  }

  @Test
  void takesThePlaceOfThoseThatNobodyCanUse() throws Exception {
    old("winnow-1.jsa", ofAnotherBuild());
    old("winnow-2.jsa", GONE);
    Files.writeString(folder.resolve("winnow-3.jsa"), "of an earlier version");
    String lib = Files.createDirectory(folder.resolve("lib")).toString();
    Path other = old("winnow-4.jsa", new ArchiveMark(here().javaHome(), "17", lib, "1"));
    assertTrue(archive("winnow-5.jsa").make());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          "winnow-4.jsa winnow-5.jsa",
          String.join(
              " ",
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> f.endsWith(".jsa"))
                  .sorted()
                  .toList()));
    }
    assertEquals("old", Files.readString(other));
    assertFalse(Files.exists(ArchiveMark.besides(folder.resolve("winnow-1.jsa"))));
  }

  @Test
  void isLeftToAnotherKernelThatIsAtIt() throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("winnow.jsa.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      assertFalse(archive("winnow.jsa").make());
    }
    assertTrue(archive("winnow.jsa").make());
  }

  @Test
  void aMarkFollowsNameSizeAndTimeOfEachJar() throws IOException {
    Path one = Files.writeString(folder.resolve("one.jar"), "1");
    Path two = Files.writeString(folder.resolve("two.jar"), "2");
    String path = one + File.pathSeparator + two;
    ArchiveMark before = ArchiveMark.of(path);
    assertEquals(before, ArchiveMark.of(path));
    assertEquals(folder.toString(), before.libraries());
    assertNotEquals(before, ArchiveMark.of(two + File.pathSeparator + one));
    Files.writeString(two, "22");
    assertNotEquals(before, ArchiveMark.of(path));
  }
}
