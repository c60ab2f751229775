package dev.sluice.runtime.format.json;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings of all scripts, escaped here and there, as others read them. */
class JsonStringTest {
  private static final int STRINGS = 20_000;
  private static final int MOST_PIECES = 24;

  /** Of a pair; UTF-8 has no form for it, so it is always escaped. */
  private static final String HALF = "\ud812";

  private static final List<String> UNESCAPED =
      List.of(
          "a", " ", "z9", "ud800", "\u007f", "\u0080", "é", "ж", "\u07ff", "\u0800", "語", "\ud7ff",
          "\ue000", "\uffff", "😀");

  private static final List<String> PIECES =
      Stream.concat(UNESCAPED.stream(), Stream.of("\n", "\"", "\\", "/", HALF)).toList();

  private static final Pattern SURROGATE_ESCAPE =
      Pattern.compile("(?:[^\\\\]|\\\\[^u]|\\\\u(?![dD][89a-fA-F]).{4})*+\\\\u.*", Pattern.DOTALL);

  private static final byte[] LIKELY = {
    'a',
    0x7f,
    (byte) 0x80,
    (byte) 0x9f,
    (byte) 0xa0,
    (byte) 0xbf,
    (byte) 0xc0,
    (byte) 0xc1,
    (byte) 0xc2,
    (byte) 0xdf,
    (byte) 0xe0,
    (byte) 0xe1,
    (byte) 0xed,
    (byte) 0xef,
    (byte) 0xf0,
    (byte) 0xf1,
    (byte) 0xf4,
    (byte) 0xf5,
    (byte) 0xff
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsWhatWasWritten(long seed) {
    Random random = new Random(seed);
    int surrogates = 0;
    for (int i = 0; i < STRINGS; i++) {
      List<String> text = some(PIECES, random);
      String escaped = text.stream().map(piece -> escaped(piece, random)).collect(joining());
      byte[] json = ("\"" + escaped + "\",\"behind\\ud800\"").getBytes(StandardCharsets.UTF_8);
      int end = ("\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8).length;
      assertThat(JsonString.end(json, 0)).as("%s", escaped).isEqualTo(end);
      assertThat(JsonText.end(json, 0)).as("%s", escaped).isEqualTo(end);
      assertThat(JsonText.read(json, 0)).isEqualTo(String.join("", text));
      assertThat(JsonString.isEscaped(json, 0, end)).isEqualTo(escaped.contains("\\"));
      boolean surrogate = SURROGATE_ESCAPE.matcher(escaped).matches();
      assertThat(JsonString.hasSurrogateEscape(json, 0, end))
          .as("%s", escaped)
          .isEqualTo(surrogate);
      surrogates += surrogate ? 1 : 0;
    }
    assertThat(surrogates).isBetween(STRINGS / 10, STRINGS * 9 / 10);
  }

  private static String escaped(String piece, Random random) {
    if (random.nextInt(4) == 0 || piece.equals(HALF)) {
      StringBuilder escaped = new StringBuilder();
      piece.chars().forEach(each -> escaped.append(String.format("\\u%04x", each)));
      return escaped.toString();
    }
    return switch (piece) {
      case "\n" -> "\\n";
      case "\"" -> "\\\"";
      case "\\" -> "\\\\";
      case "/" -> random.nextBoolean() ? "/" : "\\/";
      default -> piece;
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void takesWhatIsStrictUtf8AndNothingElse(long seed) {
    Random random = new Random(seed);
    int good = 0;
    for (int i = 0; i < STRINGS; i++) {
      byte[] bytes = String.join("", some(UNESCAPED, random)).getBytes(StandardCharsets.UTF_8);
      for (int damage = random.nextInt(3); damage > 0 && bytes.length > 0; damage--) {
        bytes[random.nextInt(bytes.length)] = LIKELY[random.nextInt(LIKELY.length)];
      }
      byte[] json = new byte[bytes.length + 2];
      System.arraycopy(bytes, 0, json, 1, bytes.length);
      json[0] = '"';
      json[bytes.length + 1] = '"';
      boolean takes = JsonString.end(json, 0) == json.length;
      assertThat(takes).as("%s", ByteBuffer.wrap(bytes)).isEqualTo(StrictUtf8.takes(bytes));
      good += takes ? 1 : 0;
    }
    assertThat(good).isBetween(STRINGS / 4, STRINGS * 3 / 4);
  }

  private static List<String> some(List<String> pieces, Random random) {
    return Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
        .limit(random.nextInt(MOST_PIECES))
        .toList();
  }
}
