package org.winnow.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.winnow.training.StoredZip;
import org.winnow.training.WholeFile;

/**
 * A jar that needs nothing but Java 11: the classes of {@code org.winnow.export.run} under the
 * network's own name, so that several fit on one class path, and its numbers.
 */
final class JarFormat implements Format {
  static final List<String> CLASSES =
      List.of(
          "Batch",
          "Classifier",
          "Column",
          "Column$Numeric",
          "Column$OneOf",
          "Computer",
          "Constants8",
          "Contents",
          "Csv",
          "Curves",
          "Feed",
          "Files",
          "Fixed",
          "Joins",
          "Json",
          "Kind",
          "Kind8",
          "Main",
          "Network",
          "Network8",
          "Norms",
          "Numbers",
          "Products",
          "Products8",
          "Recurrent",
          "Scores",
          "Sequences",
          "Server",
          "Serving",
          "TextColumn",
          "Tokeniser",
          "Values8",
          "Windows");

  /**
   * The version of Java 11's class files. Java 17's compiler writes the same bytes for these
   * classes but for this number, which a test holds them to.
   */
  static final int JAVA_11 = 55;

  private static final String HOME = "org/winnow/export/run/";
  private static final String FACADE = "Classifier";

  @Override
  public String name() {
    return "jar";
  }

  @Override
  public String summary() {
    return "a jar that needs nothing but Java 11";
  }

  @Override
  public boolean hasInt8() {
    return true;
  }

  @Override
  public List<String> write(Shipment shipment, Path file) {
    Names names = Names.of(shipment.name());
    Path dockerfile = file.resolveSibling(file.getFileName() + ".Dockerfile");
    WholeFile.write(file, bytes(shipment, names));
    WholeFile.write(dockerfile, dockerfile(file).getBytes(StandardCharsets.US_ASCII));
    return List.of(
        "java -jar " + file.getFileName() + " --selftest checks it, --serve answers over HTTP.",
        "In Java: " + names.folder + "." + names.facade + ".load().classify(features).",
        dockerfile.getFileName() + " puts it into a container; nobody has tried it here.");
  }

  private static byte[] bytes(Shipment shipment, Names names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      StoredZip.write(entries(shipment, names), out);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from the jar of winnow-training", e);
    }
    return out.toByteArray();
  }

  /** What the classes are called in a jar. */
  private record Names(String folder, String facade) {
    static Names of(String name) {
      String plain = Literals.identifier(name);
      String folder = SourceVersion.isKeyword(plain) ? plain + "_" : plain;
      StringBuilder facade = new StringBuilder();
      for (String part : plain.split("_")) {
        facade.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
      boolean taken = CLASSES.contains(facade.toString());
      return new Names(folder, taken ? facade + "Network" : facade.toString());
    }

    /** The facade's name first: it begins as all the others do. */
    Map<String, String> changes() {
      Map<String, String> changes = new LinkedHashMap<>();
      changes.put(HOME + FACADE, folder + "/" + facade);
      changes.put(HOME, folder + "/");
      return changes;
    }
  }

  private static Map<String, StoredZip.Body> entries(Shipment shipment, Names names)
      throws IOException {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    String manifest =
        "Manifest-Version: 1.0\r\nMain-Class: " + names.folder + ".Main\r\nSealed: true\r\n\r\n";
    put(entries, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.US_ASCII));
    for (String name : CLASSES) {
      byte[] relocated =
          Relocated.of(resource("/" + HOME + name + ".class"), names.changes(), JAVA_11);
      String own = name.equals(FACADE) ? names.facade : name;
      put(entries, names.folder + "/" + own + ".class", relocated);
    }
    if (shipment.model().preparation().encoding().stream().anyMatch(e -> !e.texts().isEmpty())) {
      put(
          entries,
          names.folder + "/unicode.txt",
          resource("/org/winnow/datasets/text/unicode.txt"));
    }
    if (shipment.sample().isPresent()) {
      Int8Program program = Quantiser.of(shipment.model(), shipment.sample().get());
      put(entries, names.folder + "/network.bin", JarContents.network(shipment, program));
      put(entries, names.folder + "/constants.bin", program.weights());
    } else {
      Program program = Program.of(shipment.model());
      put(entries, names.folder + "/network.bin", JarContents.network(shipment, program));
      put(entries, names.folder + "/constants.bin", JarContents.constants(program));
    }
    return entries;
  }

  private static void put(Map<String, StoredZip.Body> entries, String name, byte[] bytes) {
    entries.put(name, out -> out.write(bytes));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = JarFormat.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static String dockerfile(Path file) {
    String jar = Literals.comment(file.getFileName().toString()).replace(' ', '_');
    return "# Not tried where it was written. Build it in the folder of the jar:\n"
        + "#   docker build -f "
        + jar
        + ".Dockerfile -t classifier .\n"
        + "#   docker run --rm -p 127.0.0.1:8080:8080 classifier\n"
        + "FROM eclipse-temurin:17-jre\n"
        + "COPY [\""
        + jar
        + "\", \"/classifier.jar\"]\n"
        + "USER 1000\n"
        + "EXPOSE 8080\n"
        + "ENTRYPOINT [\"java\", \"-jar\", \"/classifier.jar\"]\n"
        + "CMD [\"--serve\", \"--bind\", \"0.0.0.0\"]\n";
  }
}
