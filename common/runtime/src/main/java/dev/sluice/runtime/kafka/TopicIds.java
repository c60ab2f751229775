package dev.sluice.runtime.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Topic ids (KIP-516) by topic name: a topic that is deleted and created again has the same name
 * and another id.
 */
public record TopicIds(Map<String, Uuid> ids) {

  public TopicIds {
    ids = Map.copyOf(ids);
  }

  /** The ids that Kafka has now; a topic that does not exist is left out. */
  static TopicIds fetch(Collection<String> topics, Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, Uuid> ids = new HashMap<>();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
      try {
        ids.put(answer.getKey(), answer.getValue().get().topicId());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return new TopicIds(ids);
  }

  /**
   * These ids and those of topics first seen now.
   *
   * @throws org.apache.flink.runtime.execution.SuppressRestartsException if a known topic is gone
   *     or another one now
   */
  TopicIds follow(String source, TopicIds now) {
    ids.forEach(
        (topic, known) -> {
          Uuid current = now.ids.get(topic);
          if (current == null) {
            throw Stop.of(
                "runtime/topic-deleted",
                "source '"
                    + source
                    + "': topic '"
                    + topic
                    + "' (id "
                    + known
                    + ") does not exist any more; what was not read of it is gone. Take it out of the pipeline, or create it"
                    + " and start again without the old state");
          }
          if (!current.equals(known)) {
            throw Stop.of(
                "runtime/topic-recreated",
                "source '"
                    + source
                    + "': topic '"
                    + topic
                    + "' was deleted and"
                    + " created again (id "
                    + known
                    + " became "
                    + current
                    + "): the offsets read so far mean nothing in it,"
                    + " and what was not read of the old one is gone. Start again without the old state");
          }
        });
    Map<String, Uuid> merged = new HashMap<>(now.ids);
    merged.putAll(ids);
    return new TopicIds(merged);
  }
}
