package dev.sluice.testkit.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a long load's records, about 100: {@code
 * {"key":"k17","seq":42,"at":1795534565000,"sum":"..","pad":".."}}. Whoever reads them recomputes
 * the sum, so that a damaged record is found without the original.
 */
public final class StampedJson {
  /** What a pipeline has made of a record. */
  public enum Form {
    AS_WRITTEN,
    /** With a field {@code twice} that holds seq * 2. */
    DOUBLED,
    /** As it was written, but no JSON: a {@code #} before it. */
    MALFORMED,
    /** Malformed or not, as the load wrote it. */
    OF_THE_LOAD
  }

  private static final JsonFactory JSON = new JsonFactory();
  private static final char MALFORMED_MARK = '#';

  private StampedJson() {}

  static byte[] write(Stamped record, Form form) {
    String padding = record.padding();
    String json =
        "{\"key\":\""
            + record.keyText()
            + "\",\"seq\":"
            + record.sequence()
            + ",\"at\":"
            + record.at()
            + ",\"sum\":\""
            + Long.toHexString(record.sum(padding))
            + "\",\"pad\":\""
            + padding
            + "\"}";
    String text = form == Form.MALFORMED ? MALFORMED_MARK + json : json;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws CorruptedRecordException when it is not, byte for byte where it matters, what was
   *     written
   */
  public static Stamped read(byte[] value, Form form) throws CorruptedRecordException {
    if (form == Form.OF_THE_LOAD) {
      return read(value, marked(value) ? Form.MALFORMED : Form.AS_WRITTEN);
    }
    int start = form == Form.MALFORMED ? 1 : 0;
    require(value != null && value.length > start && marked(value) == (start == 1), value);
    int key = -1;
    long sequence = -1;
    long at = -1;
    long twice = -1;
    String sum = "";
    String padding = "";
    try (JsonParser parser = JSON.createParser(value, start, value.length - start)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "key" -> key = Integer.parseInt(parser.getText().substring(1));
          case "seq" -> sequence = parser.getLongValue();
          case "at" -> at = parser.getLongValue();
          case "twice" -> twice = parser.getLongValue();
          case "sum" -> sum = parser.getText();
          case "pad" -> padding = parser.getText();
          default -> parser.skipChildren();
        }
      }
    } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new CorruptedRecordException("no record of a load: " + text(value), e);
    }
    Stamped record = new Stamped(key, sequence, at);
    require(sum.equals(Long.toHexString(record.sum(padding))), value);
    require(twice == (form == Form.DOUBLED ? sequence * 2 : -1), value);
    return record;
  }

  private static boolean marked(byte[] value) {
    return value != null && value.length > 0 && value[0] == MALFORMED_MARK;
  }

  private static void require(boolean right, byte[] value) throws CorruptedRecordException {
    if (!right) {
      throw new CorruptedRecordException("corrupted: " + text(value), null);
    }
  }

  private static String text(byte[] value) {
    return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
  }
}
