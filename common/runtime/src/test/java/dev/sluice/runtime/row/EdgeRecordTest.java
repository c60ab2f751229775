package dev.sluice.runtime.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.At;
import dev.sluice.runtime.Serialized;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class EdgeRecordTest {
  private static final TypeSerializer<EdgeRecord> SERIALIZER =
      EdgeRecord.TYPE.createSerializer(new SerializerConfigImpl());

  @Test
  void keepsEverythingThatKafkaHolds() {
    RecordHeaders headers =
        new RecordHeaders(
            List.of(new RecordHeader("a", null), new RecordHeader("a", new byte[] {1})));
    byte[] large = new byte[1 << 20];
    for (EdgeRecord edge :
        List.of(
            new EdgeRecord(At.at("t", 0, 0), null, null, -1, RecordHeaders.NONE),
            new EdgeRecord(
                At.at("t", 1, Long.MAX_VALUE), new byte[0], new byte[0], Long.MAX_VALUE, headers),
            new EdgeRecord(At.at("t", 1, 2), new byte[] {1}, large, 3, headers))) {
      assertThat(Serialized.roundTrip(SERIALIZER, edge)).isEqualTo(edge);
    }
  }

  @Test
  void isReadBackByTheSerializerThatItsSnapshotRestores() {
    assertThat(Serialized.snapshot(SERIALIZER).restoreSerializer()).isEqualTo(SERIALIZER);
    assertThat(
            SERIALIZER
                .snapshotConfiguration()
                .resolveSchemaCompatibility(Serialized.snapshot(SERIALIZER))
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void tellsRecordsApartByEachPart() {
    EdgeRecord one =
        new EdgeRecord(At.at("t", 0, 0), new byte[] {1}, new byte[] {2}, 3, RecordHeaders.NONE);
    assertThat(one)
        .isEqualTo(
            new EdgeRecord(
                At.at("t", 0, 0), new byte[] {1}, new byte[] {2}, 3, RecordHeaders.NONE));
    assertThat(one)
        .isNotEqualTo(
            new EdgeRecord(
                At.at("t", 0, 1), new byte[] {1}, new byte[] {2}, 3, RecordHeaders.NONE));
    assertThat(one)
        .isNotEqualTo(
            new EdgeRecord(At.at("t", 0, 0), null, new byte[] {2}, 3, RecordHeaders.NONE));
    assertThat(one)
        .isNotEqualTo(
            new EdgeRecord(At.at("t", 0, 0), new byte[] {1}, null, 3, RecordHeaders.NONE));
    assertThat(one)
        .isNotEqualTo(
            new EdgeRecord(
                At.at("t", 0, 0), new byte[] {1}, new byte[] {2}, 4, RecordHeaders.NONE));
  }
}
