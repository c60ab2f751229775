package dev.sluice.runtime.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.At;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSizeTest {

  static Stream<EdgeRecord> records() {
    RecordHeaders headers =
        new RecordHeaders(
            List.of(new RecordHeader("é", null), new RecordHeader("b", new byte[200])));
    return Stream.of(0, 63, 64, 8191, 8192, 1 << 20)
        .flatMap(
            size ->
                Stream.of(
                    new EdgeRecord(At.at("t", 0, 0), null, new byte[size], 0, RecordHeaders.NONE),
                    new EdgeRecord(At.at("t", 0, 0), new byte[size], null, 0, headers)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void isWhatKafkasProducerEstimates(EdgeRecord record) {
    Header[] headers =
        record.headers().all().stream()
            .map(
                h -> new org.apache.kafka.common.header.internals.RecordHeader(h.name(), h.value()))
            .toArray(Header[]::new);
    assertThat(RecordSize.upperBound(record))
        .isEqualTo(
            AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                Compression.NONE.type(),
                record.key(),
                record.value(),
                headers));
  }
}
