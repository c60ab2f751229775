package dev.sluice.ops.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A value of a JSON text that another program wrote. A member that must be there and is not is an
 * {@link UnexpectedJsonException}.
 */
public final class JsonValue {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode node;
  private final String path;

  private JsonValue(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  public static JsonValue parse(String text) {
    try {
      return new JsonValue(MAPPER.readTree(text), "");
    } catch (JsonProcessingException e) {
      throw new UnexpectedJsonException("not JSON: " + e.getOriginalMessage());
    }
  }

  public JsonValue member(String name) {
    return optional(name)
        .orElseThrow(
            () -> new UnexpectedJsonException("no '" + path + name + "' in " + abbreviated()));
  }

  /** Absent and null are the same. */
  public Optional<JsonValue> optional(String name) {
    JsonNode member = node.get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(member, path + name + "."));
  }

  public List<JsonValue> items() {
    return StreamSupport.stream(node.spliterator(), false)
        .map(item -> new JsonValue(item, path))
        .toList();
  }

  /** The members of an object as text, in their order. */
  public Map<String, String> textMembers() {
    Map<String, String> members = new LinkedHashMap<>();
    node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue().asText()));
    return members;
  }

  public String text() {
    return node.asText();
  }

  public long number() {
    if (!node.isNumber()) {
      throw new UnexpectedJsonException("'" + path + "' is not a number: " + abbreviated());
    }
    return node.asLong();
  }

  public int integer() {
    return Math.toIntExact(number());
  }

  public boolean isTrue() {
    return node.asBoolean();
  }

  private String abbreviated() {
    String text = node.toString();
    return text.length() <= 120 ? text : text.substring(0, 120) + "...";
  }
}
