package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.EdgeRecord;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Broken on purpose: says of each subtask's first transaction that it is committed, and it is not.
 */
public final class ForgetfulSink
    implements Sink<EdgeRecord>,
        SupportsWriterState<EdgeRecord, KafkaWriterState>,
        SupportsCommitter<EpochCommittable>,
        SupportsPostCommitTopology<EpochCommittable> {
  private static final long serialVersionUID = 1L;

  private final ExactlyOnceSink whole;

  public ForgetfulSink(ExactlyOnceSink whole) {
    this.whole = whole;
  }

  @Override
  public EpochWriter createWriter(WriterInitContext context) throws IOException {
    return whole.createWriter(context);
  }

  @Override
  public EpochWriter restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    return whole.restoreWriter(context, recovered);
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return whole.getWriterStateSerializer();
  }

  @Override
  public Committer<EpochCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new ForgetfulCommitter(whole.createCommitter(context));
  }

  @Override
  public SimpleVersionedSerializer<EpochCommittable> getCommittableSerializer() {
    return whole.getCommittableSerializer();
  }

  @Override
  public void addPostCommitTopology(DataStream<CommittableMessage<EpochCommittable>> committables) {
    whole.addPostCommitTopology(committables);
  }

  private static final class ForgetfulCommitter implements Committer<EpochCommittable> {
    private final Committer<EpochCommittable> whole;
    private boolean forgotten;

    ForgetfulCommitter(Committer<EpochCommittable> whole) {
      this.whole = whole;
    }

    @Override
    public void commit(Collection<CommitRequest<EpochCommittable>> requests)
        throws IOException, InterruptedException {
      if (!forgotten && !requests.isEmpty()) {
        forgotten = true;
        requests.forEach(CommitRequest::signalAlreadyCommitted);
        return;
      }
      whole.commit(requests);
    }

    @Override
    public void close() throws Exception {
      whole.close();
    }
  }
}
