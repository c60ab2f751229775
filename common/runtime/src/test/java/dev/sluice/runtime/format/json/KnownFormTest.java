package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.format.json.JsonScanner.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFormTest {
  private static final int DOCUMENTS = 20_000;

  private static final List<Schema> SCHEMAS =
      List.of(
          Declared.schema(),
          Declared.schema("a INT", "b DOUBLE", "c BOOLEAN", "e STRING"),
          Declared.schema("a ROW<x INT NOT NULL, y ROW<x INT>>", "x ARRAY<ROW<x INT NOT NULL>>"),
          Declared.schema("a ARRAY<STRING>", "text STRING NOT NULL"),
          Declared.schema("a STRING NOT NULL", "b STRING"),
          Declared.schema("n ARRAY<DECIMAL(5, 2)>", "b MAP<STRING, ROW<d ARRAY<INT>>>"),
          Declared.schema("n ARRAY<DOUBLE NOT NULL>", "date DATE NOT NULL", "delay INT NOT NULL"),
          Declared.schema("date TIMESTAMP_LTZ(3)", "distance BIGINT", "origin BYTES"));

  /** The one and only difference that a form that is known may make is time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void acceptsNothingThatScannerAndReaderWouldNotAcceptAlike(long seed) {
    Random random = new Random(seed);
    int known = 0;
    int good = 0;
    for (Schema schema : SCHEMAS) {
      KnownForm form = new KnownForm(schema);
      for (int i = 0; i < DOCUMENTS / SCHEMAS.size(); i++) {
        if (i % 100 == 0) {
          form = new KnownForm(schema);
        }
        byte[] json = DamagedDocuments.next(random);
        String other = otherWay(json, schema);
        Members members = form.read(json);
        if (members != null) {
          known++;
          assertThat(text(members))
              .as("seed %d: %s as %s", seed, new String(json, StandardCharsets.UTF_8), schema)
              .isEqualTo(other);
        }
        if (other != null) {
          good++;
          form.learn(json);
        }
      }
    }
    assertThat(known).isGreaterThan(good / 3);
    assertThat(good).isGreaterThan(DOCUMENTS / 20);
  }

  private static @Nullable String otherWay(byte[] json, Schema schema) {
    try {
      Members members = JsonScanner.scan(json);
      JsonOrigin.scanned(json, members).check(schema);
      return text(members);
    } catch (MalformedException | EvaluationException e) {
      return null;
    }
  }

  private static String text(Members members) {
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
    return all + " " + members.hasSurrogateEscapes();
  }

  @Test
  void knowsADocumentOfTheSameForm() {
    KnownForm form = new KnownForm(Declared.schema("id BIGINT NOT NULL", "at TIMESTAMP_LTZ(3)"));
    assertThat(form.read(Records.bytes("{\"id\":1}"))).isNull();
    form.learn(
        Records.bytes("{\"id\":1,\"who\":{\"name\":\"x\"},\"at\":\"2026-01-02T03:04:05Z\"}"));

    assertThat(read(form, "{\"id\":-22,\"who\":{\"name\":\"zwölf \\n\"},\"at\":null}")).isTrue();
    assertThat(read(form, " {\"id\": 3 , \"who\":{ } } \n")).isTrue();
    assertThat(read(form, "{\"at\":\"1999-12-31T23:59:59.999Z\",\"id\":4}")).isTrue();
    assertThat(read(form, "{\"at\":\"1999-12-31\",\"id\":4}")).isFalse();
    assertThat(read(form, "{\"at\":null}")).isFalse();
    assertThat(read(form, "{\"id\":null}")).isFalse();
    assertThat(read(form, "{\"id\":5,\"id\":5}")).isFalse();
    assertThat(read(form, "{\"id\":5,\"who\":{\"name\":1,\"name\":2}}")).isFalse();
    assertThat(read(form, "{\"id\":5,\"new\":1}")).isFalse();
    assertThat(read(form, "{\"id\":5}}")).isFalse();
    assertThat(read(form, "{\"id\":5.5}")).isFalse();
    assertThat(read(form, "{\"id\":5.0}")).isTrue();
    assertThat(read(form, "{\"id\":\"5\"}")).isFalse();
  }

  @Test
  void countsTheLevelsOfWhatItDoesNotExpect() {
    KnownForm form = new KnownForm(Declared.schema());
    String most = "[".repeat(JsonScanner.MAX_DEPTH - 1) + "]".repeat(JsonScanner.MAX_DEPTH - 1);
    form.learn(Records.bytes("{\"a\":" + most + "}"));
    assertThat(read(form, "{\"a\":" + most + "}")).isTrue();
    assertThat(read(form, "{\"a\":[" + most + "]}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":|}",
        "{\"a\":[|]}",
        "{\"a\":[0,[|],{}]}",
        "{\"b\":1,\"a\":{\"c\":[]},\"d\":|}"
      })
  void knowsWhatLiesDeep(String level) {
    KnownForm form = new KnownForm(Declared.schema());
    String inner = "0";
    for (int depth = 1; depth <= 3 * KnownValue.DEEPEST; depth++) {
      inner = level.replace("|", inner);
      String whole = inner;
      form.learn(Records.bytes(whole));
      for (int cut = 0; cut < whole.length(); cut++) {
        assertThat(read(form, whole)).as(whole).isTrue();
        String shorter = whole.substring(0, cut) + whole.substring(cut + 1);
        if (read(form, shorter)) {
          assertThat(otherWay(Records.bytes(shorter), Declared.schema())).as(shorter).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1}}",
        "{\"a\":[1],\"b\":{\"c\":1]}",
        "{\"a\":[1,],\"b\":{\"c\":1}}",
        "{\"a\":[,1],\"b\":{\"c\":1}}",
        "{\"a\":[1],\"b\":{\"c\":1,}}",
        "{\"a\":[1],\"b\":{,\"c\":1}}",
        "{\"a\":[1],\"b\":{\"c\":1},}",
        "{\"a\":[1]\"b\":{\"c\":1}}",
        "{\"a\":[1 2],\"b\":{\"c\":1}}",
        "{\"a\":[],\"b\":{}}}",
        "{\"a\":[]],\"b\":{}}",
        "{\"a\":[1],\"b\":{\"c\":1}",
        "{\"a\":[1],\"b\":[\"c\":1}}",
        "{\"a\":[1],\"b\":{\"c\"}}",
        "{\"a\":[1],\"b\":{\"c\":}}"
      })
  void bracketsAndCommasAreWhereTheyBelong(String wrong) {
    KnownForm form = new KnownForm(Declared.schema());
    form.learn(Records.bytes("{\"a\":[1],\"b\":{\"c\":1}}"));
    assertThat(read(form, "{\"a\":[2,3],\"b\":{}}")).isTrue();
    assertThat(read(form, wrong)).isFalse();
  }

  @Test
  void namesThatAreDataAreNotLearnedForEver() {
    KnownForm form = new KnownForm(Declared.schema("scores ROW<a INT>"));
    for (int i = 0; i < 1000; i++) {
      form.learn(Records.bytes("{\"scores\":{\"player " + i + "\":" + i + "}}"));
    }
    assertThat(read(form, "{\"scores\":{\"player x\":1}}")).isTrue();
    assertThat(read(form, "{\"scores\":{\"player x\":1,\"player x\":2}}")).isFalse();
    assertThat(read(form, "{\"scores\":{\"player x\":1,\"a\":2}}")).isTrue();
    assertThat(read(form, "{\"scores\":{\"player x\":1,\"a\":true}}")).isFalse();
  }

  @Test
  @Timeout(60)
  void takesTimeByTheSizeAlone() {
    KnownForm form = new KnownForm(Declared.schema("a ARRAY<ARRAY<INT>>"));
    StringBuilder wide = new StringBuilder("{\"a\":[");
    while (wide.length() < 10_000_000) {
      wide.append("[1,2,3],");
    }
    byte[] array = Records.bytes(wide + "[]]}");
    form.learn(array);
    assertThat(form.read(array)).isNotNull();
    StringBuilder names = new StringBuilder("{");
    while (names.length() < 10_000_000) {
      names.append("\"name ").append(names.length()).append("\":0,");
    }
    byte[] object = Records.bytes(names + "\"b\":[]}");
    form.learn(object);
    assertThat(form.read(object)).isNull();
  }

  private static boolean read(KnownForm form, String json) {
    return form.read(Records.bytes(json)) != null;
  }
}
