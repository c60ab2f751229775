package dev.sluice.core.function;

import org.jspecify.annotations.Nullable;

/**
 * Looks up values in JSON texts, by reading no more of the text than needed and building no tree.
 */
public final class Json {
  /** What a path leads to. */
  public enum Outcome {
    /** A string, number, true or false. */
    SCALAR,
    NULL,
    OBJECT_OR_ARRAY,
    /** The text is JSON as far as it was read, and has no such member or element. */
    MISSING,
    /** The text is not JSON. */
    MALFORMED
  }

  /** The outcome, and for a scalar its text: of a string its characters, else as it is written. */
  public record Found(Outcome outcome, String text) {}

  private Json() {}

  public static Found find(String json, JsonPath path) {
    JsonCursor cursor = new JsonCursor(json);
    try {
      for (JsonPath.Step step : path.steps()) {
        boolean there =
            step.isIndex() ? cursor.enterElement(step.index()) : cursor.enterMember(step.name());
        if (!there) {
          return new Found(Outcome.MISSING, "");
        }
      }
      return found(cursor);
    } catch (JsonCursor.Malformed e) {
      return new Found(Outcome.MALFORMED, "");
    }
  }

  private static Found found(JsonCursor cursor) throws JsonCursor.Malformed {
    char first = cursor.peek();
    if (first == '"') {
      return new Found(Outcome.SCALAR, cursor.string());
    }
    String text = cursor.raw();
    if (first == '{' || first == '[') {
      return new Found(Outcome.OBJECT_OR_ARRAY, text);
    }
    return new Found(first == 'n' ? Outcome.NULL : Outcome.SCALAR, text);
  }

  /**
   * The scalar's text, or NULL when there is none (missing, null, object or array, not JSON), as in
   * Flink.
   */
  public static @Nullable String scalarOrNull(String json, JsonPath path) {
    Found found = find(json, path);
    return found.outcome() == Outcome.SCALAR ? found.text() : null;
  }

  /** Whether the path leads to anything, null included. */
  public static boolean exists(String json, JsonPath path) {
    Outcome outcome = find(json, path).outcome();
    return outcome != Outcome.MISSING && outcome != Outcome.MALFORMED;
  }
}
