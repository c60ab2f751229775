package dev.sluice.testkit.topic;

import dev.sluice.testkit.topic.LoadSequence.Identity;
import dev.sluice.testkit.topic.StampedJson.Form;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link LoadShape} in the background for hours, in memory that does not grow: the
 * producer is idempotent and never gives up, so that at the end all that was written is in the
 * topic once and in order, and counters per key say all of it.
 */
public final class PacedLoad implements AutoCloseable {
  // a load that was held up may catch up so much, and then keeps its rate again
  private static final long CATCH_UP_NANOS = Duration.ofSeconds(10).toNanos();

  // so that a pipeline that comes back has caught up before the next fault, most of the time
  private static final Duration LEAD = Duration.ofSeconds(20);

  // readers do not see every record: waiting for a single one may never end
  private static final int UNASKED = 1_000;

  private final String topic;
  private final LoadShape shape;
  private final int perSecond;
  private final LongSupplier visibleUpTo;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final LoadSequence sequence;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(r -> new Thread(r, "paced-load"));
  private final CompletableFuture<Void> written;
  private final long began;
  private long lastAt;

  private PacedLoad(
      String bootstrapServers,
      String topic,
      LoadShape shape,
      int perSecond,
      LongSupplier visibleUpTo,
      InstantSource clock) {
    this.topic = topic;
    this.shape = shape;
    this.perSecond = perSecond;
    this.visibleUpTo = visibleUpTo;
    this.clock = clock;
    this.sequence = new LoadSequence(shape);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.idempotence", "true",
                "acks", "all",
                "linger.ms", "100",
                "batch.size", "65536",
                "compression.type", "lz4",
                // longer than any fault: giving up would break the order
                "max.block.ms", "1800000",
                "delivery.timeout.ms", "1800000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.began = clock.millis();
    this.lastAt = began;
    this.written = CompletableFuture.runAsync(this::writeAll, thread);
  }

  /**
   * @param visibleUpTo the time of the latest record that readers have been given: a load does not
   *     run away from a pipeline that is down
   */
  public static PacedLoad start(
      String bootstrapServers,
      String topic,
      LoadShape shape,
      int perSecond,
      LongSupplier visibleUpTo,
      InstantSource clock) {
    return new PacedLoad(bootstrapServers, topic, shape, perSecond, visibleUpTo, clock);
  }

  /** Records that the brokers have acknowledged. */
  public long acknowledgedCount() {
    return acknowledged.get();
  }

  /**
   * Writes no more and waits for what is under way.
   *
   * @return how many sequence numbers of each key the topic holds
   */
  public long[] stop(Duration limit) {
    stopping.countDown();
    try {
      written.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the load is not acknowledged after " + limit, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load of " + topic + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading " + topic, e);
    }
    return sequence.written();
  }

  private void writeAll() {
    long step = 1_000_000_000L / perSecond;
    long due = System.nanoTime();
    long count = 0;
    for (; stopping.getCount() > 0; count++) {
      due = Math.max(due + step, System.nanoTime() - CATCH_UP_NANOS);
      awaitDue(due);
      if (count % UNASKED == 0) {
        awaitReaders();
      }
      write(sequence.next(), count);
    }
    for (Optional<Identity> owed = sequence.nextOwed();
        owed.isPresent();
        owed = sequence.nextOwed(), count++) {
      write(owed.get(), count);
    }
    producer.flush();
    Exception failure = refused.get();
    if (failure != null) {
      throw new IllegalStateException("a record was refused", failure);
    }
  }

  /**
   * Record time goes on with the load and not with the clock: however long the load is held up, the
   * second copy of a record comes within the span in which it is a repeat.
   */
  private void write(Identity identity, long count) {
    lastAt = clock.millis();
    Stamped record = new Stamped(identity.key(), identity.sequence(), lastAt);
    Form form = shape.malformed(identity.key()) ? Form.MALFORMED : Form.AS_WRITTEN;
    byte[] key = record.keyText().getBytes(StandardCharsets.UTF_8);
    byte[] value = StampedJson.write(record, form);
    long recordTime = began + count * 1_000 / perSecond;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, null, recordTime, key, value),
            (metadata, failure) -> settle(failure));
  }

  private void settle(@Nullable Exception failure) {
    if (failure == null) {
      acknowledged.incrementAndGet();
    } else {
      refused.compareAndSet(null, failure);
      stopping.countDown();
    }
  }

  private static void awaitDue(long due) {
    long early = due - System.nanoTime();
    // a wait for every record would keep a core busy with waking up
    if (early > 5_000_000) {
      LockSupport.parkNanos(early);
    }
  }

  private void awaitReaders() {
    while (lastAt - visibleUpTo.getAsLong() > LEAD.toMillis() && stopping.getCount() > 0) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    producer.close(Duration.ofSeconds(5));
    thread.shutdownNow();
  }
}
