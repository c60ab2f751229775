package dev.sluice.testkit.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a load's records. */
public final class LoadJson {
  private static final JsonFactory JSON = new JsonFactory();

  private LoadJson() {}

  static byte[] write(Sequenced record, String padding) {
    String json =
        "{\"key\":\""
            + record.key()
            + "\",\"seq\":"
            + record.sequence()
            + ",\"pad\":\""
            + padding
            + "\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the identity back, whatever fields a pipeline has added; refuses values that are not of a
   * load.
   */
  public static Sequenced read(byte[] value) {
    String key = null;
    long sequence = -1;
    try (JsonParser parser = JSON.createParser(value)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "key" -> key = parser.getText();
          case "seq" -> sequence = parser.getLongValue();
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + new String(value, StandardCharsets.UTF_8), e);
    }
    return complete(value, key, sequence);
  }

  private static Sequenced complete(byte[] value, @Nullable String key, long sequence) {
    if (key == null || sequence < 0) {
      throw new IllegalArgumentException(
          "no record of a load: " + new String(value, StandardCharsets.UTF_8));
    }
    return new Sequenced(key, sequence);
  }
}
