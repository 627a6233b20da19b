package org.winnow.kernel.guest;

/** A command's error in a kernel that would print the whole stack below the message. */
final class GuestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GuestFailure(String message) {
    super(message, null, false, false);
  }
}
