package dev.sluice.runtime.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.Records;
import dev.sluice.runtime.format.json.JsonScanner.MalformedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 63, 64, 65, 10_000})
  void findsARepeatedNameAmongManyInEachObject(int names) throws MalformedException {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < names; i++) {
      object.append("\"field ").append(i).append("\":{\"x\":1},");
    }
    String all = object.substring(0, object.length() - 1);
    assertThat(JsonScanner.scan(Records.bytes(all + "}")).size()).isEqualTo(names);
    assertThat(JsonScanner.scan(Records.bytes("{\"a\":" + all + "},\"b\":" + all + "}}")).size())
        .isEqualTo(2);
    for (String again : new String[] {"field 0", "\\u0066ield 0", "field " + (names - 1)}) {
      assertThatThrownBy(() -> JsonScanner.scan(Records.bytes(all + ",\"" + again + "\":1}")))
          .hasMessage(
              "a name is repeated within an object, at byte " + (Records.bytes(all).length + 1));
    }
  }

  @Test
  @Timeout(10)
  void takesTimeByTheSizeAlone() throws MalformedException {
    String deep = "[".repeat(500) + "]".repeat(500);
    StringBuilder wide = new StringBuilder("{\"a\":[");
    while (wide.length() < 10_000_000) {
      wide.append(deep).append(',');
    }
    assertThat(JsonScanner.scan(Records.bytes(wide + "0]}")).size()).isEqualTo(1);
    assertThat(JsonScanner.scan(Records.bytes("{\"a\":" + "9".repeat(10_000_000) + "}")).size())
        .isEqualTo(1);
  }

  @Test
  void keepsNothingOfADocumentThatItRefused() throws MalformedException {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> JsonScanner.scan(Records.bytes("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}")))
          .isInstanceOf(MalformedException.class);
      Members members = JsonScanner.scan(Records.bytes("{\"b\":2}"));
      assertThat(members.size()).isEqualTo(1);
      assertThat(members.name(0)).isEqualTo("b");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void seesEachCharacterWhereverItIsInAWord(int before) {
    String plain = "x".repeat(before);
    for (String wrong : new String[] {"\u0000", "\u001f", "\n", "\\x", "\\ud83"}) {
      assertThatThrownBy(
              () -> JsonScanner.scan(Records.bytes("{\"" + plain + wrong + "xxxxxxxxxxxx\":1}")))
          .hasMessageStartingWith("a character that cannot be there, at byte ");
    }
  }

  @Test
  void doesNotFillMemoryWithNames() throws MalformedException {
    long start = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      byte[] json = Records.bytes("{\"name " + i + "\":1,\"same\":2}");
      Members members = JsonScanner.scan(json);
      assertThat(members.name(0)).isEqualTo("name " + i);
      assertThat(members.name(1)).isEqualTo("same");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
