package dev.sluice.runtime.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With more fields than a word has bits. */
class RowMemoryTest {
  private static final int FIELDS = 150;
  private static final Schema SCHEMA =
      new Schema(
          IntStream.range(0, FIELDS)
              .mapToObj(i -> new Field("f" + i, new SqlType.Plain(SqlType.Kind.INT, true)))
              .toList());

  private final JsonDecoder decoder = new JsonDecoder(SCHEMA);

  @Test
  void nothingOfARecordIsSeenInTheNext() throws FormatException {
    RowMemory memory = new RowMemory();
    for (int record = 0; record < 3; record++) {
      Row in = decode(record, FIELDS - record);
      Row.Change change = memory.begin(in.shape(), in.origin());
      for (int i = record; i < FIELDS; i += 3) {
        in.get(i);
        change.keep(in, i, i);
      }
      Row row = change.set(70 + record, -record).done();
      for (int i = 0; i < FIELDS; i++) {
        assertThat(row.isSet(i)).isEqualTo(i == 70 + record);
        assertThat(row.isRead(i)).isEqualTo(i % 3 == record || i == 70 + record);
        assertThat(row.get(i))
            .isEqualTo(
                i == 70 + record
                    ? (Integer) (-record)
                    : i < FIELDS - record ? value(record, i) : null);
      }
    }
  }

  @Test
  void aCopyKeepsItsRecord() throws FormatException {
    Row row = decode(1, FIELDS);
    row.get(149);
    Row copy = row.copy();
    String json = json(row);
    Row next = decode(2, 10);
    assertThat(next).isSameAs(row);
    assertThat(copy.get(149)).isEqualTo(value(1, 149));
    assertThat(copy.get(3)).isEqualTo(value(1, 3));
    assertThat(json(copy)).isEqualTo(json);
  }

  private static String json(Row row) throws FormatException {
    return new String(new JsonEncoder(SCHEMA).encode(row), StandardCharsets.UTF_8);
  }

  private Row decode(int record, int fields) throws FormatException {
    List<String> members =
        IntStream.range(0, fields).mapToObj(i -> "\"f" + i + "\":" + value(record, i)).toList();
    return decoder.decode(Records.bytes("{" + String.join(",", members) + "}"));
  }

  private static Integer value(int record, int field) {
    return 1000 * record + field;
  }
}
