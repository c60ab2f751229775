package dev.sluice.testkit.proxy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An interference that waits for its requests. Closing ends it: what it holds goes on its way,
 * connections that it silenced are cut, and later requests pass.
 */
public final class Interception implements AutoCloseable {
  private final Target target;
  private final Interference interference;
  private final Duration hold;
  private final Consumer<Interception> disarm;
  private final AtomicInteger left;
  private final List<RequestHead> struck = new CopyOnWriteArrayList<>();
  private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean lost;

  /**
   * @param hold the longest that a held request or answer waits
   */
  Interception(
      Target target, Interference interference, Duration hold, Consumer<Interception> disarm) {
    this.target = target;
    this.interference = interference;
    this.hold = hold;
    this.disarm = disarm;
    this.left = new AtomicInteger(target.times());
  }

  /** Whether this request is one of those that it was made for. */
  boolean takes(RequestHead request) {
    if (!target.includes(request) || left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return false;
    }
    if (!interference.ofAnswer()) {
      note(request);
    }
    return true;
  }

  Interference interference() {
    return interference;
  }

  /** It happens now: an answer is there, or a request came. */
  void note(RequestHead request) {
    if (struck.size() < 100) {
      struck.add(request);
    }
    first.countDown();
  }

  void atEnd(Runnable action) {
    atEnd.add(action);
  }

  /** Returns when what is held may go, or must be cut. */
  Fate hold() throws InterruptedException {
    boolean free = released.await(hold.toNanos(), TimeUnit.NANOSECONDS);
    return free && lost ? Fate.CUT : Fate.PASS;
  }

  /** Returns when the first request or answer was struck; false when none came in time. */
  public boolean awaitFirst(Duration limit) {
    try {
      return first.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The first hundred requests that were struck, in their order. */
  public List<RequestHead> struck() {
    return List.copyOf(struck);
  }

  /** Ends it; the connections on which something is held are cut, and what is held is lost. */
  public void cut() {
    lost = true;
    close();
  }

  @Override
  public void close() {
    disarm.accept(this);
    released.countDown();
    atEnd.forEach(Runnable::run);
  }
}
