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
    Claim missing)
    implements Sink<EdgeRecord> {

  @Override
  public SinkWriter<EdgeRecord> createWriter(WriterInitContext context) throws IOException {
    return RepairWriter.open(this);
  }
}
