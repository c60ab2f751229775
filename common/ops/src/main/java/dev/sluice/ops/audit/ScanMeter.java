package dev.sluice.ops.audit;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.kafka.StoredRecord;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How much of a topic has been read, said now and then. */
final class ScanMeter {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final Console console;
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final long begun = System.nanoTime();
  private final AtomicLong said = new AtomicLong(begun);

  ScanMeter(Console console) {
    this.console = console;
  }

  void count(String topic, StoredRecord record) {
    records.increment();
    bytes.add(size(record.key()) + size(record.value()));
    // the clock costs more than the counting
    if ((record.offset() & 0x3FFF) == 0) {
      say(topic);
    }
  }

  private static long size(byte @org.jspecify.annotations.Nullable [] part) {
    return part == null ? 0 : part.length;
  }

  private void say(String topic) {
    long now = System.nanoTime();
    long last = said.get();
    if (now - last > INTERVAL && said.compareAndSet(last, now)) {
      console.say(
          "reading %s: %,d records, %s, %s/s"
              .formatted(
                  topic,
                  records.sum(),
                  Amounts.ofBytes(bytes.sum()),
                  Amounts.ofBytes((long) (bytes.sum() * 1e9 / (now - begun)))));
    }
  }

  AuditReport.Recounted result(int topics) {
    return new AuditReport.Recounted(
        topics, records.sum(), bytes.sum(), (System.nanoTime() - begun) / 1_000_000);
  }
}
