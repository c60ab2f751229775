package dev.sluice.runtime.kafka;

import dev.sluice.core.name.TopicName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates a ledger's topic at a pipeline's first start: unlike others, it is nobody's to shape. */
final class LedgerTopics {
  /** Accounts are cumulative; before that age each epoch can still be looked at by itself. */
  private static final Duration EPOCHS_KEPT = Duration.ofDays(30);

  private LedgerTopics() {}

  static void ensure(TopicName topic, Properties adminProperties) throws IOException {
    try (Admin admin = Admin.create(adminProperties)) {
      if (exists(topic, admin)) {
        requireCompacted(topic, admin);
      } else {
        admin.createTopics(List.of(definition(topic))).all().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return; // another subtask was faster
      }
      if (e.getCause() instanceof AuthorizationException) {
        throw Stop.of(
            "runtime/ledger-topic",
            "no permission to describe or create the ledger's topic '"
                + topic
                + "'; create it (one partition, cleanup.policy=compact) and allow DESCRIBE, READ and WRITE"
                + " on it, or say 'ledger: off' in the pipeline file");
      }
      throw new IOException("cannot create the ledger's topic '" + topic + "'", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while creating the ledger's topic '" + topic + "'", e);
    }
  }

  private static boolean exists(TopicName topic, Admin admin)
      throws ExecutionException, InterruptedException {
    try {
      admin.describeTopics(List.of(topic.value())).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** Retention would delete accounts that are still true. Who may not ask is believed. */
  private static void requireCompacted(TopicName topic, Admin admin)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.value());
    String policy;
    try {
      Map<ConfigResource, Config> configs = admin.describeConfigs(List.of(resource)).all().get();
      policy =
          Objects.requireNonNull(configs.get(resource))
              .get(TopicConfig.CLEANUP_POLICY_CONFIG)
              .value();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return;
      }
      throw e;
    }
    if (!TopicConfig.CLEANUP_POLICY_COMPACT.equals(policy)) {
      throw Stop.of(
          "runtime/ledger-topic",
          "the ledger's topic '"
              + topic
              + "' has cleanup.policy="
              + policy
              + ": Kafka would delete accounts that an audit needs; set it to compact, or name another topic in the pipeline file (ledger: {topic: NAME})");
    }
  }

  private static NewTopic definition(TopicName topic) {
    return new NewTopic(topic.value(), Optional.of(1), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                String.valueOf(EPOCHS_KEPT.toMillis())));
  }
}
