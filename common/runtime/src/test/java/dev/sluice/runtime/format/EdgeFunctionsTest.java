package dev.sluice.runtime.format;

import static dev.sluice.runtime.row.RecordBounds.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.deadletter.RefusedRecordException;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import dev.sluice.runtime.format.json.JsonKeyEncoder;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.RecordBounds;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeFunctionsTest {
  private static final Schema SCHEMA =
      Declared.schema("origin STRING NOT NULL", "at TIMESTAMP_LTZ(3)");

  @Test
  void decodesWhatItCanAndPutsTheRestAside() {
    try (RunningOperator<EdgeRecord, PipelineRecord> source = decoding(DeadLetterPolicy.EMIT)) {
      source.process(Records.edge(1, "{\"origin\":\"ATL\"}"), 5);
      source.process(Records.edge(2, "{\"origin\":"), 5);
      source.process(Records.edgeTombstone(3, "k"), 5);
      assertThat(source.output())
          .extracting(Records::json)
          .containsExactly("{\"origin\":\"ATL\"}", "tombstone");
      assertThat(source.output())
          .extracting(record -> record.coordinates().offset())
          .containsExactly(1L, 3L);
      assertThat(source.output().get(0).headers()).isEqualTo(Records.HEADERS);
      assertThat(source.output(DeadLetter.OUTPUT))
          .containsExactly(
              new DeadLetter(
                  Records.edge(2, "{\"origin\":"),
                  new NodeName("flights"),
                  Stage.DECODE,
                  "decode/malformed",
                  "not well-formed JSON: the value ends too early, at byte 10"));
      assertThat(source.counter("deadLetters")).isEqualTo(1);
    }
  }

  @Test
  void stopsForGoodWhereThereIsNoDeadLetterTopic() {
    try (RunningOperator<EdgeRecord, PipelineRecord> source = decoding(DeadLetterPolicy.STOP)) {
      assertThatThrownBy(() -> source.process(Records.edge(17, "{}"), 0))
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(RefusedRecordException.class)
          .hasMessage(
              "decode/missing: 'flights' cannot handle the record at in-3@17: field 'origin' is missing or null, expected"
                  + " STRING NOT NULL. Name a topic for such records (dead-letters: {topic: NAME}) to park them and go on.");
    }
  }

  @Test
  void keepsTheInputsKeyWhereTheSinkHasNone() {
    try (RunningOperator<PipelineRecord, EdgeRecord> sink = encoding(null, 1 << 20)) {
      sink.process(Records.record(1, SCHEMA, "{ \"origin\":\"ATL\"}"), 5);
      sink.process(Records.tombstone(2, "k"), 5);
      assertThat(sink.output())
          .containsExactly(Records.edge(1, "{ \"origin\":\"ATL\"}"), Records.edgeTombstone(2, "k"));
    }
  }

  @Test
  void makesTheKeyOfFieldsAndRefusesATombstoneThatHasNone() {
    try (RunningOperator<PipelineRecord, EdgeRecord> sink =
        encoding(new JsonKeyEncoder(SCHEMA, List.of("origin")), 1 << 20)) {
      sink.process(Records.record(1, SCHEMA, "{\"origin\":\"ATL\"}"), 5);
      sink.process(Records.tombstone(2, "k"), 5);
      assertThat(sink.output()).hasSize(1);
      assertThat(sink.output().get(0).key())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"origin\":\"ATL\"}");
      assertThat(sink.output(DeadLetter.OUTPUT))
          .extracting(DeadLetter::code)
          .containsExactly("encode/tombstone-key");
      assertThat(sink.output(DeadLetter.OUTPUT).get(0).original())
          .isEqualTo(Records.edgeTombstone(2, "k"));
    }
  }

  @Test
  void refusesARecordLargerThanTheTopicTakes() {
    try (RunningOperator<PipelineRecord, EdgeRecord> sink = encoding(null, 200)) {
      String large = "{\"origin\":\"" + "x".repeat(200) + "\"}";
      sink.process(Records.record(1, SCHEMA, large), 5);
      assertThat(sink.output()).isEmpty();
      assertThat(sink.output(DeadLetter.OUTPUT))
          .extracting(DeadLetter::code)
          .containsExactly("encode/too-large");
      assertThat(sink.output(DeadLetter.OUTPUT).get(0).original())
          .isEqualTo(Records.edge(1, large));
      assertThat(sink.output(DeadLetter.OUTPUT).get(0).stage()).isEqualTo(Stage.ENCODE);
      assertThat(sink.counter("deadLetters")).isEqualTo(1);
    }
  }

  @Test
  void refusesARecordWithoutKeyWhereTheTopicIsCompacted() {
    RecordBounds compacted = new RecordBounds(1 << 20, true, ANY, ANY, InstantSource.system());
    PipelineRecord keyed = Records.record(1, SCHEMA, "{\"origin\":\"ATL\"}");
    PipelineRecord without =
        new PipelineRecord(
            keyed.coordinates(), null, keyed.value(), keyed.timestamp(), keyed.headers());
    try (RunningOperator<PipelineRecord, EdgeRecord> sink = encoding(null, compacted)) {
      sink.process(without, 5);
      sink.process(keyed, 5);
      assertThat(sink.output()).hasSize(1);
      assertThat(sink.output(DeadLetter.OUTPUT))
          .extracting(DeadLetter::code)
          .containsExactly("encode/key-missing");
    }
  }

  @Test
  void refusesATimeThatTheTopicDoesNotTake() {
    long hour = 3_600_000;
    assertThat(
            refused(new RecordBounds(1 << 20, false, ANY, hour, InstantSource.system()), 2 * hour))
        .containsExactly("encode/timestamp");
    assertThat(
            refused(new RecordBounds(1 << 20, false, ANY, hour, InstantSource.system()), hour / 2))
        .isEmpty();
    assertThat(
            refused(new RecordBounds(1 << 20, false, hour, ANY, InstantSource.system()), -2 * hour))
        .containsExactly("encode/timestamp");
    assertThat(
            refused(new RecordBounds(1 << 20, false, hour, ANY, InstantSource.system()), -hour / 2))
        .isEmpty();
  }

  /** Codes of what becomes of a record that far from now, in milliseconds. */
  private static List<String> refused(RecordBounds bounds, long fromNow) {
    PipelineRecord record = Records.record(1, SCHEMA, "{\"origin\":\"ATL\"}");
    PipelineRecord then =
        new PipelineRecord(
            record.coordinates(),
            record.key(),
            record.value(),
            InstantSource.system().millis() + fromNow,
            record.headers());
    try (RunningOperator<PipelineRecord, EdgeRecord> sink = encoding(null, bounds)) {
      sink.process(then, 5);
      return sink.output(DeadLetter.OUTPUT).stream().map(DeadLetter::code).toList();
    }
  }

  @Test
  void takesTheTimeOfARecordFromItsField() {
    EventTimes times = new EventTimes(new JsonDecoder(Declared.schema("at TIMESTAMP_LTZ(3)")));
    assertThat(times.extractTimestamp(Records.edge(1, "{\"at\":\"1970-01-01T00:00:02.5Z\"}"), 0))
        .isEqualTo(2500);
    EventTimes local = new EventTimes(new JsonDecoder(Declared.schema("at TIMESTAMP(3)")));
    assertThat(local.extractTimestamp(Records.edge(1, "{\"at\":\"1970-01-01 00:00:03\"}"), 0))
        .isEqualTo(3000);
  }

  @Test
  void movesNoWatermarkByARecordWithoutATime() {
    EventTimes times = new EventTimes(new JsonDecoder(Declared.schema("at TIMESTAMP_LTZ(3)")));
    for (String json : List.of("{}", "{\"at\":null}", "{\"at\":\"+999999999-01-01T00:00:00Z\"}")) {
      assertThat(times.extractTimestamp(Records.edge(1, json), 0))
          .as(json)
          .isEqualTo(Long.MIN_VALUE);
    }
    assertThat(times.extractTimestamp(Records.edgeTombstone(1, "k"), 0)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void movesNoWatermarkByARecordThatCannotBeDecoded() {
    EventTimes times = new EventTimes(new JsonDecoder(Declared.schema("at TIMESTAMP_LTZ(3)")));
    for (String json : List.of("", "{", "{\"at\":7}", "{\"at\":\"2001-02-30T12:00:00Z\"}")) {
      assertThat(times.extractTimestamp(Records.edge(1, json), 0))
          .as(json)
          .isEqualTo(Long.MIN_VALUE);
    }
  }

  private static RunningOperator<EdgeRecord, PipelineRecord> decoding(DeadLetterPolicy policy) {
    return RunningOperator.of(
        new DecodeFunction(new NodeName("flights"), new JsonDecoder(SCHEMA), policy),
        Records.type(SCHEMA));
  }

  private static RunningOperator<PipelineRecord, EdgeRecord> encoding(
      @Nullable Encoder keys, long maxRecordBytes) {
    return encoding(keys, RecordBounds.ofSize(maxRecordBytes));
  }

  private static RunningOperator<PipelineRecord, EdgeRecord> encoding(
      @Nullable Encoder keys, RecordBounds bounds) {
    return RunningOperator.of(
        new EncodeFunction(
            new NodeName("late"),
            new RecordEncoder(new JsonEncoder(SCHEMA), keys),
            () -> bounds,
            DeadLetterPolicy.EMIT),
        EdgeRecord.TYPE);
  }
}
