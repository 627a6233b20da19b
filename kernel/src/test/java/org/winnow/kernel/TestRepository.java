package org.winnow.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.winnow.kernel.maven.MavenPlaces;

/** A Maven repository in a folder, and settings by which nothing else is looked at. */
public final class TestRepository {
  private final Path folder;
  private final Path work;

  /** An empty repository below a folder. */
  public TestRepository(Path temporary) {
    try {
      folder = Files.createDirectories(temporary.resolve("remote"));
      work = Files.createDirectories(temporary.resolve("work"));
      Files.writeString(
          work.resolve("settings.xml"),
          """
          <settings><mirrors><mirror>
            <id>test</id><mirrorOf>*</mirrorOf><url>%s</url>
          </mirror></mirrors></settings>
          """
              .formatted(folder.toUri()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Places of a Maven that knows this repository alone. */
  public MavenPlaces places() {
    return new MavenPlaces(
        work.resolve("settings.xml"), Optional.empty(), Optional.of(work.resolve("local")));
  }

  /** The same, with settings of the test's own. */
  public MavenPlaces places(String settings) throws IOException {
    Path file = Files.writeString(work.resolve("own-settings.xml"), settings);
    return new MavenPlaces(file, Optional.empty(), Optional.of(work.resolve("own-local")));
  }

  /** The repository's URL. */
  public String url() {
    return folder.toUri().toString();
  }

  /**
   * Publishes {@code test:NAME:VERSION} with a class {@code test.NAME} whose method {@code
   * version()} gives the version.
   *
   * @param needs {@code NAME:VERSION} of what it depends on
   */
  public Path publish(String name, String version, String... needs) throws IOException {
    Path place = Files.createDirectories(folder.resolve("test/" + name + "/" + version));
    StringBuilder dependencies = new StringBuilder();
    for (String need : needs) {
      String[] parts = need.split(":");
      dependencies.append(
          "<dependency><groupId>test</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
              .formatted(parts[0], parts[1]));
    }
    Files.writeString(
        place.resolve(name + "-" + version + ".pom"),
        """
        <project><modelVersion>4.0.0</modelVersion>
        <groupId>test</groupId><artifactId>%s</artifactId><version>%s</version>
        <dependencies>%s</dependencies></project>
        """
            .formatted(name, version, dependencies));
    Path jar = place.resolve(name + "-" + version + ".jar");
    Path classes = compile(name, version);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("test/" + name + ".class"));
      Files.copy(classes.resolve("test/" + name + ".class"), entries);
      entries.closeEntry();
    }
    sign(jar);
    sign(place.resolve(name + "-" + version + ".pom"));
    return jar;
  }

  private static void sign(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".sha1"), HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder with the class {@code test.NAME}. */
  public Path compile(String name, String version) throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes-" + name + "-" + version));
    String code =
        "package test; public class %s { public static String version() { return \"%s\"; } }"
            .formatted(name, version);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                null,
                List.of("-d", classes.toString(), "-proc:none"),
                null,
                List.of(new Source(name, code)))
            .call();
    if (!compiled) {
      throw new IllegalStateException(code);
    }
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///test/" + name + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
