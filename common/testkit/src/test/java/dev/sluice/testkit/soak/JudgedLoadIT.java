package dev.sluice.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.CorruptedRecordException;
import dev.sluice.testkit.topic.KcatReader;
import dev.sluice.testkit.topic.PacedLoad;
import dev.sluice.testkit.topic.Stamped;
import dev.sluice.testkit.topic.StampedJson;
import dev.sluice.testkit.topic.StampedJson.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A load as it is, and what the readers say when one record is taken away, added or aborted. */
class JudgedLoadIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int RECORDS = 20_000;
  private static final SoakPlan PLAN = SoakPlan.ofSeed(7);

  private static long[] written;

  private final String kafka = KafkaUnderTest.shared().bootstrapServers();

  @BeforeAll
  static void load() {
    KafkaUnderTest kafka = KafkaUnderTest.shared();
    kafka.topics().create(SoakPlan.INPUT, SoakPlan.INPUT_PARTITIONS);
    try (PacedLoad load =
        PacedLoad.start(
            kafka.bootstrapServers(),
            SoakPlan.INPUT,
            PLAN.shape(),
            RECORDS,
            () -> Long.MAX_VALUE / 2,
            heldUpFor(Duration.ofMinutes(1)))) {
      Awaitility.await().atMost(LIMIT).until(() -> load.acknowledgedCount() >= RECORDS);
      written = load.stop(LIMIT);
    }
    abort(kafka.bootstrapServers());
  }

  /** A clock by which the load is held up so long after every thousand records. */
  private static InstantSource heldUpFor(Duration time) {
    AtomicInteger asked = new AtomicInteger();
    return () -> Instant.now().plus(time.multipliedBy(asked.incrementAndGet() / 1_000));
  }

  private static void abort(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "aborting");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new ProducerRecord<>(SoakPlan.INPUT, new byte[] {'x'}));
      producer.flush();
      producer.abortTransaction();
    }
  }

  private FinalReading reading(long[] perKey) {
    return FinalReading.of(PLAN.input(), PLAN, new CommittedReader(kafka), perKey);
  }

  @Test
  void isBalancedAsItWasWritten() {
    FinalReading reading = reading(written);
    assertThat(reading.verdict().balanced()).as(reading.verdict().toString()).isTrue();
    assertThat(reading.digest().records()).isGreaterThanOrEqualTo(RECORDS);
  }

  /** Otherwise a pipeline that forgets would be right to pass both. */
  @Test
  void hasBothCopiesOfARecordWithinWhatThePipelineRemembers() throws CorruptedRecordException {
    Map<String, Long> first = new HashMap<>();
    List<Long> apart = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        new CommittedReader(kafka).readAll(SoakPlan.INPUT, LIMIT)) {
      Stamped stamped = StampedJson.read(record.value(), Form.OF_THE_LOAD);
      Long before = first.putIfAbsent(stamped.key() + "#" + stamped.sequence(), record.timestamp());
      if (before != null) {
        apart.add(record.timestamp() - before);
      }
    }
    assertThat(apart).hasSizeGreaterThan(RECORDS / 200).allMatch(millis -> millis < 60_000);
  }

  @Test
  void lacksARecordThatIsSaidToBeWritten() {
    long[] more = written.clone();
    more[17]++;
    assertThat(reading(more).verdict().verdict().missing().count()).isBetween(1L, 2L);
  }

  @Test
  void hasARecordTooManyWhenOneIsSaidNotToBeWritten() {
    long[] fewer = written.clone();
    fewer[17]--;
    assertThat(reading(fewer).verdict().verdict().unexpected().count()).isEqualTo(1);
  }

  @Test
  void isTheSameForKcat() {
    assumeThat(KcatReader.installed()).as("kcat is installed").isTrue();
    assertThat(new KcatReader(kafka).read(SoakPlan.INPUT)).contains(reading(written).digest());
  }
}
