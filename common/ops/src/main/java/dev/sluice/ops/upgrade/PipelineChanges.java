package dev.sluice.ops.upgrade;

import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.Settings;
import dev.sluice.ops.upgrade.Change.Effect;
import dev.sluice.ops.upgrade.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a pipeline, and says for each difference what becomes of the state. */
public final class PipelineChanges {

  private PipelineChanges() {}

  public static List<Change> between(CheckedPipeline old, CheckedPipeline now) {
    PipelineSpec before = old.spec();
    PipelineSpec after = now.spec();
    if (!before.name().equals(after.name())) {
      throw new IllegalArgumentException(
          "'" + after.name() + "' is not a version of '" + before.name() + "'");
    }
    List<Change> changes = new ArrayList<>();
    changes.addAll(new SourceChanges().between(before.sources(), after.sources()));
    changes.addAll(new StepChanges(old, now).between(before.steps(), after.steps()));
    changes.addAll(new SinkChanges().between(before.sinks(), after.sinks()));
    deadLetters(before, after, changes);
    ledger(before, after, changes);
    settings(before.settings(), after.settings(), changes);
    if (!old.cluster().equals(now.cluster())) {
      changes.add(
          new Change(
              Kind.CHANGED,
              Effect.KEEPS_STATE,
              "kafka",
              "the cluster profile; it must still lead to the same Kafka cluster"));
    }
    return changes;
  }

  private static void deadLetters(PipelineSpec before, PipelineSpec after, List<Change> changes) {
    String subject = PipelineSpec.DEAD_LETTERS.value();
    if (before.deadLetterTopic().isPresent() && after.deadLetterTopic().isEmpty()) {
      changes.add(
          new Change(
              Kind.REMOVED,
              Effect.DROPS_STATE,
              subject,
              "a record that cannot be handled will stop the pipeline"));
    } else if (before.deadLetterTopic().isEmpty() && after.deadLetterTopic().isPresent()) {
      changes.add(
          new Change(
              Kind.ADDED,
              Effect.KEEPS_STATE,
              subject,
              "records that cannot be handled go to " + after.deadLetterTopicOrNull()));
    } else if (!before.deadLetterTopic().equals(after.deadLetterTopic())) {
      String change =
          "topic: " + before.deadLetterTopicOrNull() + " -> " + after.deadLetterTopicOrNull();
      changes.add(new Change(Kind.CHANGED, Effect.KEEPS_STATE, subject, change));
    }
  }

  private static void ledger(PipelineSpec before, PipelineSpec after, List<Change> changes) {
    if (!before.ledgerTopic().equals(after.ledgerTopic())) {
      String change =
          ledger(before) + " -> " + ledger(after) + "; an audit sees a gap where it changes";
      changes.add(new Change(Kind.CHANGED, Effect.KEEPS_STATE, "ledger", change));
    }
  }

  private static String ledger(PipelineSpec version) {
    return version.ledgerTopic().map(TopicName::value).orElse("off");
  }

  private static void settings(Settings before, Settings after, List<Change> changes) {
    if (before.maxParallelism() != after.maxParallelism()) {
      String change =
          before.maxParallelism()
              + " -> "
              + after.maxParallelism()
              + "; keyed state is cut by it, so it can never change";
      changes.add(new Change(Kind.CHANGED, Effect.IMPOSSIBLE, "max-parallelism", change));
    }
    setting("parallelism", before.parallelismOrNull(), after.parallelismOrNull(), changes);
    setting(
        "checkpoint interval", before.checkpointInterval(), after.checkpointInterval(), changes);
    setting("checkpoint timeout", before.checkpointTimeout(), after.checkpointTimeout(), changes);
    setting(
        "transaction timeout",
        before.transactionTimeoutOrNull(),
        after.transactionTimeoutOrNull(),
        changes);
    setting("restart budget", before.restartBudget(), after.restartBudget(), changes);
    setting(
        "on lost transaction",
        before.onLostTransaction().text(),
        after.onLostTransaction().text(),
        changes);
  }

  private static void setting(
      String name, @Nullable Object before, @Nullable Object after, List<Change> changes) {
    if (!Objects.equals(before, after)) {
      String change =
          (before == null ? "default" : before) + " -> " + (after == null ? "default" : after);
      changes.add(new Change(Kind.CHANGED, Effect.KEEPS_STATE, name, change));
    }
  }
}
