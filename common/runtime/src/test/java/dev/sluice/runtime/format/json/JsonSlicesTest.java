package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.json.JsonScanner.MalformedException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of all forms, made from a seed whose members are known without parsing them. */
class JsonSlicesTest {
  private static final int DOCUMENTS = 300;
  private static final String[] NAMES = {
    "a", "delay", "é", "\\u0041b", "\\\"q\\\"", "", "x y", "\uD83D\uDE00", "n\\n"
  };
  private static final String[] SCALARS = {
    "0",
    "-1.50",
    "1E+400",
    "true",
    "false",
    "null",
    "\"\"",
    "\"\\\\\"",
    "\"\\\"}\"",
    "\"é\uD83D\uDE00\"",
    "\"\\ud83d\\ude00,\"",
    "123456789012345678901234567890.1234567890",
    "\"" + "long ".repeat(2000) + "\"",
    "9".repeat(5000)
  };
  private static final String[] SPACES = {"", "", " ", "\n\t", "\r\n  "};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsEachMemberToTheByte(long seed) throws MalformedException {
    Random random = new Random(seed);
    for (int i = 0; i < DOCUMENTS; i++) {
      Map<String, String> members = members(random);
      byte[] json = Records.bytes(document(random, members));
      assertThat(slices(json)).isEqualTo(members);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void changesOneMemberAndNoByteOfTheOthers(long seed) throws MalformedException, FormatException {
    Random random = new Random(seed);
    Schema schema = Declared.schema("added STRING");
    for (int i = 0; i < DOCUMENTS; i++) {
      Map<String, String> members = members(random);
      Row row = new JsonDecoder(schema).decode(Records.bytes(document(random, members)));
      byte[] changed =
          new JsonEncoder(schema).encode(Row.begin(row.shape(), row.origin()).set(0, "new").done());
      members.put("added", "\"new\"");
      assertThat(slices(changed)).isEqualTo(members);
      assertThat(new ArrayList<>(slices(changed).keySet()))
          .isEqualTo(new ArrayList<>(members.keySet()));
      Row back = new JsonDecoder(schema).decode(changed);
      Shape without = new Shape(Declared.schema(), Shape.Undeclared.KEPT, List.of("added"));
      members.remove("added");
      byte[] dropped =
          new JsonEncoder(Declared.schema()).encode(Row.begin(without, back.origin()).done());
      assertThat(slices(dropped)).isEqualTo(members);
    }
  }

  /** By name as it is written in the document. */
  private static Map<String, String> slices(byte[] json) throws MalformedException {
    Members found = JsonScanner.scan(json);
    Map<String, String> slices = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      String member = text(json, found.nameStart(i), found.start(i));
      String name = member.substring(1, member.lastIndexOf('"'));
      slices.put(name, text(json, found.start(i), found.end(i)));
      assertThat(found.indexOf(found.name(i))).isEqualTo(i);
    }
    return slices;
  }

  private static String text(byte[] json, int start, int end) {
    return new String(json, start, end - start, StandardCharsets.UTF_8);
  }

  private static Map<String, String> members(Random random) {
    Map<String, String> members = new LinkedHashMap<>();
    int size = random.nextInt(40);
    for (int i = 0; i < size; i++) {
      members.put(NAMES[random.nextInt(NAMES.length)] + random.nextInt(50), value(random, 0));
    }
    return members;
  }

  private static String document(Random random, Map<String, String> members) {
    List<String> written = new ArrayList<>();
    members.forEach(
        (name, value) ->
            written.add(
                space(random)
                    + '"'
                    + name
                    + '"'
                    + space(random)
                    + ':'
                    + space(random)
                    + value
                    + space(random)));
    return space(random)
        + "{"
        + String.join(",", written)
        + (written.isEmpty() ? " " : "")
        + "}"
        + space(random);
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 1 : 5);
    if (kind < 3) {
      return SCALARS[random.nextInt(SCALARS.length)];
    }
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(
          space(random)
              + (kind == 3 ? "" : "\"n" + i + "\"" + space(random) + ":")
              + value(random, depth + 1));
    }
    return (kind == 3 ? "[" : "{")
        + String.join(",", parts)
        + space(random)
        + (kind == 3 ? "]" : "}");
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }
}
