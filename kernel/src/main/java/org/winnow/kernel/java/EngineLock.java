package org.winnow.kernel.java;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps JShell, which is made for one thread, to one thread at a time, and lets it go while users'
 * code runs, so that completion works meanwhile.
 */
final class EngineLock {
  private final ReentrantLock lock = new ReentrantLock();

  /** Runs with the lock held. */
  <T> T holding(Callable<T> work) throws Exception {
    lock.lock();
    try {
      return work.call();
    } finally {
      lock.unlock();
    }
  }

  /** Runs with the lock held if it can be had in time, else gives {@code otherwise}. */
  <T> T holdingWithin(long millis, T otherwise, Callable<T> work) throws Exception {
    if (!lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
      return otherwise;
    }
    try {
      return work.call();
    } finally {
      lock.unlock();
    }
  }

  /** Runs with the lock given up, however often this thread holds it; then takes it back. */
  <T> T released(Callable<T> work) throws Exception {
    int holds = lock.getHoldCount();
    for (int i = 0; i < holds; i++) {
      lock.unlock();
    }
    try {
      return work.call();
    } finally {
      for (int i = 0; i < holds; i++) {
        lock.lock();
      }
    }
  }
}
