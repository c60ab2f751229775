package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.OffsetDigest;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.name.TopicName;
import dev.sluice.runtime.ledger.WriterBook;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.Statement;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as it is to one topic, with a header that says where it comes from. It chooses
 * the partition itself, as the ledger has to say it.
 */
final class EdgeSerializer implements KafkaRecordSerializationSchema<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Provenance provenance;
  private transient @Nullable WriterBook book;
  private transient String ledgerTopic = "";
  private transient int partitions;

  EdgeSerializer(TopicName topic, Provenance provenance) {
    this.topic = topic.value();
    this.provenance = provenance;
  }

  /** From now on records are counted, and entries go to the ledger. */
  void keep(WriterBook writerBook, TopicName ledger) {
    this.book = writerBook;
    this.ledgerTopic = ledger.value();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      EdgeRecord record, KafkaSinkContext context, @Nullable Long ignored) {
    if (record.statementOrNull() instanceof Statement.Entry entry) {
      return new ProducerRecord<>(
          ledgerTopic, 0, entry.key().getBytes(StandardCharsets.UTF_8), entry.value());
    }
    if (partitions == 0) {
      partitions = context.getPartitionsForTopic(topic).length;
    }
    int partition = Partitions.choose(record, partitions);
    // a record without a timestamp (-1, message format 0) gets the time of its writing
    Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(topic, partition, timestamp, record.key(), record.value());
    Headers headers = out.headers();
    for (RecordHeader header : record.headers().all()) {
      if (!header.name().equals(ProvenanceHeader.NAME)) {
        headers.add(header.name(), header.value());
      }
    }
    long content = provenance == Provenance.CONTENT ? Checksum.of(record) : 0;
    if (provenance != Provenance.NONE) {
      headers.add(ProvenanceHeader.NAME, header(record, content).toBytes());
    }
    if (book != null) {
      count(record, partition, content, book);
    }
    return out;
  }

  private ProvenanceHeader header(EdgeRecord record, long content) {
    ProvenanceHeader header =
        ProvenanceHeader.of(record.coordinates().input(), record.coordinates().offset());
    return provenance == Provenance.CONTENT ? header.withContent(content) : header;
  }

  private void count(EdgeRecord record, int partition, long content, WriterBook kept) {
    long digest = record.coordinates().digest();
    kept.write(
        partition,
        digest,
        provenance == Provenance.CONTENT ? OffsetDigest.withContent(digest, content) : 0);
  }
}
