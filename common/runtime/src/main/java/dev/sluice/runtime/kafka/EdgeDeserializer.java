package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Takes a record over as it is: nothing is decoded here, so nothing can fail. */
public final class EdgeDeserializer implements KafkaRecordDeserializationSchema<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<EdgeRecord> out) {
    out.collect(
        new EdgeRecord(
            new Coordinates(in.topic(), in.partition(), in.offset()),
            in.key(),
            in.value(),
            in.timestamp(),
            headers(in.headers())));
  }

  private static RecordHeaders headers(Headers headers) {
    List<RecordHeader> all = new ArrayList<>();
    for (Header header : headers) {
      all.add(new RecordHeader(header.key(), header.value()));
    }
    return all.isEmpty() ? RecordHeaders.NONE : new RecordHeaders(all);
  }

  @Override
  public TypeInformation<EdgeRecord> getProducedType() {
    return EdgeRecord.TYPE;
  }
}
