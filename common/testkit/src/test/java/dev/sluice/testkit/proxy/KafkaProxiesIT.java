package dev.sluice.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each interference does to a real transaction what it says. */
class KafkaProxiesIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SOME_TIME = Duration.ofMillis(600);

  private static KafkaUnderTest kafka;
  private static KafkaProxies proxies;

  private final String topic = "t-" + UUID.randomUUID();
  private final String id = "id-" + UUID.randomUUID();

  @BeforeAll
  static void open() {
    kafka = KafkaUnderTest.behindProxies(1, UnaryOperator.identity());
    proxies = kafka.proxies().orElseThrow();
  }

  @AfterAll
  static void close() {
    kafka.close();
  }

  @BeforeEach
  void createTopic() {
    kafka.topics().create(topic, 1);
  }

  @Test
  void knowsTheRequestsOfATransactionAndWhoSendsThem() {
    try (Interception seen =
            proxies.intercept(
                Target.everything().inTransactions(id), Interference.HOLD_REQUEST, Duration.ZERO);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      producer.commitTransaction();

      assertThat(seen.struck())
          .extracting(RequestHead::api)
          .contains(ApiKeys.INIT_PRODUCER_ID, ApiKeys.PRODUCE, ApiKeys.END_TXN);
      assertThat(seen.struck()).allMatch(request -> request.transactionalId().equals(id));
      assertThat(seen.struck()).allMatch(request -> request.broker() == 1);
    }
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void aHeldCommitHasNotHappened() {
    try (Interception held = intercept(ApiKeys.END_TXN, Interference.HOLD_REQUEST);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
      assertThat(held.awaitFirst(LIMIT)).isTrue();
      assertThat(state()).isEqualTo(TransactionState.ONGOING);
      assertThat(commit).isNotDone();

      held.close();
      commit.join();
      assertThat(committed()).isEqualTo(1);
    }
  }

  @Test
  void aHeldAnswerHasHappened() {
    try (Interception held = intercept(ApiKeys.END_TXN, Interference.HOLD_ANSWER);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
      assertThat(held.awaitFirst(LIMIT)).isTrue();
      assertThat(committed()).isEqualTo(1);
      assertThat(commit).isNotDone();

      held.close();
      commit.join();
    }
  }

  @Test
  void aLostCommitIsSentAgainWhenTheConnectionIsGivenUp() {
    try (Interception lost = intercept(ApiKeys.END_TXN, Interference.LOSE_REQUEST);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
      assertThat(lost.awaitFirst(LIMIT)).isTrue();
      assertThat(state()).isEqualTo(TransactionState.ONGOING);

      lost.close();
      commit.join();
      assertThat(committed()).isEqualTo(1);
    }
  }

  @Test
  void aLostAnswerLeavesTheClientInTheDark() {
    try (Interception lost = intercept(ApiKeys.END_TXN, Interference.LOSE_ANSWER);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
      assertThat(lost.awaitFirst(LIMIT)).isTrue();
      assertThat(committed()).isEqualTo(1);
      assertThat(commit).isNotDone();

      lost.close();
      commit.join();
    }
  }

  @Test
  void aConnectionCutBeforeOrAfterTheCommitIsMadeAgain() {
    for (Interference cut :
        List.of(Interference.CUT_BEFORE_REQUEST, Interference.CUT_BEFORE_ANSWER)) {
      try (Interception struck = intercept(ApiKeys.END_TXN, cut);
          KafkaProducer<byte[], byte[]> producer = producer()) {
        begin(producer);
        producer.commitTransaction();
        assertThat(struck.struck()).hasSize(1);
      }
    }
    assertThat(committed()).isEqualTo(2);
  }

  @Test
  void theClientHearsTheFirstAnswerToADoubledRequestOnly() {
    try (Interception produce = intercept(ApiKeys.PRODUCE, Interference.DOUBLE_REQUEST);
        Interception commit = intercept(ApiKeys.END_TXN, Interference.DOUBLE_REQUEST);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, new byte[100]));
      producer.abortTransaction();
      assertThat(produce.struck()).hasSize(1);
      assertThat(commit.struck()).hasSize(1);
    }
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void nobodyGetsThroughToABrokerThatIsCutOffUntilItJoins() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      begin(producer);
      proxies.cutOff(1);
      CompletableFuture<Void> commit = CompletableFuture.runAsync(producer::commitTransaction);
      Awaitility.await().during(SOME_TIME).until(() -> !commit.isDone());
      assertThat(state()).isEqualTo(TransactionState.ONGOING);

      proxies.join(1);
      commit.join();
    }
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void aSlowNetworkDelaysEverything() {
    try (Interception slow =
            proxies.intercept(
                Target.everything(), Interference.HOLD_REQUEST, Duration.ofMillis(300));
        KafkaProducer<byte[], byte[]> producer = producer(Map.of("max.block.ms", 500))) {
      assertThatThrownBy(producer::initTransactions).isInstanceOf(TimeoutException.class);
      assertThat(slow.struck()).isNotEmpty();
    }
  }

  @Test
  void carriesLargeRequestsWhole() {
    int records = 400;
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, new byte[500_000]));
      }
      producer.commitTransaction();
    }
    assertThat(kafka.topics().writtenCount(topic)).isEqualTo(records + 1);
  }

  private Interception intercept(ApiKeys api, Interference interference) {
    return proxies.intercept(Target.next(api).inTransactions(id), interference);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return producer(Map.of());
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("bootstrap.servers", proxies.bootstrapServers());
    config.put("transactional.id", id);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void begin(KafkaProducer<byte[], byte[]> producer) {
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, new byte[100]));
    producer.flush();
  }

  private TransactionState state() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeTransactions(List.of(id))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .get(id)
          .state();
    }
  }

  private int committed() {
    return new CommittedReader(kafka.bootstrapServers()).readAll(topic, LIMIT).size();
  }
}
