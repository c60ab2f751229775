package dev.sluice.runtime.format;

import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterOutlet;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Records as bytes for a sink. */
public final class EncodeFunction extends ProcessFunction<PipelineRecord, EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private final RecordEncoder encoder;
  private final DeadLetterOutlet deadLetters;

  public EncodeFunction(RecordEncoder encoder, DeadLetterOutlet deadLetters) {
    this.encoder = encoder;
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    deadLetters.open(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(PipelineRecord in, Context context, Collector<EdgeRecord> out) {
    try {
      out.collect(encoder.encode(in));
    } catch (FormatException e) {
      deadLetters.put(in.original(), e.code(), e.reason(), letter -> context.output(DeadLetter.OUTPUT, letter));
    }
  }
}
