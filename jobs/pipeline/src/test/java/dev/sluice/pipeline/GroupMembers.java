package dev.sluice.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/**
 * Strangers in the consumer groups of pipelines: one consumer a group that subscribes, reads what
 * it is assigned and commits offsets of its own.
 */
final class GroupMembers implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Member> members;

  GroupMembers(String bootstrapServers, String topic, List<String> groups) {
    members = groups.stream().map(group -> new Member(bootstrapServers, group, topic)).toList();
  }

  private final class Member {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLong read = new AtomicLong();
    private final CompletableFuture<Void> reading;

    Member(String bootstrapServers, String group, String topic) {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers", bootstrapServers,
                  "group.id", group,
                  "auto.offset.reset", "earliest",
                  "enable.auto.commit", "true",
                  "auto.commit.interval.ms", "200"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.subscribe(List.of(topic));
      reading = CompletableFuture.runAsync(this::read, threads);
    }

    private void read() {
      try (consumer) {
        while (true) {
          read.addAndGet(consumer.poll(Duration.ofMillis(200)).count());
        }
      } catch (WakeupException e) {
        return; // leaves the group
      }
    }
  }

  /** Until every member has been assigned something and read it: then the group has rebalanced. */
  void awaitRecords(long count) {
    Awaitility.await()
        .atMost(Site.LIMIT)
        .until(() -> members.stream().allMatch(member -> member.read.get() >= count));
  }

  @Override
  public void close() {
    members.forEach(member -> member.consumer.wakeup());
    try {
      Stream<CompletableFuture<Void>> all = members.stream().map(member -> member.reading);
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a member could not read", e.getCause());
    } finally {
      threads.shutdown();
    }
  }
}
