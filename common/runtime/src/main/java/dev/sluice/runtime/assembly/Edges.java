package dev.sluice.runtime.assembly;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.runtime.format.json.JsonOriginFormat;
import dev.sluice.runtime.format.raw.RawOriginFormat;
import dev.sluice.runtime.row.OriginFormat;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.PipelineRecordSerializer;
import dev.sluice.runtime.step.deduplicate.PrintedRecord;
import dev.sluice.runtime.step.deduplicate.PrintedRecordSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The streams that leave sources, steps and branches, by the name that {@code from} calls them. */
final class Edges {
  /** Every format that a row may come from: a union mixes them. */
  private static final List<OriginFormat> FORMATS =
      List.of(new JsonOriginFormat(), new RawOriginFormat());

  private final CheckedPipeline pipeline;
  private final Map<NodeRef, DataStream<PipelineRecord>> streams = new HashMap<>();

  Edges(CheckedPipeline pipeline) {
    this.pipeline = pipeline;
  }

  static TypeInformation<PipelineRecord> type(Schema schema) {
    return PipelineRecordSerializer.type(schema, FORMATS);
  }

  /** With prints of their keys. */
  static TypeInformation<PrintedRecord> printed(Schema schema) {
    return PrintedRecordSerializer.type(schema, FORMATS);
  }

  void put(NodeName node, DataStream<PipelineRecord> stream) {
    put(NodeRef.of(node), stream);
  }

  void put(NodeRef ref, DataStream<PipelineRecord> stream) {
    streams.put(ref, stream);
  }

  /** What the schema of a node's inputs is; the checks have made sure that they agree. */
  Schema schema(List<NodeRef> from) {
    return pipeline.schema(from.get(0));
  }

  DataStream<PipelineRecord> union(List<NodeRef> from) {
    return union(from, this::get);
  }

  /** What is made of each of several nodes' streams, as one. */
  @SuppressWarnings("unchecked")
  static <T> DataStream<T> union(List<NodeRef> from, Function<NodeRef, DataStream<T>> stream) {
    DataStream<T> first = stream.apply(from.get(0));
    DataStream<T>[] others = from.stream().skip(1).map(stream).toArray(DataStream[]::new);
    return others.length == 0 ? first : first.union(others);
  }

  DataStream<PipelineRecord> get(NodeRef ref) {
    DataStream<PipelineRecord> stream = streams.get(ref);
    if (stream == null) {
      throw new IllegalStateException("'" + ref + "' is read before it is assembled");
    }
    return stream;
  }
}
