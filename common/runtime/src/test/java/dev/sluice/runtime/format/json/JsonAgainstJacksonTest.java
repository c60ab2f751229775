package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Field;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.format.json.JsonScanner.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that were damaged at random: ours and Jackson's opinion of each. */
class JsonAgainstJacksonTest {
  private static final int DOCUMENTS = 20_000;

  private static final List<String> TYPES =
      List.of(
          "BOOLEAN",
          "INT",
          "INT NOT NULL",
          "BIGINT",
          "DOUBLE",
          "DECIMAL(5, 2)",
          "DECIMAL(2, 2)",
          "STRING",
          "BYTES",
          "DATE",
          "TIMESTAMP_LTZ(3)",
          "ARRAY<INT>",
          "ARRAY<DOUBLE NOT NULL>",
          "MAP<STRING, STRING>",
          "ROW<x INT NOT NULL, y ROW<x INT>>",
          "ARRAY<ROW<x STRING>>");

  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(JsonScanner.MAX_DEPTH).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Test
  void knowsWholeDocuments() throws MalformedException, IOException {
    for (String document : DamagedDocuments.WHOLE) {
      byte[] json = document.getBytes(StandardCharsets.UTF_8);
      assertThat(ours(json)).isEqualTo(jacksons(json)).doesNotContain("malformed");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sharesJacksonsOpinionOfEachDocument(long seed) throws IOException {
    Random random = new Random(seed);
    int good = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] json = DamagedDocuments.next(random);
      List<String> ours = ours(json);
      assertThat(ours)
          .as("seed %d, document %d: %s", seed, i, new String(json, StandardCharsets.UTF_8))
          .isEqualTo(jacksons(json));
      good += ours.contains("malformed") ? 0 : 1;
    }
    assertThat(good).isBetween(DOCUMENTS / 20, DOCUMENTS * 19 / 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void findsWithoutReadingWhatReadingFinds(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < DOCUMENTS / 4; i++) {
      byte[] json = DamagedDocuments.next(random);
      Members members;
      try {
        members = JsonScanner.scan(json);
      } catch (MalformedException e) {
        continue;
      }
      for (int member = 0; member < members.size(); member++) {
        String name = members.name(member).replaceAll("[^a-z]", "x");
        for (String type : TYPES) {
          Field field = Declared.schema("f_" + name + " " + type).field(0);
          int start = members.start(member);
          String expected = outcome(() -> new JsonReader(json, true).read(start, field));
          String found = outcome(() -> new JsonReader(json, true).check(start, field));
          assertThat(found)
              .as("seed %d, %s of %s", seed, type, new String(json, StandardCharsets.UTF_8))
              .isEqualTo(expected);
          read += expected.isEmpty() ? 1 : 0;
        }
      }
    }
    assertThat(read).isGreaterThan(DOCUMENTS / 4);
  }

  private static String outcome(Runnable reading) {
    try {
      reading.run();
      return "";
    } catch (EvaluationException e) {
      return e.code() + ": " + e.getMessage();
    }
  }

  private static List<String> ours(byte[] json) {
    try {
      Members members = JsonScanner.scan(json);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        all.add(
            members.name(i)
                + " "
                + members.nameStart(i)
                + " "
                + members.start(i)
                + " "
                + members.end(i));
      }
      return all;
    } catch (MalformedException e) {
      return List.of("malformed");
    }
  }

  private static List<String> jacksons(byte[] json) throws IOException {
    List<String> malformed = List.of("malformed");
    // Jackson skips a byte order mark, guesses encodings and is lenient with UTF-8
    if (!StrictUtf8.takes(json) || json.length > 0 && json[0] == (byte) 0xEF || nuls(json)) {
      return malformed;
    }
    List<String> all = new ArrayList<>();
    try (JsonParser parser = JACKSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return malformed;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        long quote = parser.currentTokenLocation().getByteOffset();
        parser.nextToken();
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long end = parser.currentLocation().getByteOffset();
        all.add(name + " " + quote + " " + start + " " + end);
      }
      return parser.nextToken() == null ? all : malformed;
    } catch (JacksonException e) {
      return malformed;
    }
  }

  private static boolean nuls(byte[] json) {
    for (byte each : json) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}
