package org.winnow.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32;

/**
 * What an archive of class data was made for, kept in a file beside it. A virtual machine passes
 * over an archive of another build, or of jars that have changed, without a word.
 *
 * @param javaHome the folder of the JDK
 * @param build which virtual machine, down to its build
 * @param libraries the folder of the first jar
 * @param jars a number for the names, sizes and times of all jars
 */
record ArchiveMark(String javaHome, String build, String libraries, String jars) {

  /** That of the process that runs this. */
  static ArchiveMark ofThisProcess() throws IOException {
    return of(System.getProperty("java.class.path"));
  }

  static ArchiveMark of(String classPath) throws IOException {
    String[] jars = classPath.split(File.pathSeparator);
    CRC32 facts = new CRC32();
    for (String name : jars) {
      File jar = new File(name);
      String line = name + "|" + jar.length() + "|" + jar.lastModified() + "\n";
      facts.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return new ArchiveMark(
        System.getProperty("java.home"),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
        String.valueOf(Path.of(jars[0]).toAbsolutePath().getParent()),
        Long.toHexString(facts.getValue()));
  }

  /** The file that holds the mark of an archive. */
  static Path besides(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".for");
  }

  /** The mark of an archive, if it has one that can be read. */
  static Optional<ArchiveMark> read(Path archive) throws IOException {
    Path file = besides(archive);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      facts.load(in);
    } catch (MalformedInputException | IllegalArgumentException broken) {
      return Optional.empty();
    }
    return Optional.of(
        new ArchiveMark(
            facts.getProperty("javaHome", ""),
            facts.getProperty("build", ""),
            facts.getProperty("libraries", ""),
            facts.getProperty("jars", "")));
  }

  void write(Path file) throws IOException {
    Properties facts = new Properties();
    facts.setProperty("javaHome", javaHome);
    facts.setProperty("build", build);
    facts.setProperty("libraries", libraries);
    facts.setProperty("jars", jars);
    try (var out = Files.newBufferedWriter(file)) {
      facts.store(out, null);
    }
  }

  /** Whether a newer archive stands for this one: of the same installation in the same folders. */
  boolean isReplacedBy(ArchiveMark newer) {
    return javaHome.equals(newer.javaHome) && libraries.equals(newer.libraries);
  }

  /** Whether the JDK or the jars are gone, so that nobody can use the archive any more. */
  boolean isOfTheGone() {
    return !new File(javaHome).isDirectory() || !new File(libraries).isDirectory();
  }
}
