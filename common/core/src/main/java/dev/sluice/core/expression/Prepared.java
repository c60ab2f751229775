package dev.sluice.core.expression;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is made from an operand before it is used: a pattern, a path, a format. */
interface Prepared<T> {
  /** Null when the operand is NULL. */
  @Nullable T value(Fields fields);

  /** Keeps what it made for the operand's last value: it rarely changes from record to record. */
  final class Latest<T> implements Prepared<T> {
    private final Closure operand;
    private final Function<String, T> preparation;
    private @Nullable String lastText;
    private @Nullable T last;

    Latest(Closure operand, Function<String, T> preparation) {
      this.operand = operand;
      this.preparation = preparation;
    }

    @Override
    public @Nullable T value(Fields fields) {
      String text = (String) operand.value(fields);
      if (text == null) {
        return null;
      }
      if (!Objects.equals(text, lastText)) {
        last = preparation.apply(text);
        lastText = text;
      }
      return last;
    }
  }
}
