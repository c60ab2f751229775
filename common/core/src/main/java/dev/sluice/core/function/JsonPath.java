package dev.sluice.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to one value of a JSON text, prepared: {@code $.a.b[0]['c d']}, no wildcards and no
 * filters.
 */
public final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.\\s*([\\p{L}_$][\\p{L}\\p{N}_$-]*)|\\.\\s*\"([^\"]*)\"|\\[\\s*'([^']*)'\\s*]|\\[\\s*\"([^\"]*)\"\\s*]|\\[\\s*([0-9]{1,9})\\s*]");

  /** A member of an object, or, when there is no name, an element of an array. */
  record Step(String name, int index) {
    boolean isIndex() {
      return index >= 0;
    }
  }

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  public static JsonPath of(String path) {
    String text = path.strip();
    if (text.startsWith("lax ") || text.startsWith("strict ")) {
      text = text.substring(text.indexOf(' ')).strip();
    }
    if (!text.startsWith("$")) {
      throw FunctionException.argument("a JSON path starts with '$', as in '$.name'");
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 1;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw FunctionException.argument(
            "a JSON path has .name, ['name'] and [0] only, not '" + text.substring(at) + "'");
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return new JsonPath(steps);
  }

  private static Step step(Matcher matcher) {
    String index = matcher.group(5);
    if (index != null) {
      return new Step("", Integer.parseInt(index));
    }
    for (int group = 1; group < 5; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return new Step(name, -1);
      }
    }
    throw new IllegalStateException("a step of the pattern has a group");
  }

  List<Step> steps() {
    return steps;
  }
}
