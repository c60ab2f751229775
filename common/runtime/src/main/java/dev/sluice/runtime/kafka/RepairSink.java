package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.EdgeRecord;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes the records of a lost transaction in one transaction: committed only if they are those
 * that were lost, by count and digest, together with the ledger's word of it. Killed at any point,
 * either all of that is there or nothing.
 *
 * @param loss key of the loss in the ledger
 * @param subtask the one whose records were lost; what comes to the others is there already
 * @param missing what the topic does not have
 */
public record RepairSink(
    ClusterProfile cluster,
    PipelineName pipeline,
    NodeName sink,
    TopicName topic,
    Provenance provenance,
    TopicName ledger,
    String loss,
    int subtask,
    Claim missing)
    implements Sink<EdgeRecord> {

  @Override
  public SinkWriter<EdgeRecord> createWriter(WriterInitContext context) throws IOException {
    return context.getTaskInfo().getIndexOfThisSubtask() == subtask
        ? RepairWriter.open(this)
        : new Unwanted();
  }

  /** For the subtasks that have lost nothing. */
  private static final class Unwanted implements SinkWriter<EdgeRecord> {
    @Override
    public void write(EdgeRecord record, Context context) {
      // is in the topic
    }

    @Override
    public void flush(boolean endOfInput) {
      // nothing is held
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
