package org.winnow.training;

/** How the learning rate changes over a training. */
public enum Schedule {
  /** The same rate throughout. */
  CONSTANT,
  /** Half a cosine from the rate down to 0 (Loshchilov and Hutter 2017, SGDR, eq. 5, one cycle). */
  COSINE,
  /** A tenth after half of the steps, and again after three quarters (He et al. 2016, 4.2). */
  STEP,
  /**
   * Linear warm-up over the first 30 % of the steps, then half a cosine (Smith 2018, one cycle).
   */
  ONE_CYCLE
}
