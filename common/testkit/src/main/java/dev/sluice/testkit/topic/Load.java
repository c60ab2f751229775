package dev.sluice.testkit.topic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link LoadSpec} in the background with an idempotent producer (acks=all, retries
 * without end), so that each record is in the topic exactly once and in order whatever happens to
 * brokers meanwhile.
 */
public final class Load implements AutoCloseable {
  private final LoadSpec spec;
  private final IntSupplier allowed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final BitSet acknowledged = new BitSet();
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(r -> new Thread(r, "load"));
  private final CompletableFuture<Void> written;

  private Load(String bootstrapServers, LoadSpec spec, IntSupplier allowed) {
    this.spec = spec;
    this.allowed = allowed;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.idempotence", "true",
                "acks", "all",
                "linger.ms", "50",
                "batch.size", "65536",
                // longer than any fault of a test: giving up would break the order
                "delivery.timeout.ms", "300000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.written = CompletableFuture.runAsync(this::writeAll, thread);
  }

  public static Load start(String bootstrapServers, LoadSpec spec) {
    return start(bootstrapServers, spec, spec::records);
  }

  /**
   * A load that does not run away from its readers, however slow the machine is.
   *
   * @param allowed how many records may be written by now; asked before each
   */
  public static Load start(String bootstrapServers, LoadSpec spec, IntSupplier allowed) {
    return new Load(bootstrapServers, spec, allowed);
  }

  /** Writes all of it; fails if it is not acknowledged within the limit. */
  public static List<Sequenced> all(String bootstrapServers, LoadSpec spec, Duration limit) {
    try (Load load = start(bootstrapServers, spec)) {
      return load.await(limit);
    }
  }

  /** How many records the brokers have acknowledged so far. */
  public int acknowledgedCount() {
    synchronized (acknowledged) {
      return acknowledged.cardinality();
    }
  }

  /**
   * The acknowledged records in the order of writing: what the topic holds at least, and after the
   * end exactly.
   */
  public List<Sequenced> acknowledged() {
    BitSet snapshot;
    synchronized (acknowledged) {
      snapshot = (BitSet) acknowledged.clone();
    }
    List<Sequenced> records = new ArrayList<>(snapshot.cardinality());
    Iterator<Sequenced> all = spec.sequence();
    for (int i = 0; i < snapshot.length(); i++) {
      Sequenced record = all.next();
      if (snapshot.get(i)) {
        records.add(record);
      }
    }
    return records;
  }

  /** Waits until all records are written and acknowledged; fails if one was refused. */
  public List<Sequenced> await(Duration limit) {
    try {
      written.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "only "
              + acknowledgedCount()
              + " of "
              + spec.records()
              + " records acknowledged after "
              + limit,
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load of " + spec.topic() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading " + spec.topic(), e);
    }
    return acknowledged();
  }

  /** Writes no more, waits for what is under way, and returns what the topic holds now. */
  public List<Sequenced> stop(Duration limit) {
    stopping.countDown();
    return await(limit);
  }

  private void writeAll() {
    String padding = "x".repeat(spec.padding());
    long start = System.nanoTime();
    Iterator<Sequenced> records = spec.sequence();
    for (int i = 0; records.hasNext() && stopping.getCount() > 0; i++) {
      keepRate(start, i);
      awaitAllowed(i);
      Sequenced record = records.next();
      int index = i;
      byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
      var unused =
          producer.send(
              new ProducerRecord<>(spec.topic(), key, LoadJson.write(record, padding)),
              (metadata, failure) -> settle(index, failure));
    }
    producer.flush();
    Exception failure = refused.get();
    if (failure != null) {
      throw new IllegalStateException("a record was refused", failure);
    }
  }

  private void settle(int index, @Nullable Exception failure) {
    if (failure != null) {
      refused.compareAndSet(null, failure);
      stopping.countDown();
      return;
    }
    synchronized (acknowledged) {
      acknowledged.set(index);
    }
  }

  private void keepRate(long start, int index) {
    if (spec.perSecond() == LoadSpec.UNLIMITED) {
      return;
    }
    long due = start + index * 1_000_000_000L / spec.perSecond();
    long early = due - System.nanoTime();
    // a wait for every record would keep a core busy with waking up
    if (early > 2_000_000) {
      LockSupport.parkNanos(early);
    }
  }

  private void awaitAllowed(int index) {
    while (index >= allowed.getAsInt() && stopping.getCount() > 0) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    producer.close(Duration.ofSeconds(5));
    thread.shutdownNow();
  }
}
