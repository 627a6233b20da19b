package org.winnow.packages;

/** The POM that lies beside a package in a repository: names and texts, nothing that is needed. */
final class PackagePom {
  private PackagePom() {}

  /**
   * A POM.
   *
   * @param licence an SPDX expression
   * @param description may be empty
   */
  static String of(PackageCoordinates id, String licence, String description) {
    StringBuilder pom =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
            """);
    element(pom, "groupId", id.name().group());
    element(pom, "artifactId", id.name().artifact());
    element(pom, "version", id.version().toString());
    element(pom, "packaging", PackageFile.EXTENSION);
    element(pom, "description", description);
    pom.append("  <licenses><license><name>")
        .append(escaped(licence))
        .append("</name></license></licenses>\n");
    return pom.append("</project>\n").toString();
  }

  private static void element(StringBuilder pom, String tag, String text) {
    pom.append("  <").append(tag).append('>').append(escaped(text));
    pom.append("</").append(tag).append(">\n");
  }

  /** Text as it may stand in an element; what XML cannot hold at all becomes a space. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> safe.append(character(c)));
    return safe.toString();
  }

  private static String character(int c) {
    boolean allowed =
        c >= 0x20 && c <= 0xD7FF
            || c == '\t'
            || c == '\n'
            || c >= 0xE000 && c <= 0xFFFD
            || c >= 0x10000;
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      default -> allowed ? Character.toString(c) : " ";
    };
  }
}
