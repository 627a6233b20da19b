package org.winnow.kernel.maven;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Ends a transfer that is interrupted, or larger than any package can be. */
final class TransferLimit extends AbstractTransferListener {
  private static final long MOST_BYTES = 4L << 30;

  @Override
  public void transferStarted(TransferEvent event) throws TransferCancelledException {
    check(event.getResource().getContentLength());
  }

  @Override
  public void transferProgressed(TransferEvent event) throws TransferCancelledException {
    check(event.getTransferredBytes());
  }

  private static void check(long bytes) throws TransferCancelledException {
    if (bytes > MOST_BYTES) {
      throw new TransferCancelledException(
          "more than " + (MOST_BYTES >> 30) + " GiB: no package is that large");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new TransferCancelledException("interrupted");
    }
  }
}
