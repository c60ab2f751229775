package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A subtask's open transaction hides what another subtask has committed behind it. */
class LedgerPositionsIT {
  private static final NodeName SOURCE = new NodeName("in");
  private static final InputPartition FIRST = new InputPartition("in", new TopicId(1, 2), 0);
  private static final TopicName LEDGER = new TopicName("positions");

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();

  @Test
  void knowWhatMayBeCommittedBehindAnOpenTransaction() throws Exception {
    kafka.topics().create(LEDGER.value(), 1);
    try (KafkaProducer<byte[], byte[]> committed = new KafkaProducer<>(settings(Map.of()));
        KafkaProducer<byte[], byte[]> open =
            new KafkaProducer<>(settings(Map.of("transactional.id", "positions-0-1001")))) {
      send(committed, marker(0, 20));
      assertThat(read().next(SOURCE, FIRST)).hasValue(20);
      assertThat(read().undecidedNext(SOURCE, FIRST)).isEmpty();

      open.initTransactions();
      open.beginTransaction();
      send(open, marker(1, 20));
      send(committed, marker(0, 30));
      assertThat(read().next(SOURCE, FIRST)).as("below the open one").hasValue(20);
      assertThat(read().undecidedNext(SOURCE, FIRST)).as("behind it").hasValue(30);

      open.abortTransaction();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> read().undecidedNext(SOURCE, FIRST).isEmpty());
      assertThat(read().next(SOURCE, FIRST)).hasValue(30);
    }
  }

  private LedgerPositions read() throws Exception {
    return LedgerPositions.read(
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of(), Map.of()),
        LEDGER);
  }

  private Map<String, Object> settings(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return settings;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Marker marker)
      throws ExecutionException, InterruptedException {
    producer
        .send(
            new ProducerRecord<>(
                LEDGER.value(),
                0,
                marker.key().getBytes(StandardCharsets.UTF_8),
                LedgerFormat.write(marker)))
        .get();
  }

  private static Marker marker(int subtask, long next) {
    Account account =
        new Account.Source(
            new AccountId("in", Role.SOURCE, 0, 7),
            List.of(new InputLine(FIRST, 0, 0, next, Tally.ZERO)),
            Tally.ZERO,
            Collections.emptySortedMap());
    return Marker.first(1, new AccountId("out", Role.SINK, subtask, 3), 0, 1001, List.of(account));
  }
}
