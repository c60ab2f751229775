package dev.sluice.runtime.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.At;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Serialized;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import dev.sluice.runtime.format.json.JsonOriginFormat;
import dev.sluice.runtime.format.raw.RawDecoder;
import dev.sluice.runtime.format.raw.RawOriginFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineRecordSerializerTest {
  private static final List<OriginFormat> FORMATS =
      List.of(new JsonOriginFormat(), new RawOriginFormat());
  private static final Schema SCHEMA = Declared.schema("delay INT", "origin STRING");
  private static final String JSON = "{ \"delay\":1e1, \"x\":1.10,\"origin\":\"ATL\"}";

  @Test
  void keepsCoordinatesKeyTimestampHeadersAndTheOriginalBytes() throws FormatException {
    RecordHeaders headers =
        new RecordHeaders(
            List.of(
                new RecordHeader("trace", new byte[] {1}),
                new RecordHeader("trace", new byte[0]),
                new RecordHeader("", null)));
    PipelineRecord record =
        new PipelineRecord(At.at("flights.raw", 7, 1L << 40), new byte[] {0}, row(), -1, headers);
    PipelineRecord back = Serialized.roundTrip(serializer(SCHEMA), record);
    assertThat(back.original()).isEqualTo(record.original());
    assertThat(back.original().value()).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
    assertThat(back.value().get(0)).isEqualTo(10);
    assertThat(new JsonEncoder(SCHEMA).encode(back.value())).isEqualTo(record.original().value());
  }

  @Test
  void keepsTombstonesAndNullKeys() {
    PipelineRecord back = Serialized.roundTrip(serializer(SCHEMA), record(null));
    assertThat(back.isTombstone()).isTrue();
    assertThat(back.key()).isNull();
    assertThat(back.original().value()).isNull();
  }

  @Test
  void keepsWhatStepsHaveDoneToARow() throws FormatException {
    Schema next = Declared.schema("delay INT", "note STRING");
    Shape shape = new Shape(next, Shape.Undeclared.KEPT, List.of("origin"));
    Row row = row();
    Row changed = Row.begin(shape, row.origin()).keep(row, 0, 0).set(1, "\uD83D").done();
    Row back = Serialized.roundTrip(serializer(next), record(changed)).value();
    assertThat(back.shape()).isEqualTo(shape);
    assertThat(back.isSet(0)).isFalse();
    assertThat(back.get(1)).isEqualTo("\uD83D");
    assertThat(back.origin().bytes()).isEqualTo(row.origin().bytes());
  }

  @Test
  void carriesSmallFieldsThatWereReadSoThatNobodyLooksForThemAgain() throws FormatException {
    Schema schema = Declared.schema("a INT", "b STRING", "c STRING", "d BYTES", "e INT");
    String json =
        "{\"a\":1,\"b\":\"near\",\"c\":\"%s\",\"d\":\"AQI=\"}".formatted("far".repeat(50));
    Row row = new JsonDecoder(schema).decode(json.getBytes(StandardCharsets.UTF_8));
    List<Integer> read = List.of(0, 1, 2, 3);
    read.forEach(row::get);
    Row back = Serialized.roundTrip(serializer(schema), record(row)).value();
    assertThat(IntStream.range(0, 5).filter(back::isRead)).containsExactly(0, 1);
    assertThat(IntStream.range(0, 5).filter(back::isSet)).isEmpty();
    read.forEach(field -> assertThat(back.get(field)).isEqualTo(row.get(field)));
    assertThat(back.get(4)).isNull();
    assertThat(new JsonEncoder(schema).encode(back))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(json);
  }

  @Test
  void readsRowsOfSeveralShapesAndFormatsInTurn() throws FormatException {
    Schema schema = Declared.schema("value BYTES");
    TypeSerializer<PipelineRecord> serializer = serializer(schema);
    Row raw = new RawDecoder().decode(new byte[] {1, 2});
    Row json =
        new JsonDecoder(schema)
            .decode("{\"value\":\"AQI=\",\"x\":1}".getBytes(StandardCharsets.UTF_8));
    Row selected =
        Row.begin(new Shape(schema, Shape.Undeclared.REMOVED, List.of()), json.origin())
            .keep(json, 0, 0)
            .done();
    for (Row row :
        List.of(Row.of(Shape.of(schema), raw.origin()), json, selected, json, selected)) {
      Row back = Serialized.value(serializer, Serialized.bytes(serializer, record(row))).value();
      assertThat(back.get(0)).isEqualTo(new byte[] {1, 2});
      assertThat(back.shape()).isEqualTo(row.shape());
      assertThat(back.origin().format().tag()).isEqualTo(row.origin().format().tag());
    }
  }

  @Test
  void canBeRestoredFromItsSnapshot() {
    TypeSerializer<PipelineRecord> serializer = serializer(SCHEMA);
    assertThat(Serialized.snapshot(serializer).restoreSerializer()).isEqualTo(serializer);
    assertThat(resolve(SCHEMA, SCHEMA).isCompatibleAsIs()).isTrue();
  }

  @Test
  void readsSnapshotsFromBeforeReadFieldsTravelledAndNoneOfLaterReleases() throws IOException {
    DataOutputSerializer written = new DataOutputSerializer(64);
    serializer(SCHEMA).snapshotConfiguration().writeSnapshot(written);
    byte[] bytes = written.getCopyOfBuffer();
    ClassLoader loader = getClass().getClassLoader();
    PipelineRecordSnapshot before = new PipelineRecordSnapshot();
    before.readSnapshot(1, new DataInputDeserializer(bytes), loader);
    assertThat(before.restoreSerializer()).isEqualTo(serializer(SCHEMA));
    assertThatThrownBy(
            () ->
                new PipelineRecordSnapshot()
                    .readSnapshot(3, new DataInputDeserializer(bytes), loader))
        .hasMessage("records in state have form 3; this release knows forms 1 to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a INT              | a BIGINT
          a INT              | a DOUBLE
          a INT NOT NULL     | a BIGINT NOT NULL
          a INT NOT NULL     | a INT
          a INT              | a DECIMAL(12, 2)
          a BIGINT           | a DECIMAL(19, 0)
          a DECIMAL(10, 2)   | a DECIMAL(12, 4)
          a INT              | a INT; b STRING
          a INT              | b STRING; a BIGINT
          a INT; b STRING    | b STRING; a INT
          """)
  void migratesStateWhoseSchemaHasGrown(String old, String now) {
    assertThat(resolve(schema(old), schema(now)).isCompatibleAfterMigration()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a INT              | a STRING
          a BIGINT           | a INT
          a BIGINT           | a DOUBLE
          a INT              | a INT NOT NULL
          a INT              | a DECIMAL(11, 2)
          a DECIMAL(10, 2)   | a DECIMAL(10, 3)
          a DECIMAL(10, 2)   | a DECIMAL(12, 1)
          a INT; b STRING    | a INT
          a INT              | a INT; b STRING NOT NULL
          a ARRAY<INT>       | a ARRAY<BIGINT>
          a ROW<b INT>       | a ROW<b INT, c INT>
          a TIMESTAMP(3)     | a TIMESTAMP_LTZ(3)
          """)
  void refusesStateWhoseSchemaHasChangedOtherwise(String old, String now) {
    assertThat(resolve(schema(old), schema(now)).isIncompatible()).isTrue();
  }

  @Test
  void refusesStateOfAFormatThatIsGone() {
    assertThat(
            new PipelineRecordSerializer(SCHEMA, List.of(new RawOriginFormat()))
                .snapshotConfiguration()
                .resolveSchemaCompatibility(Serialized.snapshot(serializer(SCHEMA)))
                .isIncompatible())
        .isTrue();
  }

  @Test
  void writesARowOfTheOldSchemaInTheGrownOne() throws FormatException {
    Schema grown =
        Declared.schema(
            "x DECIMAL(4, 2)", "origin STRING", "delay BIGINT", "note STRING", "set BIGINT");
    Schema old = Declared.schema("delay INT", "origin STRING", "set INT");
    Row before =
        Row.begin(new Shape(old, Shape.Undeclared.KEPT, List.of("note")), row().origin())
            .set(2, 3)
            .done();
    TypeSerializer<PipelineRecord> oldSerializer =
        Serialized.snapshot(serializer(old)).restoreSerializer();
    PipelineRecord held =
        Serialized.value(oldSerializer, Serialized.bytes(serializer(old), record(before)));
    Row after = Serialized.roundTrip(serializer(grown), held).value();
    assertThat(List.of(after.get(0).toString(), after.get(1), after.get(2), after.get(4)))
        .containsExactly("1.10", "ATL", 10L, 3L);
    assertThat(after.get(3)).isNull();
  }

  private static TypeSerializerSchemaCompatibility<PipelineRecord> resolve(Schema old, Schema now) {
    return serializer(now)
        .snapshotConfiguration()
        .resolveSchemaCompatibility(Serialized.snapshot(serializer(old)));
  }

  private static Schema schema(String fields) {
    return Declared.schema(fields.split("; *"));
  }

  private static TypeSerializer<PipelineRecord> serializer(Schema schema) {
    return new PipelineRecordSerializer(schema, FORMATS);
  }

  private static PipelineRecord record(@Nullable Row row) {
    return new PipelineRecord(At.at("t", 0, 0), null, row, 5, RecordHeaders.NONE);
  }

  private static Row row() throws FormatException {
    return new JsonDecoder(SCHEMA).decode(JSON.getBytes(StandardCharsets.UTF_8));
  }
}
