package org.winnow.packages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * A version of a package, as Semantic Versioning 2.0.0 has it, without build metadata: {@code
 * 1.2.0}, {@code 2.0.0-rc.1}. Ordered by precedence (its section 11).
 *
 * @param preRelease identifiers after the hyphen, none in a release
 */
public record PackageVersion(int major, int minor, int patch, List<String> preRelease)
    implements Comparable<PackageVersion> {
  private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
  private static final Pattern FORM =
      Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-([0-9A-Za-z.-]{1,60}))?");
  private static final Pattern IDENTIFIER =
      Pattern.compile("0|[1-9][0-9]{0,8}|[0-9]*[A-Za-z-][0-9A-Za-z-]*");

  public PackageVersion {
    preRelease = List.copyOf(preRelease);
    if (major < 0 || minor < 0 || patch < 0) {
      throw new InputException("a version has no numbers below 0");
    }
    for (String identifier : preRelease) {
      if (!IDENTIFIER.matcher(identifier).matches()) {
        throw new InputException(
            "a pre-release is made of numbers and words with dots between them, got '"
                + Shown.of(String.join(".", preRelease))
                + "'");
      }
    }
  }

  /** A release. */
  public PackageVersion(int major, int minor, int patch) {
    this(major, minor, patch, List.of());
  }

  /**
   * Reads {@code 1.2.0} or {@code 1.2.0-rc.1}.
   *
   * @throws InputException where it is no such version
   */
  public static PackageVersion parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new InputException(
          "a version is MAJOR.MINOR.PATCH, as 1.2.0 or 1.2.0-rc.1, got '" + Shown.of(text) + "'");
    }
    return new PackageVersion(
        Integer.parseInt(m.group(1)),
        Integer.parseInt(m.group(2)),
        Integer.parseInt(m.group(3)),
        m.group(4) == null ? List.of() : List.of(m.group(4).split("\\.", -1)));
  }

  /** What {@link #parse} reads, or empty where it is no such version. */
  public static Optional<PackageVersion> ifAny(String text) {
    try {
      return Optional.of(parse(text));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** Whether it is none that comes before a release. */
  public boolean isRelease() {
    return preRelease.isEmpty();
  }

  @Override
  public int compareTo(PackageVersion other) {
    int numbers =
        Comparator.comparingInt(PackageVersion::major)
            .thenComparingInt(PackageVersion::minor)
            .thenComparingInt(PackageVersion::patch)
            .compare(this, other);
    if (numbers != 0 || preRelease.equals(other.preRelease)) {
      return numbers;
    }
    if (isRelease() || other.isRelease()) {
      return isRelease() ? 1 : -1;
    }
    return comparePreRelease(preRelease, other.preRelease);
  }

  private static int comparePreRelease(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareIdentifiers(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareIdentifiers(String a, String b) {
    boolean number = isNumber(a);
    if (number != isNumber(b)) {
      return number ? -1 : 1;
    }
    return number ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code 1.2.0-rc.1}. */
  @Override
  public String toString() {
    String numbers = major + "." + minor + "." + patch;
    return isRelease() ? numbers : numbers + "-" + String.join(".", preRelease);
  }
}
