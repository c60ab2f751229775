package dev.sluice.runtime.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Documents that were damaged at random; some of them are still good. */
final class DamagedDocuments {
  static final List<String> WHOLE =
      List.of(
          "{}",
          "{\"a\":1,\"b\":-2.5e+10,\"c\":true,\"d\":false,\"e\":null}",
          " { \"a\" : [ 1 , [ ] , { } , \"x\" ] ,\r\n\t\"b\" : { \"c\" : { \"d\" : [0] } } } ",
          "{\"text\":\"a longer text, of more than eight bytes: \\\"q\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"}",
          "{\"\\u0061\":\"\\u00e9\\ud83d\\ude00\",\"b\":\"\\udc00\",\"é\":\"zwölf Boxkämpfer 😀 ￿\"}",
          "{\"a\":{\"x\":1,\"y\":{\"x\":2}},\"x\":[{\"x\":1},{\"x\":2}],\"long name of 20 chars\":0}",
          "{\"n\":[0,-0,0.0,1E5,1e-5,12345678901234567890,0.1e1,9.99]}",
          "{\"date\":\"2001-12-31\",\"delay\":7,\"distance\":602,\"origin\":\"ATL\",\"destination\":\"ORD\"}");

  private static final byte[] LIKELY =
      "{}[]\",:\\ \n0123456789.-+eEtrufalsn/ab\u0000\u001f".getBytes(StandardCharsets.UTF_8);

  private DamagedDocuments() {}

  static byte[] next(Random random) {
    byte[] json = WHOLE.get(random.nextInt(WHOLE.size())).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0 && json.length > 0; i--) {
      json = damaged(json, random);
    }
    return json;
  }

  private static byte[] damaged(byte[] json, Random random) {
    int at = random.nextInt(json.length);
    byte likely =
        random.nextInt(8) == 0 ? (byte) random.nextInt(256) : LIKELY[random.nextInt(LIKELY.length)];
    switch (random.nextInt(5)) {
      case 0 -> json[at] = likely;
      case 1 -> {
        byte[] longer = new byte[json.length + 1];
        System.arraycopy(json, 0, longer, 0, at);
        longer[at] = likely;
        System.arraycopy(json, at, longer, at + 1, json.length - at);
        return longer;
      }
      case 2 -> {
        byte[] shorter = new byte[json.length - 1];
        System.arraycopy(json, 0, shorter, 0, at);
        System.arraycopy(json, at + 1, shorter, at, shorter.length - at);
        return shorter;
      }
      case 3 -> {
        return Arrays.copyOf(json, at);
      }
      default -> {
        int from = random.nextInt(json.length);
        int length = random.nextInt(Math.min(12, json.length - Math.max(from, at)) + 1);
        System.arraycopy(json, from, json, at, length);
      }
    }
    return json;
  }
}
