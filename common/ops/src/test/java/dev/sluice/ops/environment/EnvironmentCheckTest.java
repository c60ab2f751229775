package dev.sluice.ops.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.ops.Pipelines;
import dev.sluice.ops.environment.Finding.Level;
import dev.sluice.ops.kafka.KafkaFacts;
import dev.sluice.ops.kafka.KafkaQuestions;
import dev.sluice.ops.kafka.TopicFacts;
import dev.sluice.ops.kafka.TopicFacts.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {
  private static final TopicFacts FINE =
      new TopicFacts.Present(3, Set.of(Operation.READ, Operation.WRITE));
  private static final Map<String, TopicFacts> ALL_FINE =
      Map.of("in", FINE, "out", FINE, "dead", FINE);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static final String PIPELINE =
      """
      apiVersion: sluice/v1
      pipeline: orders
      kafka: local
      sources:
        a: {topic: in, format: raw, start: earliest}
        b: {topic-pattern: 'more[.].*', format: raw, start: earliest}
      sinks:
        out: {from: [a, b], topic: out, format: raw}
      dead-letters: {topic: dead}
      """;

  @Test
  void asksAboutEverythingThatThePipelineTouches() {
    KafkaQuestions questions = EnvironmentCheck.questions(spec());
    assertThat(questions.topics())
        .containsExactlyInAnyOrder("in", "out", "dead", "sluice.ledger.orders");
    assertThat(questions.patterns()).containsExactly("more[.].*");
    assertThat(questions.consumerGroup()).isEqualTo("orders");
    assertThat(questions.transactionalIds())
        .hasSize(2)
        .anyMatch(id -> id.startsWith("orders.out."))
        .anyMatch(id -> id.startsWith("orders.dead-letters."));
  }

  @Test
  void findsNothingWhereAllIsWell() {
    assertThat(findings(ALL_FINE, QUARTER)).isEmpty();
  }

  @Test
  void findsAllMissingTopicsAtOnce() {
    Map<String, TopicFacts> none =
        Map.of(
            "in",
            new TopicFacts.Missing(),
            "out",
            new TopicFacts.Missing(),
            "dead",
            new TopicFacts.Missing());
    assertThat(findings(none, QUARTER))
        .extracting(Finding::message)
        .containsExactly(
            "source 'a': topic 'in' does not exist",
            "sink 'out': topic 'out' does not exist",
            "dead-letters: topic 'dead' does not exist");
  }

  @Test
  void findsTopicsThatMayNotBeUsed() {
    assertThat(findings(with("in", new TopicFacts.Hidden()), QUARTER))
        .extracting(Finding::message)
        .containsExactly("source 'a': no permission to READ topic 'in'");
    assertThat(findings(with("out", new TopicFacts.Present(3, Set.of(Operation.READ))), QUARTER))
        .extracting(Finding::message)
        .containsExactly("sink 'out': no permission to WRITE topic 'out'");
  }

  @Test
  void findsALedgerThatMayNotBeWritten() {
    TopicFacts readable = new TopicFacts.Present(1, Set.of(Operation.READ));
    assertThat(findings(with("sluice.ledger.orders", readable), QUARTER))
        .extracting(Finding::message)
        .containsExactly("ledger: no permission to READ and WRITE topic 'sluice.ledger.orders'");
    assertThat(findings(with("sluice.ledger.orders", new TopicFacts.Hidden()), QUARTER)).hasSize(1);
    TopicFacts missing = new TopicFacts.Missing();
    assertThat(findings(with("sluice.ledger.orders", missing), QUARTER)).isEmpty();
    TopicFacts usable = new TopicFacts.Present(1, Set.of(Operation.READ, Operation.WRITE));
    assertThat(findings(with("sluice.ledger.orders", usable), QUARTER)).isEmpty();
  }

  @Test
  void warnsOfAPatternThatNothingMatches() {
    KafkaFacts facts = new KafkaFacts(ALL_FINE, Map.of("more[.].*", List.of()), QUARTER, List.of());
    assertThat(EnvironmentCheck.findings(spec(), facts))
        .extracting(Finding::level)
        .containsExactly(Level.WARNING);
  }

  @Test
  void findsBrokersThatAbortBeforeThePipelineMayCommit() {
    assertThat(findings(ALL_FINE, Duration.ofMinutes(2)))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("abort transactions after 120000 ms")
                    .contains("600000 ms"));
  }

  @Test
  void warnsWhenTheBrokersLimitIsUnknown() {
    assertThat(findings(ALL_FINE, null)).extracting(Finding::level).containsExactly(Level.WARNING);
  }

  @Test
  void findsIdsThatMayNotBeUsed() {
    KafkaFacts facts =
        new KafkaFacts(ALL_FINE, matching(), QUARTER, List.of("consumer group orders"));
    assertThat(EnvironmentCheck.findings(spec(), facts))
        .extracting(Finding::message)
        .containsExactly("no permission on consumer group orders");
  }

  private static List<Finding> findings(
      Map<String, TopicFacts> topics, @Nullable Duration maximum) {
    return EnvironmentCheck.findings(
        spec(), new KafkaFacts(topics, matching(), maximum, List.of()));
  }

  private static Map<String, List<String>> matching() {
    return Map.of("more[.].*", List.of("more.one"));
  }

  private static Map<String, TopicFacts> with(String topic, TopicFacts facts) {
    Map<String, TopicFacts> topics = new HashMap<>(ALL_FINE);
    topics.put(topic, facts);
    return topics;
  }

  private static PipelineSpec spec() {
    return Pipelines.read(PIPELINE).spec();
  }
}
