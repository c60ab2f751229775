package dev.sluice.runtime.kafka;

import dev.sluice.core.spec.TopicSelection;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connector's enumerator, which does not notice that a topic was deleted or recreated, with the
 * topic ids kept in the checkpoint and compared at every start and every few seconds.
 */
final class GuardedEnumerator implements SplitEnumerator<KafkaPartitionSplit, GuardedEnumState> {
  /**
   * How long a recreated topic may go unnoticed while the job runs; each round asks for the topics'
   * ids once.
   */
  private static final long CHECK_INTERVAL_MS = 3_000;

  private static final Logger LOG = LoggerFactory.getLogger(GuardedEnumerator.class);

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> delegate;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final String source;
  private final TopicSelection selection;
  private final Admin admin;
  private final Set<String> topics = new HashSet<>();
  private TopicIds known;

  GuardedEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> delegate,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      String source,
      TopicSelection selection,
      Properties adminProperties,
      TopicIds known) {
    this.delegate = delegate;
    this.context = context;
    this.source = source;
    this.selection = selection;
    this.admin = Admin.create(adminProperties);
    this.known = known;
    topics.addAll(known.ids().keySet());
  }

  /** Compares before anything is assigned: no checkpoint can complete until this has passed. */
  @Override
  public void start() {
    try {
      TopicIds now = TopicIds.fetch(expected(), admin);
      if (selection instanceof TopicSelection.One one
          && known.ids().isEmpty()
          && now.ids().isEmpty()) {
        throw Stop.of(
            "runtime/topic-missing",
            "source '"
                + source
                + "': topic '"
                + one.topic()
                + "' does not exist;"
                + " create it, or correct the name");
      }
      known = known.follow(source, now);
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot ask Kafka for the topics of source '" + source + "'", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka for topics", e);
    }
    delegate.start();
    context.callAsync(this::fetch, this::compare, CHECK_INTERVAL_MS, CHECK_INTERVAL_MS);
  }

  private TopicIds fetch() throws ExecutionException, InterruptedException {
    return TopicIds.fetch(expected(), admin);
  }

  private void compare(TopicIds now, @Nullable Throwable failure) {
    // unreachable brokers are the readers' business: they fail, or wait
    if (failure == null) {
      known = known.follow(source, now);
    } else {
      LOG.warn("the topics of source {} could not be compared this time", source, failure);
    }
  }

  private synchronized Set<String> expected() {
    if (selection instanceof TopicSelection.One one) {
      topics.add(one.topic().value());
    }
    return Set.copyOf(topics);
  }

  private synchronized void expect(KafkaSourceEnumState state) {
    state.assignedSplits().forEach(split -> topics.add(split.getTopic()));
  }

  /**
   * A checkpoint with offsets of a topic holds its id: without, nobody could tell that it is
   * another one now.
   */
  @Override
  public GuardedEnumState snapshotState(long checkpointId) throws Exception {
    KafkaSourceEnumState state = delegate.snapshotState(checkpointId);
    expect(state);
    if (!known.ids().keySet().containsAll(expected())) {
      known = known.follow(source, fetch());
    }
    return new GuardedEnumState(state, known);
  }

  @Override
  public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
    delegate.handleSplitRequest(subtaskId, requesterHostname);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtaskId) {
    delegate.addSplitsBack(splits, subtaskId);
  }

  @Override
  public void addReader(int subtaskId) {
    delegate.addReader(subtaskId);
  }

  @Override
  public void handleSourceEvent(int subtaskId, SourceEvent event) {
    delegate.handleSourceEvent(subtaskId, event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    delegate.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    delegate.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws IOException {
    try (admin) {
      delegate.close();
    }
  }
}
