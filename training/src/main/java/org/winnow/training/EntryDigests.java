package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.winnow.datasets.InputException;

/** The SHA-256 of each entry of a file, as its manifest lists them. */
public final class EntryDigests {
  private EntryDigests() {}

  /** Entry name → 64 hexadecimal digits, in the map's order. */
  public static Map<String, String> of(Map<String, StoredZip.Body> entries) {
    Map<String, String> digests = new LinkedHashMap<>();
    entries.forEach((name, body) -> digests.put(name, digest(body)));
    return digests;
  }

  /** The SHA-256 of what is written, 64 hexadecimal digits. */
  public static String digest(StoredZip.Body body) {
    MessageDigest sha = ModelHash.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      body.writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** As a JSON object. */
  public static ObjectNode write(Map<String, String> digests) {
    ObjectNode node = CanonicalJson.object();
    digests.forEach(node::put);
    return node;
  }

  /**
   * Compares a file's entries with its list of them.
   *
   * @param listed the list, by entry name
   * @param unlisted entries that it cannot hold: itself, and what is made of it
   * @throws InputException where an entry is missing there, or was changed
   */
  public static void check(
      Map<String, String> listed, Map<String, byte[]> contents, String... unlisted) {
    Map<String, byte[]> others = new LinkedHashMap<>(contents);
    others.keySet().removeAll(Set.of(unlisted));
    if (listed.size() != others.size()) {
      throw new InputException("its manifest lists " + listed.size() + " other entries");
    }
    others.forEach(
        (name, bytes) -> {
          if (!digest(out -> out.write(bytes)).equals(listed.get(name))) {
            throw new InputException("the entry '" + name + "' was changed");
          }
        });
  }
}
