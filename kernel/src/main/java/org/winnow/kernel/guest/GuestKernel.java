package org.winnow.kernel.guest;

import java.util.Map;

/** Another project's kernel, as far as Winnow needs it when it is a guest there. */
interface GuestKernel {
  /** Shows a bundle of JSON values under an id. */
  void display(String id, Map<String, Object> bundle);

  /** Replaces what was shown under an id. */
  void update(String id, Map<String, Object> bundle);

  /** Writes to {@code stdout} or {@code stderr}. */
  void write(String stream, String text);

  /**
   * Runs Java code of the notebook.
   *
   * @return the last value
   * @throws Exception if it does not compile, or what it threw
   */
  Object eval(String code) throws Exception;
}
