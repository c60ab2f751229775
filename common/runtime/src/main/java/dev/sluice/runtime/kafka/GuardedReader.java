package dev.sluice.runtime.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The connector's reader behind the {@link OffsetGuard}: every split is checked before it is read,
 * restored ones too.
 */
final class GuardedReader<T> implements SourceReader<T, KafkaPartitionSplit> {
  private final SourceReader<T, KafkaPartitionSplit> delegate;
  private final OffsetGuard guard;
  private final Properties adminProperties;

  GuardedReader(
      SourceReader<T, KafkaPartitionSplit> delegate,
      OffsetGuard guard,
      Properties adminProperties) {
    this.delegate = delegate;
    this.guard = guard;
    this.adminProperties = adminProperties;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    delegate.addSplits(splits.isEmpty() ? splits : guard.check(splits, heldBy(splits)));
  }

  private Map<TopicPartition, PartitionOffsets> heldBy(List<KafkaPartitionSplit> splits) {
    try (Admin admin = Admin.create(adminProperties)) {
      return PartitionOffsets.of(
          splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList(), admin);
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
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    return delegate.pollNext(output);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return delegate.snapshotState(checkpointId);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return delegate.isAvailable();
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
    delegate.close();
  }
}
