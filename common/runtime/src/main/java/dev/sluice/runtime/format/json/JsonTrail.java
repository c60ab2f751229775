package dev.sluice.runtime.format.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A field, and the way down from it as a JSON pointer (RFC 6901): {@code lines/3/price}. */
final class JsonTrail {
  private String field = "";

  /** Names and indexes, the innermost first; most values have none. */
  private @Nullable Deque<Object> steps;

  void begin(String name) {
    field = name;
    if (steps != null) {
      steps.clear();
    }
  }

  void down(Object nameOrIndex) {
    Deque<Object> current = steps;
    if (current == null) {
      current = new ArrayDeque<>();
      steps = current;
    }
    current.push(nameOrIndex);
  }

  void up() {
    if (steps != null) {
      steps.pop();
    }
  }

  String path() {
    if (steps == null) {
      return field;
    }
    StringBuilder path = new StringBuilder(field);
    for (Iterator<Object> down = steps.descendingIterator(); down.hasNext(); ) {
      path.append('/').append(down.next().toString().replace("~", "~0").replace("/", "~1"));
    }
    return path.toString();
  }
}
