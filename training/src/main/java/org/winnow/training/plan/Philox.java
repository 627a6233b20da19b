package org.winnow.training.plan;

/**
 * Random bits as a function of a key and a counter: Philox4x32-10 (Salmon et al. 2011, Parallel
 * random numbers: as easy as 1, 2, 3, section 3). Any part of a sequence can be had without those
 * before it, so threads and engines agree.
 */
final class Philox {
  private static final long FIRST_FACTOR = 0xD2511F53L;
  private static final long SECOND_FACTOR = 0xCD9E8D57L;
  private static final int FIRST_WEYL = 0x9E3779B9;
  private static final int SECOND_WEYL = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /**
   * Replaces counters, four words each, by as many random words.
   *
   * @param key its low word first
   */
  static void scramble(int[] counters, long key) {
    for (int at = 0; at + 3 < counters.length; at += 4) {
      scramble(counters, at, key);
    }
  }

  /** One counter, held in registers: as an array it took four times as long. */
  private static void scramble(int[] words, int at, long key) {
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    int zero = words[at];
    int one = words[at + 1];
    int two = words[at + 2];
    int three = words[at + 3];
    for (int round = 0; round < ROUNDS; round++) {
      long first = FIRST_FACTOR * (zero & LOW);
      long second = SECOND_FACTOR * (two & LOW);
      zero = (int) (second >>> 32) ^ one ^ key0;
      one = (int) second;
      two = (int) (first >>> 32) ^ three ^ key1;
      three = (int) first;
      key0 += FIRST_WEYL;
      key1 += SECOND_WEYL;
    }
    words[at] = zero;
    words[at + 1] = one;
    words[at + 2] = two;
    words[at + 3] = three;
  }
}
