package dev.sluice.testkit.audit;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.CharterNode.Kind;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.OffsetDigest;
import dev.sluice.core.ledger.OutputLine;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.ops.audit.recount.Checksum;
import dev.sluice.ops.kafka.KeyPartition;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The pipeline {@code in -> out} as it looks in Kafka: an output topic and a ledger, written in
 * transactions, without a Flink. What the ledger claims is always right; what is written can be
 * spoilt on the way.
 */
final class LedgeredCopy implements AutoCloseable {
  static final int OUTPUTS = 3;
  private static final int INPUTS = 2;

  private final String bootstrapServers;
  private final String name;
  private final Charter charter;
  private final List<InputPartition> inputs = new ArrayList<>();
  private final long[] next = new long[INPUTS];
  private final Tally[] read = new Tally[INPUTS];
  private final Tally[] written = new Tally[OUTPUTS];
  private final long[] content = new long[OUTPUTS];
  private final Checksum checksum = new Checksum();
  private final KafkaProducer<byte[], byte[]> producer;
  private long epoch;

  LedgeredCopy(KafkaUnderTest kafka, String name) {
    this.bootstrapServers = kafka.bootstrapServers();
    this.name = name;
    kafka.topics().create(name + ".in", INPUTS);
    kafka.topics().create(output(), OUTPUTS);
    kafka.topics().create(ledger(), 1);
    Uuid id = kafka.topics().id(name + ".in");
    TopicId topic = new TopicId(id.getMostSignificantBits(), id.getLeastSignificantBits());
    for (int partition = 0; partition < INPUTS; partition++) {
      inputs.add(new InputPartition(name + ".in", topic, partition));
    }
    Arrays.fill(read, Tally.ZERO);
    Arrays.fill(written, Tally.ZERO);
    charter =
        Charter.of(
            name,
            List.of(
                new CharterNode("in", Kind.SOURCE, List.of(), "", Provenance.CONTENT),
                new CharterNode("out", Kind.SINK, List.of("in"), output(), Provenance.CONTENT)));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                name + ".tx",
                "linger.ms",
                "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    inTransaction(() -> send(charter));
  }

  String output() {
    return name + ".out";
  }

  String ledger() {
    return "sluice.ledger." + name;
  }

  void inTransaction(Runnable work) {
    producer.beginTransaction();
    work.run();
    producer.commitTransaction();
  }

  /** As many records of each input partition, all right. */
  void epoch(int records) {
    epoch(records, List::of);
  }

  /**
   * @param spoil what is written instead of a record
   */
  void epoch(int records, Function<OutputDraft, List<OutputDraft>> spoil) {
    inTransaction(() -> send(write(records, spoil)));
  }

  /** Data and marker of the next epoch, in a transaction that nobody ends. */
  void openEpoch(int records) {
    producer.beginTransaction();
    send(write(records, List::of));
    producer.flush();
  }

  Marker write(int records, Function<OutputDraft, List<OutputDraft>> spoil) {
    epoch++;
    for (int partition = 0; partition < INPUTS; partition++) {
      for (int i = 0; i < records; i++) {
        one(partition, next[partition]++, spoil);
      }
    }
    return marker();
  }

  private void one(int partition, long offset, Function<OutputDraft, List<OutputDraft>> spoil) {
    String key = "k" + offset % 97;
    String value =
        "%s of %d@%d".formatted("a value of some two hundred bytes ".repeat(6), partition, offset);
    int to = KeyPartition.of(bytes(key), OUTPUTS);
    long digest = inputs.get(partition).digest(offset);
    long sum = checksum.of(bytes(key), bytes(value));
    read[partition] = read[partition].plus(new Tally(1, digest));
    written[to] = written[to].plus(new Tally(1, digest));
    content[to] += OffsetDigest.withContent(digest, sum);
    ProvenanceHeader header = ProvenanceHeader.of(inputs.get(partition), offset).withContent(sum);
    for (OutputDraft draft : spoil.apply(new OutputDraft(partition, offset, to, key, value))) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              output(), draft.partition(), bytes(draft.key()), bytes(draft.value()));
      record.headers().add(ProvenanceHeader.NAME, header.toBytes());
      producer.send(record);
    }
  }

  private Marker marker() {
    List<InputLine> lines = new ArrayList<>();
    List<OutputLine> outputs = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      lines.add(new InputLine(inputs.get(i), 0, 0, next[i], read[i]));
    }
    for (int i = 0; i < OUTPUTS; i++) {
      outputs.add(new OutputLine(i, written[i], content[i]));
    }
    Tally all = Arrays.stream(read).reduce(Tally.ZERO, Tally::plus);
    AccountId sink = new AccountId("out", Role.SINK, 0, 1);
    return new Marker(
        charter.generation(),
        sink,
        0,
        epoch - 1,
        epoch - 1,
        epoch,
        List.of(
            new Account.Sink(sink, output(), outputs),
            new Account.Step(
                new AccountId("out", Role.ENCODE, 0, 2),
                all,
                new TreeMap<>(Map.of(Account.MAIN, all)),
                new TreeMap<>()),
            new Account.Source(
                new AccountId("in", Role.SOURCE, 0, 3), lines, all, new TreeMap<>())));
  }

  /** What another sink's writer says of the epoch: what was read, and nothing of the output. */
  Marker ofAnother(Marker marker) {
    return Marker.first(
        marker.generation(),
        new AccountId("dead-letters", Role.SINK, 0, 9),
        0,
        marker.epoch(),
        marker.accounts().subList(2, 3));
  }

  /** As a loss is written: in no transaction. */
  void sendOutside(LedgerRecord record) {
    try (KafkaProducer<byte[], byte[]> plain =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      plain.send(entry(record));
    }
  }

  void send(LedgerRecord record) {
    producer.send(entry(record));
  }

  private ProducerRecord<byte[], byte[]> entry(LedgerRecord record) {
    return new ProducerRecord<>(ledger(), 0, bytes(record.key()), LedgerFormat.write(record));
  }

  /** Somebody else's record in the output topic. */
  void foreign() {
    inTransaction(
        () -> producer.send(new ProducerRecord<>(output(), 1, bytes("k"), bytes("foreign"))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ZERO);
  }
}
