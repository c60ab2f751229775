package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.Serialized;
import dev.sluice.runtime.format.json.JsonOriginFormat;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class PrintedRecordSerializerTest {
  private static final Schema SCHEMA = Declared.schema("id BIGINT", "origin STRING");
  private static final String FLIGHT = "{\"id\":7,\"origin\":\"ATL\"}";

  private final TypeSerializer<PrintedRecord> serializer =
      PrintedRecordSerializer.type(SCHEMA, List.of(new JsonOriginFormat()))
          .createSerializer(new SerializerConfigImpl());
  private final PrintFunction print =
      new PrintFunction(
          new StepSpec.Deduplicate(
              new NodeName("once"), List.of(), List.of("id"), Duration.ofDays(1)),
          SCHEMA);

  @Test
  void carriesThePrintBesideTheRecord() throws IOException {
    for (PipelineRecord in :
        List.of(Records.record(3, SCHEMA, FLIGHT), Records.tombstone(4, "k"))) {
      PrintedRecord sent = print.map(in);
      PrintedRecord come = Serialized.roundTrip(serializer, sent);
      assertThat(come.print()).isEqualTo(sent.print()).isEqualTo(print.map(come.record()).print());
      assertThat(come.record().coordinates()).isEqualTo(in.coordinates());
      assertThat(come.record().isTombstone()).isEqualTo(in.isTombstone());
    }
  }

  /** The print stands for it; whoever wants the field finds it in the record's bytes. */
  @Test
  void doesNotCarryTheKeyASecondTime() throws IOException {
    PipelineRecord read = Records.record(3, SCHEMA, FLIGHT);
    Row row = Objects.requireNonNull(read.value());
    int without = Serialized.bytes(serializer, print.map(Records.record(3, SCHEMA, FLIGHT))).length;
    row.get(0);
    assertThat(Serialized.bytes(serializer, print.map(read)).length).isGreaterThan(without);
    PrintedRecord come =
        Serialized.roundTrip(serializer, print.map(Records.record(3, SCHEMA, FLIGHT)));
    assertThat(Objects.requireNonNull(come.record().value()).get(0)).isEqualTo(7L);
  }

  @Test
  void takesTheKeyThatAStepHasSet() throws IOException {
    PipelineRecord read = Records.record(3, SCHEMA, FLIGHT);
    Row row = Objects.requireNonNull(read.value());
    Row changed = Row.begin(row.shape(), row.origin()).set(0, 9L).done();
    PipelineRecord other = Records.record(3, SCHEMA, FLIGHT.replace('7', '9'));
    assertThat(print.map(read.withValue(changed)).print())
        .isEqualTo(print.map(other).print())
        .isNotEqualTo(print.map(read).print());
  }

  @Test
  void isRestoredAsItWas() {
    assertThat(Serialized.snapshot(serializer).restoreSerializer()).isEqualTo(serializer);
    assertThat(serializer.duplicate()).isEqualTo(serializer);
  }
}
