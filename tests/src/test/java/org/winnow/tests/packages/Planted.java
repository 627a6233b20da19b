package org.winnow.tests.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** An object that notes when somebody deserialises it. */
final class Planted implements Serializable {
  static final AtomicInteger BROUGHT_TO_LIFE = new AtomicInteger();

  private static final long serialVersionUID = 1L;

  static byte[] bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(new Planted());
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private void readObject(ObjectInputStream in) {
    BROUGHT_TO_LIFE.incrementAndGet();
  }
}
