package dev.sluice.runtime;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import dev.sluice.runtime.format.json.JsonOriginFormat;
import dev.sluice.runtime.format.raw.RawOriginFormat;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.PipelineRecordSerializer;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import dev.sluice.runtime.row.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Records of topic {@code in}, partition 3, out of JSON. */
public final class Records {
  public static final RecordHeaders HEADERS =
      new RecordHeaders(List.of(new RecordHeader("trace", new byte[] {7})));

  private Records() {}

  public static EdgeRecord edge(long offset, String json) {
    return new EdgeRecord(
        At.at("in", 3, offset), bytes("key"), bytes(json), 1000 + offset, HEADERS);
  }

  public static EdgeRecord edgeTombstone(long offset, String key) {
    return new EdgeRecord(At.at("in", 3, offset), bytes(key), null, 1000 + offset, HEADERS);
  }

  public static PipelineRecord record(long offset, Schema schema, String json) {
    EdgeRecord edge = edge(offset, json);
    return new PipelineRecord(
        edge.coordinates(), edge.key(), row(schema, json), edge.timestamp(), edge.headers());
  }

  public static PipelineRecord tombstone(long offset, String key) {
    EdgeRecord edge = edgeTombstone(offset, key);
    return new PipelineRecord(
        edge.coordinates(), edge.key(), null, edge.timestamp(), edge.headers());
  }

  public static Row row(Schema schema, String json) {
    try {
      return new JsonDecoder(schema).decode(bytes(json));
    } catch (FormatException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  public static String json(PipelineRecord record) {
    Row row = record.value();
    try {
      return row == null
          ? "tombstone"
          : new String(new JsonEncoder(row.schema()).encode(row), StandardCharsets.UTF_8);
    } catch (FormatException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static TypeInformation<PipelineRecord> type(Schema schema) {
    return PipelineRecordSerializer.type(
        schema, List.of(new JsonOriginFormat(), new RawOriginFormat()));
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
