package dev.sluice.testkit.soak;

import dev.sluice.testkit.topic.TransactionSurvey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Nothing is left behind in the brokers that would block readers. */
record TransactionChecks(String bootstrapServers) {
  /** A transaction whose end is written to its log is seen to end a moment later. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  CheckResult noneOpen() {
    try (TransactionSurvey survey = new TransactionSurvey(bootstrapServers)) {
      List<String> open = settled(survey::open);
      String text = "%d open, of %s".formatted(open.size(), survey.states());
      return CheckResult.counted(
          "open transactions", open.size(), open.isEmpty() ? text : text + ": " + open);
    }
  }

  CheckResult allStable(SoakPlan plan) {
    try (TransactionSurvey survey = new TransactionSurvey(bootstrapServers)) {
      List<String> topics = new ArrayList<>(plan.outputTopics());
      topics.add(SoakPlan.INPUT);
      List<String> blocked = settled(() -> survey.blocked(topics));
      return CheckResult.of(
          "last stable offset",
          blocked.isEmpty(),
          blocked.isEmpty()
              ? "is the high watermark on every partition of " + topics.size() + " topics"
              : "below the high watermark: " + blocked);
    }
  }

  private static List<String> settled(Supplier<List<String>> look) {
    try {
      return Awaitility.await().atMost(SETTLING).until(look::get, List::isEmpty);
    } catch (ConditionTimeoutException e) {
      return look.get();
    }
  }
}
