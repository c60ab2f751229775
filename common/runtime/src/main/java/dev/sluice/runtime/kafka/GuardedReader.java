package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.kafka.OffsetGuard.Checked;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.Statement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The connector's reader behind the {@link OffsetGuard}: every split is checked before it is read,
 * restored ones too. Where a ledger is kept, an opening goes in front of its first record, and the
 * {@link RepeatGuard} looks whether it was read before.
 */
final class GuardedReader implements SourceReader<EdgeRecord, KafkaPartitionSplit> {
  private final SourceReader<EdgeRecord, KafkaPartitionSplit> delegate;
  private final OffsetGuard guard;
  private final EdgeDeserializer deserializer;
  private final @Nullable RepeatGuard repeats;
  private final Properties adminProperties;
  private final PositionValidation positions;
  private final Queue<Statement.Opening> unsaid = new ArrayDeque<>();
  // the connector's future does not know of openings
  private CompletableFuture<Void> opened = new CompletableFuture<>();

  GuardedReader(
      SourceReader<EdgeRecord, KafkaPartitionSplit> delegate,
      OffsetGuard guard,
      EdgeDeserializer deserializer,
      @Nullable RepeatGuard repeats,
      Properties adminProperties,
      PositionValidation positions) {
    this.delegate = delegate;
    this.guard = guard;
    this.deserializer = deserializer;
    this.repeats = repeats;
    this.adminProperties = adminProperties;
    this.positions = positions;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    if (splits.isEmpty()) {
      delegate.addSplits(splits);
      return;
    }
    Held held = heldBy(splits);
    List<Checked> checked = guard.check(splits, held.offsets());
    validate(checked);
    for (Checked split : checked) {
      InputPartition partition = held.partition(split);
      deserializer.know(partition, LeaderEpochSplit.leaderEpochOf(split.split()));
      if (repeats != null) {
        long start = split.split().getStartingOffset();
        repeats.begin(partition, start);
        unsaid.add(new Statement.Opening(partition, split.wanted(), start));
      }
    }
    if (repeats != null) {
      opened.complete(null);
    }
    delegate.addSplits(checked.stream().map(Checked::split).toList());
  }

  private void validate(List<Checked> checked) {
    try {
      positions.require(
          checked.stream()
              .map(Checked::split)
              .filter(LeaderEpochSplit.class::isInstance)
              .map(LeaderEpochSplit.class::cast)
              .toList());
    } catch (LogTruncationException e) {
      throw guard.truncated(e);
    }
  }

  /** What Kafka says of the partitions now. */
  private record Held(Map<TopicPartition, PartitionOffsets> offsets, TopicIds topics) {
    InputPartition partition(Checked checked) {
      TopicPartition partition = checked.split().getTopicPartition();
      Uuid id = Objects.requireNonNull(topics.ids().get(partition.topic()));
      return new InputPartition(
          partition.topic(),
          new TopicId(id.getMostSignificantBits(), id.getLeastSignificantBits()),
          partition.partition());
    }
  }

  private Held heldBy(List<KafkaPartitionSplit> splits) {
    List<TopicPartition> partitions =
        splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList();
    try (Admin admin = Admin.create(adminProperties)) {
      return new Held(
          PartitionOffsets.of(partitions, admin),
          TopicIds.fetch(
              partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()), admin));
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot ask Kafka which offsets it holds of " + splits, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka which offsets it holds", e);
    }
  }

  @Override
  public void start() {
    delegate.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<EdgeRecord> output) throws Exception {
    if (repeats != null && repeats.isAnswered()) {
      repeats.settle();
    }
    Statement.Opening opening = unsaid.poll();
    if (opening != null) {
      output.collect(EdgeRecord.of(opening));
      return InputStatus.MORE_AVAILABLE;
    }
    try {
      return delegate.pollNext(output);
    } catch (RuntimeException e) {
      LogTruncationException truncated =
          ExceptionUtils.findThrowable(e, LogTruncationException.class).orElse(null);
      throw truncated == null ? e : guard.truncated(truncated);
    }
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    if (repeats != null) {
      repeats.settle();
    }
    return delegate.snapshotState(checkpointId).stream().map(this::withLeaderEpoch).toList();
  }

  private KafkaPartitionSplit withLeaderEpoch(KafkaPartitionSplit split) {
    OptionalInt leaderEpoch = deserializer.leaderEpoch(split.getTopicPartition());
    return leaderEpoch.isPresent() ? new LeaderEpochSplit(split, leaderEpoch.getAsInt()) : split;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> records = delegate.isAvailable();
    if (records.isDone() || repeats == null) {
      return records;
    }
    if (unsaid.isEmpty() && opened.isDone()) {
      opened = new CompletableFuture<>();
    }
    return CompletableFuture.anyOf(records, opened).thenAccept(any -> {});
  }

  @Override
  public void notifyNoMoreSplits() {
    delegate.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    delegate.handleSourceEvents(event);
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
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    delegate.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void close() throws Exception {
    if (repeats != null) {
      repeats.close();
    }
    delegate.close();
  }
}
