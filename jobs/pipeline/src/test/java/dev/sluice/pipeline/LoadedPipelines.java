package dev.sluice.pipeline;

import dev.sluice.testkit.guarantee.ExactlyOnce;
import dev.sluice.testkit.guarantee.NothingUncommittedIsVisible;
import dev.sluice.testkit.guarantee.PerKeyOrder;
import dev.sluice.testkit.topic.CommittedFollower;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/**
 * Two pipelines on one topic that is written all the time: {@code copy} passes bytes on, {@code
 * unique} parses, sets a field and remembers what it has seen. Downstream consumers read along.
 */
final class LoadedPipelines implements AutoCloseable {
  /** Fewer prove little: a fault must hit transactions and checkpoints in every state. */
  private static final int AT_LEAST = 200_000;

  private static final int AT_MOST = 3_000_000;
  private static final int PER_SECOND = 8_000;

  /** What may lie in the topic and not in the output: some seconds of the load. */
  private static final int AHEAD = 50_000;

  private final Site site;
  private final String in;
  private final String copied;
  private final String uniques;
  private final OperatedPipeline copy;
  private final OperatedPipeline unique;
  private final LoadSpec spec;
  private final Load load;
  private final CommittedFollower seenCopies;
  private final CommittedFollower seenUniques;
  private final List<Sequenced> repeated = new ArrayList<>();
  private final List<Sequenced> others = new ArrayList<>();

  LoadedPipelines(Site site, String name) {
    this.site = site;
    in = name + ".in";
    copied = name + ".copied";
    uniques = name + ".unique";
    site.kafka().topics().create(in, 4);
    site.kafka().topics().create(copied, 3);
    site.kafka().topics().create(uniques, 3);
    copy =
        new OperatedPipeline(
            site,
            name + "-copy",
            """
            sources:
              in: {topic: %s, format: raw, start: earliest}
            sinks:
              out: {from: in, topic: %s, format: raw}
            """
                .formatted(in, copied));
    unique =
        new OperatedPipeline(
            site,
            name + "-unique",
            """
            sources:
              in:
                topic: %s
                format: json
                schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}
                start: earliest
            steps:
              doubled: {from: in, where: seq >= 0, set: {twice: seq * 2}}
              once: {from: doubled, deduplicate: {by: [key, seq], within: 1 h}}
            sinks:
              out: {from: once, topic: %s, format: json}
            """
                .formatted(in, uniques));
    spec = LoadSpec.of(in, AT_MOST).withRate(PER_SECOND);
    seenCopies = reader().follow(copied);
    seenUniques = reader().follow(uniques);
    load = Load.start(site.kafka().bootstrapServers(), spec, () -> seenUniques.seenCount() + AHEAD);
  }

  String topic() {
    return in;
  }

  /** All records of the topic that both pipelines read. */
  List<ConsumerRecord<byte[], byte[]>> input() {
    return reader().readAll(in, Site.LIMIT);
  }

  /** Consumers of other people in the groups of both pipelines. */
  GroupMembers joinGroups() {
    return new GroupMembers(
        site.kafka().bootstrapServers(), in, List.of(copy.name(), unique.name()));
  }

  /** Both at the same time, as two operators would. */
  void each(Consumer<OperatedPipeline> action) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> action.accept(copy));
    action.accept(unique);
    other.join();
  }

  /** Writes the first records of the load once more. */
  void repeat(int records) {
    Awaitility.await().atMost(Site.LIMIT).until(() -> load.acknowledgedCount() >= records);
    repeated.addAll(write(spec.withRecords(records)));
  }

  /**
   * Adds partitions, and writes records of other keys with a producer that knows them from the
   * start: one that learns of them later would break the order of its keys itself.
   */
  void addPartitions(int total, int records) {
    site.kafka().topics().addPartitions(in, total);
    others.addAll(write(spec.withRecords(records).withPrefix("other-")));
  }

  private List<Sequenced> write(LoadSpec records) {
    String kafka = site.kafka().bootstrapServers();
    try (Load more = Load.start(kafka, records.withRate(LoadSpec.UNLIMITED))) {
      return more.await(Site.LIMIT);
    }
  }

  /** Until what is written by now is committed by both pipelines. */
  void awaitCaughtUp() {
    awaitCommitted(load.acknowledgedCount());
  }

  private void awaitCommitted(int loaded) {
    int records = loaded + others.size();
    Awaitility.await("both pipelines to commit " + records + " records and their repeats")
        .atMost(Site.LIMIT)
        .until(
            () ->
                seenCopies.seenCount() >= records + repeated.size()
                    && seenUniques.seenCount() >= records);
  }

  /** Ends the load when it was long enough, lets the pipelines finish it, and judges. */
  void requireExactlyOnce() {
    Awaitility.await().atMost(Site.LIMIT).until(() -> load.acknowledgedCount() >= AT_LEAST);
    List<Sequenced> written = load.stop(Site.LIMIT);
    awaitCommitted(written.size());
    written.addAll(others);
    each(OperatedPipeline::stop);
    each(OperatedPipeline::audit);

    List<Sequenced> all = new ArrayList<>(written);
    all.addAll(repeated);
    List<ConsumerRecord<byte[], byte[]>> copies = reader().readAll(copied, Site.LIMIT);
    new ExactlyOnce<>(all, identities(copies)).require();
    new PerKeyOrder<>(all, identities(copies), Sequenced::key).require();
    new NothingUncommittedIsVisible<>(seenCopies.seen(), copies, LoadedPipelines::place).require();
    List<ConsumerRecord<byte[], byte[]>> once = reader().readAll(uniques, Site.LIMIT);
    new ExactlyOnce<>(written, identities(once)).require();
    new NothingUncommittedIsVisible<>(seenUniques.seen(), once, LoadedPipelines::identity)
        .require();
  }

  private static List<Sequenced> identities(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(LoadedPipelines::identity).toList();
  }

  private static Sequenced identity(ConsumerRecord<byte[], byte[]> record) {
    return LoadJson.read(record.value());
  }

  /** Copies of repeated records are the same but for their place. */
  private static Object place(ConsumerRecord<byte[], byte[]> record) {
    return record.partition() + "@" + record.offset();
  }

  private CommittedReader reader() {
    return new CommittedReader(site.kafka().bootstrapServers());
  }

  @Override
  public void close() {
    try (load;
        seenCopies) {
      seenUniques.close();
    }
    // the next test needs the disk
    List.of(in, copied, uniques).forEach(site.kafka().topics()::delete);
  }
}
