package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterOutlet;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What a source read, as records with rows; tombstones have none. */
public final class DecodeFunction extends ProcessFunction<EdgeRecord, PipelineRecord> {
  private static final long serialVersionUID = 1L;

  private final Decoder decoder;
  private final DeadLetterOutlet deadLetters;

  public DecodeFunction(NodeName source, Decoder decoder, DeadLetterPolicy policy) {
    this.decoder = decoder;
    this.deadLetters = new DeadLetterOutlet(source, Stage.DECODE, policy);
  }

  @Override
  public void open(OpenContext context) {
    deadLetters.open(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(EdgeRecord in, Context context, Collector<PipelineRecord> out) {
    byte[] value = in.value();
    try {
      Row row = value == null ? null : decoder.decode(value);
      out.collect(
          new PipelineRecord(in.coordinates(), in.key(), row, in.timestamp(), in.headers()));
    } catch (FormatException e) {
      deadLetters.put(
          in, e.code(), e.reason(), letter -> context.output(DeadLetter.OUTPUT, letter));
    }
  }
}
