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
   * Replaces a counter of four words by four random words.
   *
   * @param key its low word first
   */
  static void scramble(int[] counter, long key) {
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long first = FIRST_FACTOR * (counter[0] & LOW);
      long second = SECOND_FACTOR * (counter[2] & LOW);
      int one = counter[1];
      int three = counter[3];
      counter[0] = (int) (second >>> 32) ^ one ^ key0;
      counter[1] = (int) second;
      counter[2] = (int) (first >>> 32) ^ three ^ key1;
      counter[3] = (int) first;
      key0 += FIRST_WEYL;
      key1 += SECOND_WEYL;
    }
  }
}
