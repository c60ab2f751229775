package dev.sluice.ops.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps, lists, texts, numbers and booleans as JSON; members in the order of the map, so the text is
 * stable.
 */
public final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private JsonText() {}

  /** One line, for a request. */
  public static String compact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Indented, for a person who looks at what a program reads. */
  public static String pretty(Object value) {
    try {
      return PRETTY.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Collects the members of one object; an absent value is a member that is left out. */
  public static final class Members {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public Members put(String name, Object value) {
      members.put(name, value);
      return this;
    }

    public Members putIfPresent(String name, @Nullable Object value) {
      if (value != null) {
        members.put(name, value);
      }
      return this;
    }

    public Map<String, Object> map() {
      return members;
    }
  }
}
