package dev.sluice.core.expression;

import dev.sluice.core.function.FunctionException;
import dev.sluice.core.function.LikePattern;
import dev.sluice.core.function.Patterns;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The closures of pattern functions. */
final class Matching {
  private Matching() {}

  static Closure like(Call call) {
    Closure text = call.closure(0);
    Prepared<LikePattern> pattern =
        call.size() == 2 ? call.prepared(1, LikePattern::of) : prepared(call, LikePattern::of);
    return fields -> {
      String value = (String) text.value(fields);
      if (value == null) {
        return null;
      }
      LikePattern like = pattern.value(fields);
      return like == null ? null : like.matches(value);
    };
  }

  static Closure similar(Call call) {
    Prepared<Pattern> pattern =
        call.size() == 2
            ? call.prepared(1, regex -> Patterns.similar(regex, null))
            : prepared(call, Patterns::similar);
    return matches(call.closure(0), pattern, Patterns::matches);
  }

  static Closure regexp(Call call) {
    return matches(call.closure(0), call.prepared(1, Patterns::regex), Patterns::find);
  }

  private interface Match {
    boolean test(Pattern pattern, String text);
  }

  private static Closure matches(Closure text, Prepared<Pattern> pattern, Match match) {
    return fields -> {
      String value = (String) text.value(fields);
      if (value == null) {
        return null;
      }
      Pattern regex = pattern.value(fields);
      return regex == null ? null : match.test(regex, value);
    };
  }

  private interface WithEscape<T> {
    T prepare(String pattern, String escape);
  }

  /**
   * A pattern with an ESCAPE, which must be constant: one that changes from record to record is a
   * mistake.
   */
  private static <T> Prepared<T> prepared(Call call, WithEscape<T> preparation) {
    if (!(call.closure(2) instanceof Closure.Constant constant)
        || !(constant.constant() instanceof String escape)) {
      throw call.rejected(
          call.node(2), ProblemCode.LITERAL, "the escape must be one character in quotes");
    }
    return call.prepared(1, pattern -> preparation.prepare(pattern, escape));
  }

  static Closure extract(Call call) {
    Closure text = call.closure(0);
    Prepared<Pattern> pattern = call.prepared(1, Patterns::regex);
    Closure group = call.size() == 2 ? new Closure.Constant(0) : call.closure(2);
    checkGroup(call, pattern, group);
    return fields -> {
      String value = (String) text.value(fields);
      Pattern regex = pattern.value(fields);
      Object number = group.value(fields);
      return value == null || regex == null || number == null
          ? null
          : Patterns.extract(regex, value, StringFunctions.count(number));
    };
  }

  /** A group that a constant pattern does not have would fail on every record. */
  private static void checkGroup(Call call, Prepared<Pattern> pattern, Closure group) {
    boolean constant =
        call.closure(1) instanceof Closure.Constant && group instanceof Closure.Constant;
    if (!constant || Comparisons.isNull(call.closure(1)) || Comparisons.isNull(group)) {
      return;
    }
    try {
      Closure probe =
          fields ->
              Patterns.extract(
                  Objects.requireNonNull(pattern.value(fields)),
                  "",
                  StringFunctions.count(Objects.requireNonNull(group.value(fields))));
      probe.value(field -> null);
    } catch (FunctionException e) {
      throw call.rejected(call.node(2), ProblemCode.LITERAL, String.valueOf(e.getMessage()));
    }
  }

  static @Nullable String replace(
      @Nullable String text, @Nullable Pattern pattern, @Nullable String replacement) {
    return text == null || pattern == null || replacement == null
        ? null
        : Patterns.replace(pattern, text, replacement);
  }
}
