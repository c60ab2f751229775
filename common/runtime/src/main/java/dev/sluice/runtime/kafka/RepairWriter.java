package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.OutputLine;
import dev.sluice.core.ledger.Repair;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.runtime.ledger.WriterBook;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.Statement;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** See {@link RepairSink}. */
final class RepairWriter implements SinkWriter<EdgeRecord> {
  private final RepairSink sink;
  private final KafkaProducer<byte[], byte[]> producer;
  private final EdgeSerializer serializer;
  private final WriterBook book;
  private final Repair repair;
  private final KafkaSinkContext partitions;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private RepairWriter(
      RepairSink sink, KafkaProducer<byte[], byte[]> producer, Repair repair, WriterBook book) {
    this.sink = sink;
    this.producer = producer;
    this.repair = repair;
    this.book = book;
    this.serializer = new EdgeSerializer(sink.topic(), sink.provenance());
    this.partitions = new RepairContext(producer);
    serializer.keep(book, sink.ledger());
  }

  /**
   * Ends what an earlier repair of this sink has left open, and only then looks whether there is
   * something left to repair.
   */
  static RepairWriter open(RepairSink sink) throws IOException {
    Properties properties = ClientProperties.producer(sink.cluster());
    properties.setProperty(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        TransactionalIdPrefix.of(sink.pipeline(), sink.sink()) + "repair");
    properties.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        String.valueOf(
            TransactionTimeout.choose(null, ClientProperties.admin(sink.cluster())).toMillis()));
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      LostEpoch lost =
          LedgerBooks.readAll(sink.cluster(), sink.ledger()).losses().stream()
              .filter(one -> one.loss().key().equals(sink.loss()))
              .filter(one -> one.state() == LostEpoch.State.MISSING)
              .findFirst()
              .orElseThrow(
                  () ->
                      Stop.of(
                          "repair/nothing-lost",
                          "'"
                              + sink.loss()
                              + "' is no loss, or nothing of it is missing any more"));
      producer.beginTransaction();
      return new RepairWriter(sink, producer, Repair.of(lost.loss()), book(sink));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      producer.close();
      throw new IOException("interrupted while the ledger was read", e);
    } catch (IOException | RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** Counts what is written here; nobody else reads it. */
  private static WriterBook book(RepairSink sink) {
    return new WriterBook(
        Charter.of(sink.pipeline().value(), List.of()),
        new AccountId(sink.sink().value(), Role.SINK, 0, 0),
        sink.topic().value(),
        0);
  }

  @Override
  public void write(EdgeRecord record, Context context) throws IOException {
    check();
    send(record);
  }

  private void send(EdgeRecord record) {
    var unused =
        producer.send(
            serializer.serialize(record, partitions, null),
            (metadata, refused) -> failure.compareAndSet(null, refused));
  }

  private void check() throws IOException {
    Exception refused = failure.get();
    if (refused != null) {
      throw new IOException("a repaired record was refused by Kafka", refused);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    producer.flush();
    check();
    if (!endOfInput) {
      return;
    }
    compare();
    send(EdgeRecord.of(new Statement.Entry(repair.key(), LedgerFormat.write(repair))));
    producer.commitTransaction();
  }

  private void compare() {
    List<OutputLine> lines =
        book.close(Marker.END).stream()
            .flatMap(marker -> marker.accounts().stream())
            .map(Account.Sink.class::cast)
            .flatMap(account -> account.lines().stream())
            .toList();
    Tally made = lines.stream().map(OutputLine::written).reduce(Tally.ZERO, Tally::plus);
    long content = lines.stream().mapToLong(OutputLine::content).sum();
    long lost = sink.missing().written().count();
    if (!new Claim(made, content).equals(sink.missing())) {
      throw Stop.of(
          "repair/not-the-same",
          "the lost transaction held %d records, the same input now makes %d%s; nothing was written. Repair with the pipeline file that was running then"
              .formatted(lost, made.count(), made.count() == lost ? " others" : ""));
    }
  }

  @Override
  public void close() {
    try {
      producer.close();
    } catch (KafkaException e) {
      throw new IllegalStateException("the repair's producer cannot be closed", e);
    }
  }
}
