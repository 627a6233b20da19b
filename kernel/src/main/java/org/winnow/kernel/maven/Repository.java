package org.winnow.kernel.maven;

/** A remote repository: the id that settings know it by, and its URL. */
public record Repository(String id, String url) {
  /** Maven Central. */
  public static final Repository CENTRAL =
      new Repository("central", "https://repo.maven.apache.org/maven2/");
}
