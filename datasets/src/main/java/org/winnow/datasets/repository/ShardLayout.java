package org.winnow.datasets.repository;

import java.nio.charset.StandardCharsets;
import org.winnow.datasets.InputException;

/**
 * Which file an example's lines are in: the first hexadecimal digits of the SHA-256 of its id name
 * the shard, so that every kind of key spreads evenly.
 *
 * @param digits digits of a shard's name, 1 to 5: 16 to 1,048,576 shards
 */
record ShardLayout(int digits) {
  /** A commit rewrites whole shards: some hundred lines keep both it and the tree small. */
  private static final int LINES = 400;

  ShardLayout {
    if (digits < 1 || digits > 5) {
      throw new InputException("a repository has 1 to 5 shard digits, got " + digits);
    }
  }

  /** The layout for a number of examples. */
  static ShardLayout forSize(int examples) {
    int digits = 1;
    while (digits < 5 && examples > (LINES << (4 * digits))) {
      digits++;
    }
    return new ShardLayout(digits);
  }

  int count() {
    return 1 << (4 * digits);
  }

  int shardOf(String id) {
    byte[] hash = Hashes.sha256(id.getBytes(StandardCharsets.UTF_8));
    int first = (hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | (hash[2] & 0xff);
    return first >>> (24 - 4 * digits);
  }

  /** {@code 3f.tsv}, and {@code 3f/3f0.tsv} where names are longer than two digits. */
  String file(int shard) {
    String name = String.format("%0" + digits + "x", shard);
    return (digits <= 2 ? "" : name.substring(0, 2) + "/") + name + ".tsv";
  }
}
