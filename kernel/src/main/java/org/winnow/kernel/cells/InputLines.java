package org.winnow.kernel.cells;

import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.winnow.datasets.InputException;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;

/** Asks the person at the front end for lines of text. */
public final class InputLines {
  private final Outbox outbox;
  private final SynchronousQueue<String> answers = new SynchronousQueue<>();

  public InputLines(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws InputException if the front end takes no input
   * @throws InterruptedException if the cell is interrupted meanwhile
   */
  String ask(Message cell, String prompt, boolean password) throws InterruptedException {
    if (!cell.flag("allow_stdin", false)) {
      throw new InputException("This front end cannot be asked for input.");
    }
    // An answer to a question that was interrupted must not answer this one.
    answers.poll();
    outbox.requestInput(cell, Map.of("prompt", prompt, "password", password));
    return answers.take();
  }

  /** Takes an {@code input_reply}; one that nobody waits for is dropped. */
  public void answer(Message reply) {
    try {
      answers.offer(reply.text("value", ""), 1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
