package org.winnow.datasets.sharing;

import java.util.HashMap;
import java.util.Map;
import org.winnow.datasets.InputException;

/**
 * Bytes as a Git LFS server knows them: by their SHA-256.
 *
 * @param oid their SHA-256, as 64 hexadecimal digits
 * @param size how many they are
 */
public record LfsObject(String oid, long size) {
  private static final String VERSION = "https://git-lfs.github.com/spec/v1";
  private static final int MOST_POINTER = 1024; // the format's own limit

  public LfsObject {
    if (!oid.matches("[0-9a-f]{64}") || size < 0) {
      throw new InputException(
          "'" + oid + "' of " + size + " bytes is no object of Git LFS; expected 64 hex digits");
    }
  }

  /** The text that stands for it in git's trees. */
  public String pointer() {
    return "version " + VERSION + "\noid sha256:" + oid + "\nsize " + size + "\n";
  }

  /**
   * Reads such a text.
   *
   * @throws InputException where it is none
   */
  public static LfsObject parse(String pointer) {
    Map<String, String> fields = new HashMap<>();
    if (pointer.length() < MOST_POINTER) {
      for (String line : pointer.split("\n")) {
        int space = line.indexOf(' ');
        fields.put(line.substring(0, Math.max(0, space)), line.substring(space + 1));
      }
    }
    String oid = fields.getOrDefault("oid", "");
    String size = fields.getOrDefault("size", "");
    if (!VERSION.equals(fields.get("version"))
        || !oid.startsWith("sha256:")
        || !size.matches("[0-9]{1,18}")) {
      throw new InputException("a file that lists example bytes is no pointer of Git LFS");
    }
    return new LfsObject(oid.substring("sha256:".length()), Long.parseLong(size));
  }
}
