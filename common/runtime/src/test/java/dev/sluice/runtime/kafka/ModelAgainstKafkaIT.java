package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.kafka.ModelCoordinator.Answer;
import dev.sluice.runtime.kafka.ModelCoordinator.Client;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ModelCoordinator} says of every history what a broker's DescribeTransactions says. */
class ModelAgainstKafkaIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(8);
  private static final Duration LONG = Duration.ofMinutes(10);

  private enum Step {
    INIT,
    WRITE,
    COMMIT,
    ABORT,
    TIME_OUT,
    FENCE,
    /** What a restored committer does with the first transaction of the history. */
    RESUME
  }

  private static final List<String> HISTORIES =
      List.of(
          "INIT WRITE COMMIT RESUME",
          "INIT WRITE RESUME RESUME",
          "INIT WRITE ABORT RESUME",
          "INIT WRITE TIME_OUT RESUME",
          "INIT WRITE FENCE RESUME",
          "INIT WRITE INIT RESUME",
          "INIT WRITE COMMIT INIT RESUME",
          "INIT WRITE RESUME INIT WRITE ABORT RESUME",
          "INIT WRITE RESUME INIT WRITE COMMIT RESUME",
          "INIT WRITE COMMIT INIT WRITE COMMIT RESUME",
          "INIT WRITE COMMIT INIT WRITE TIME_OUT RESUME",
          "INIT WRITE RESUME INIT WRITE RESUME");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void saysWhatABrokerSays(int version) throws Exception {
    try (KafkaUnderTest kafka =
            KafkaUnderTest.start(
                1,
                spec ->
                    spec.withFeatures(Map.of("transaction.version", version))
                        .withBrokerProperties(
                            Map.of(
                                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                                "500")));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        PreparedTransactions producers = new PreparedTransactions(kafka.bootstrapServers());
        CoordinatorWitness witness = new CoordinatorWitness(producers.properties(LONG))) {
      kafka.topics().create("out", 1);
      for (String history : HISTORIES) {
        replay(history, version, admin, producers, witness);
      }
    }
  }

  private static void replay(
      String history,
      int version,
      Admin admin,
      PreparedTransactions producers,
      CoordinatorWitness witness)
      throws Exception {
    String id = history.replace(' ', '-');
    ModelCoordinator model = new ModelCoordinator(version);
    FlinkKafkaInternalProducer<byte[], byte[]> writer = null;
    Client client = null;
    Client first = null;
    long producerId = -1;
    int epoch = -1;
    for (String word : history.split(" ")) {
      switch (Step.valueOf(word)) {
        case INIT -> {
          writer = producers.writer(id, history.contains("TIME_OUT") ? SHORT : LONG);
          writer.initTransactions();
          client = initialised(model, id);
        }
        case WRITE -> {
          Marker marker = PreparedTransactions.marker(1, 1);
          writer.beginTransaction();
          writer.send(new ProducerRecord<>("out", new byte[] {1})).get();
          assertThat(model.begin(client, new ModelTransaction(marker))).isTrue();
        }
        case COMMIT -> {
          writer.commitTransaction();
          assertThat(model.end(client, true)).isEqualTo(Answer.OK);
        }
        case ABORT -> {
          writer.abortTransaction();
          assertThat(model.end(client, false)).isEqualTo(Answer.OK);
        }
        case TIME_OUT -> model.timeOut(id);
        case FENCE -> {
          admin.fenceProducers(Set.of(id)).all().get();
          client = initialised(model, id);
        }
        case RESUME ->
            assertThat(resume(producers, id, producerId, epoch))
                .as("version %d: %s", version, history)
                .isEqualTo(model.end(new Client(id, first.producerId(), first.epoch(), 1), true));
      }
      model.complete(id);
      if (first == null) {
        TransactionEvidence begun = witness.describe(Set.of(id)).get(id);
        producerId = begun.producerId();
        epoch = begun.producerEpoch();
        first = client;
      }
      // brokers give the first epoch twice when they were asked twice
      int offset = epoch - first.epoch();
      TransactionEvidence seen = model.describe(id).orElseThrow();
      Awaitility.await("version " + version + ": " + history + ": " + word)
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                TransactionEvidence real = witness.describe(Set.of(id)).get(id);
                assertThat(real.state()).isEqualTo(seen.state());
                assertThat(real.producerEpoch() - offset).isEqualTo(seen.producerEpoch());
                assertThat(real.transactionVersion()).isEqualTo(version);
              });
    }
  }

  private static Client initialised(ModelCoordinator model, String id) {
    return model
        .init(id)
        .or(
            () -> {
              model.complete(id);
              return model.init(id);
            })
        .orElseThrow();
  }

  private static Answer resume(
      PreparedTransactions producers, String id, long producerId, int epoch) {
    try (FlinkKafkaInternalProducer<byte[], byte[]> producer =
        new FlinkKafkaInternalProducer<>(producers.properties(LONG), id)) {
      producer.resumeTransaction(producerId, (short) epoch);
      producer.commitTransaction();
      return Answer.OK;
    } catch (ProducerFencedException e) {
      return Answer.FENCED;
    } catch (InvalidTxnStateException e) {
      return Answer.INVALID_STATE;
    } catch (InvalidPidMappingException e) {
      return Answer.INVALID_PID_MAPPING;
    } catch (KafkaException e) {
      throw new AssertionError("no answer of the model", e);
    }
  }
}
