package dev.sluice.ops.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a Kafka cluster all questions in one visit. */
public final class KafkaSurvey {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

  private final String bootstrapServers;
  private final Map<String, Object> settings;

  /**
   * @param settings client settings with secrets resolved
   */
  public KafkaSurvey(Map<String, String> settings) {
    this.bootstrapServers =
        settings.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "no address");
    this.settings = new HashMap<>(settings);
    this.settings.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    this.settings.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL_TIMEOUT.toMillis());
  }

  /**
   * @throws KafkaUnreachableException when the cluster does not answer
   */
  public KafkaFacts ask(KafkaQuestions questions) {
    try (Admin admin = Admin.create(settings)) {
      // first, because everything else retries until its timeout when nobody is there
      Answer.to(admin.describeCluster().nodes());
      return new KafkaFacts(
          topics(admin, questions.topics()),
          matching(admin, questions.patterns()),
          maximumTransactionTimeout(admin).orElse(null),
          denied(admin, questions));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new KafkaUnreachableException(bootstrapServers, cause);
    }
  }

  private static Map<String, TopicFacts> topics(Admin admin, Set<String> names) {
    Map<String, TopicFacts> facts = new HashMap<>();
    DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    admin
        .describeTopics(names, options)
        .topicNameValues()
        .forEach((name, future) -> facts.put(name, topic(future)));
    return facts;
  }

  private static TopicFacts topic(KafkaFuture<TopicDescription> future) {
    try {
      TopicDescription topic = Answer.to(future);
      return new TopicFacts.Present(topic.partitions().size(), allowed(topic));
    } catch (UnknownTopicOrPartitionException e) {
      return new TopicFacts.Missing();
    } catch (AuthorizationException e) {
      return new TopicFacts.Hidden();
    }
  }

  private static Set<TopicFacts.Operation> allowed(TopicDescription topic) {
    Set<AclOperation> operations = topic.authorizedOperations();
    EnumSet<TopicFacts.Operation> allowed = EnumSet.allOf(TopicFacts.Operation.class);
    // brokers that keep no access lists do not say
    if (operations != null && !operations.contains(AclOperation.ALL)) {
      allowed.removeIf(operation -> !operations.contains(AclOperation.valueOf(operation.name())));
    }
    return allowed;
  }

  private static Map<String, List<String>> matching(Admin admin, Set<String> patterns) {
    if (patterns.isEmpty()) {
      return Map.of();
    }
    Set<String> names = Answer.to(admin.listTopics().names());
    Map<String, List<String>> matching = new HashMap<>();
    for (String pattern : patterns) {
      Pattern compiled = Pattern.compile(pattern);
      matching.put(
          pattern,
          names.stream().filter(name -> compiled.matcher(name).matches()).sorted().toList());
    }
    return matching;
  }

  private static Optional<Duration> maximumTransactionTimeout(Admin admin) {
    int node = Answer.to(admin.describeCluster().nodes()).iterator().next().id();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(node));
    try {
      return Answer.to(admin.describeConfigs(Set.of(broker)).all()).values().stream()
          .flatMap(config -> config.entries().stream())
          .filter(entry -> entry.name().equals("transaction.max.timeout.ms"))
          .map(entry -> Duration.ofMillis(Long.parseLong(entry.value())))
          .findFirst();
    } catch (AuthorizationException e) {
      return Optional.empty();
    }
  }

  private static List<String> denied(Admin admin, KafkaQuestions questions) {
    List<String> denied = new ArrayList<>();
    for (String id : questions.transactionalIds()) {
      if (isDenied(admin.describeTransactions(Set.of(id)).description(id))) {
        denied.add("transactional id " + id);
      }
    }
    String group = questions.consumerGroup();
    if (isDenied(admin.describeConsumerGroups(Set.of(group)).all())) {
      denied.add("consumer group " + group);
    }
    return denied;
  }

  // an id or a group that does not exist yet is answered with an error too, and that is fine
  private static boolean isDenied(KafkaFuture<?> future) {
    try {
      Answer.to(future);
      return false;
    } catch (AuthorizationException e) {
      return true;
    } catch (KafkaException e) {
      return false;
    }
  }
}
