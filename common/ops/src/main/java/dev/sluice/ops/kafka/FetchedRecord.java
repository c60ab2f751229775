package dev.sluice.ops.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as the consumer gives it. */
record FetchedRecord(ConsumerRecord<byte[], byte[]> record) implements StoredRecord {
  @Override
  public int partition() {
    return record.partition();
  }

  @Override
  public long offset() {
    return record.offset();
  }

  @Override
  public long timestamp() {
    return record.timestamp();
  }

  @Override
  public byte @Nullable [] key() {
    return record.key();
  }

  @Override
  public byte @Nullable [] value() {
    return record.value();
  }

  @Override
  public byte @Nullable [] header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
