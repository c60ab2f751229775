package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The plain text of a value that has one, and text as UTF-8. */
public final class ScalarText {
  private ScalarText() {}

  /** Whether values of the type have a plain text. */
  public static boolean covers(SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return plain.kind() != SqlType.Kind.BYTES;
    }
    return type instanceof SqlType.Decimal || type instanceof SqlType.Temporal;
  }

  public static String text(SqlType type, Object value) {
    if (type instanceof SqlType.Temporal temporal) {
      return TemporalText.text(temporal, value);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  public static byte[] utf8(String text) throws FormatException {
    requireUtf8Form(text);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Fails for half a surrogate pair, which Java would silently write as a question mark. No decoder
   * lets one in, but a string function can cut a pair in two.
   */
  public static void requireUtf8Form(String text) throws FormatException {
    if (!isWellFormed(text)) {
      throw new FormatException(
          RecordCode.ENCODE_UNWRITABLE, "text with half of a surrogate pair has no UTF-8 form");
    }
  }

  /** Whether each surrogate in the text has its other half. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
