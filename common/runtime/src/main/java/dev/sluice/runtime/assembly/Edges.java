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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @SuppressWarnings("unchecked")
  DataStream<PipelineRecord> union(List<NodeRef> from) {
    DataStream<PipelineRecord> first = get(from.get(0));
    DataStream<PipelineRecord>[] others =
        from.stream().skip(1).map(this::get).toArray(DataStream[]::new);
    return others.length == 0 ? first : first.union(others);
  }

  private DataStream<PipelineRecord> get(NodeRef ref) {
    DataStream<PipelineRecord> stream = streams.get(ref);
    if (stream == null) {
      throw new IllegalStateException("'" + ref + "' is read before it is assembled");
    }
    return stream;
  }
}
