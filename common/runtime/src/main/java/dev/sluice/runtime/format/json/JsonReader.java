package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.ScalarText;
import dev.sluice.runtime.format.TemporalText;
import dev.sluice.runtime.format.WrongField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a document that was found to be well-formed, as values of declared types. Nothing is
 * converted between types: "5" is no INT, 5 no STRING.
 */
final class JsonReader {
  private final NumberForm number = new NumberForm();
  private final JsonTrail trail = new JsonTrail();
  private byte[] json;
  private boolean surrogateEscapes;
  private @Nullable JsonNames names;
  private int at;

  /**
   * @param surrogateEscapes as {@link Members#hasSurrogateEscapes} says
   */
  JsonReader(byte[] json, boolean surrogateEscapes) {
    this.json = json;
    this.surrogateEscapes = surrogateEscapes;
  }

  /** Of another document. */
  JsonReader again(byte[] document, boolean itsSurrogateEscapes) {
    json = document;
    surrogateEscapes = itsSurrogateEscapes;
    return this;
  }

  /** The value that starts there. */
  @Nullable Object read(int start, Field field) {
    at = start;
    trail.begin(field.name());
    return read(field.type());
  }

  /** Fails where {@link #read} would, and mostly makes no object. */
  void check(int start, Field field) {
    at = start;
    if (!isSurely(field.type())) {
      trail.begin(field.name());
      check(field.type());
    }
  }

  /** Moves behind the value. */
  private @Nullable Object read(SqlType type) {
    if (isNull(type)) {
      return null;
    }
    if (type instanceof SqlType.Plain plain) {
      return plain(plain);
    } else if (type instanceof SqlType.Decimal decimal) {
      return new JsonNumbers(path(), type).decimal(decimalText(decimal), decimal);
    } else if (type instanceof SqlType.Temporal temporal) {
      return TemporalText.temporal(path(), string(type), temporal);
    } else if (type instanceof SqlType.Array array) {
      return array(array);
    } else if (type instanceof SqlType.MapOf map) {
      return map(map);
    } else if (type instanceof SqlType.RowOf row) {
      return row(row);
    }
    throw new IllegalStateException("JSON has no form for " + type);
  }

  /** Moves behind the value. */
  private void check(SqlType type) {
    if (isSurely(type)) {
      skip();
    } else if (isNull(type)) {
      return;
    } else if (type instanceof SqlType.Array array) {
      enter('[', array);
      for (int i = 0; more(i, ']'); i++) {
        trail.down(i);
        check(array.element());
        trail.up();
      }
    } else if (type instanceof SqlType.RowOf row) {
      checkRow(row);
    } else {
      read(type);
    }
  }

  /** Whether the value is of the type, as far as that is seen without making it. */
  private boolean isSurely(SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case BOOLEAN -> json[at] == 't' || json[at] == 'f';
        case STRING -> json[at] == '"' && !surrogateEscapes;
        case INT, BIGINT, DOUBLE -> isSurelyNumber(type);
        case BYTES, DATE -> false;
      };
    }
    return type instanceof SqlType.Decimal && isSurelyNumber(type);
  }

  private boolean isSurelyNumber(SqlType type) {
    return number.read(json, at) > 0 && number.isSurely(type);
  }

  private boolean isNull(SqlType type) {
    if (json[at] != 'n') {
      return false;
    }
    if (!type.nullable()) {
      throw WrongField.missing(path(), type);
    }
    skip();
    return true;
  }

  private Object plain(SqlType.Plain type) {
    return switch (type.kind()) {
      case BOOLEAN -> bool(type);
      case INT ->
          isSurelyNumber(type)
              ? (Object) (int) plainLong()
              : (Object) new JsonNumbers(path(), type).integer(numberText(type));
      case BIGINT ->
          isSurelyNumber(type)
              ? plainLong()
              : new JsonNumbers(path(), type).bigint(numberText(type));
      case DOUBLE -> new JsonNumbers(path(), type).floating(numberText(type));
      case STRING -> string(type);
      case BYTES -> bytes(type);
      case DATE -> TemporalText.date(path(), string(type), type);
    };
  }

  private long plainLong() {
    boolean negative = json[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    while (JsonScanner.isDigit(json[at])) {
      value = 10 * value + json[at++] - '0';
    }
    return negative ? -value : value;
  }

  private boolean bool(SqlType type) {
    if (json[at] != 't' && json[at] != 'f') {
      throw wrongType(type);
    }
    boolean value = json[at] == 't';
    skip();
    return value;
  }

  private String numberText(SqlType type) {
    if (json[at] != '-' && !JsonScanner.isDigit(json[at])) {
      throw wrongType(type);
    }
    int start = at;
    skip();
    return new String(json, start, at - start, StandardCharsets.US_ASCII);
  }

  /** Decimals travel as strings, too, because many a JSON library makes doubles of numbers. */
  private String decimalText(SqlType.Decimal type) {
    if (json[at] != '"') {
      return numberText(type);
    }
    String text = string(type);
    if (!JsonNumbers.isNumber(text)) {
      throw WrongField.type(path(), "a string that is not a number", type);
    }
    return text;
  }

  private String string(SqlType type) {
    if (json[at] != '"') {
      throw wrongType(type);
    }
    String text = JsonText.read(json, at);
    if (surrogateEscapes && !ScalarText.isWellFormed(text)) {
      throw WrongField.type(path(), "text with half of a surrogate pair", type);
    }
    skip();
    return text;
  }

  private byte[] bytes(SqlType type) {
    try {
      return Base64.getDecoder().decode(string(type));
    } catch (IllegalArgumentException e) {
      throw WrongField.type(path(), "text that is not base64", type);
    }
  }

  private List<@Nullable Object> array(SqlType.Array type) {
    enter('[', type);
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; more(i, ']'); i++) {
      trail.down(i);
      elements.add(read(type.element()));
      trail.up();
    }
    return elements;
  }

  private Map<String, @Nullable Object> map(SqlType.MapOf type) {
    enter('{', type);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int i = 0; more(i, '}'); i++) {
      String name = name();
      trail.down(name);
      entries.put(name, read(type.value()));
      trail.up();
    }
    return entries;
  }

  private List<@Nullable Object> row(SqlType.RowOf type) {
    enter('{', type);
    Schema schema = type.schema();
    @Nullable Object[] values = new @Nullable Object[schema.size()];
    for (int i = 0; more(i, '}'); i++) {
      String name = name();
      int position = position(schema, name, i);
      if (position == Members.NONE) {
        skip();
      } else {
        trail.down(name);
        values[position] = read(schema.field(position).type());
        trail.up();
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        requireNullable(schema.field(i));
      }
    }
    return Arrays.asList(values);
  }

  private void checkRow(SqlType.RowOf type) {
    enter('{', type);
    Schema schema = type.schema();
    BitSet present = new BitSet(schema.size());
    for (int i = 0; more(i, '}'); i++) {
      String name = name();
      int position = position(schema, name, i);
      if (position == Members.NONE) {
        skip();
      } else {
        SqlType member = schema.field(position).type();
        present.set(position);
        if (isSurely(member)) {
          skip();
        } else {
          trail.down(name);
          check(member);
          trail.up();
        }
      }
    }
    for (int i = present.nextClearBit(0); i < schema.size(); i = present.nextClearBit(i + 1)) {
      requireNullable(schema.field(i));
    }
  }

  /** Members mostly come in the order of their declaration. */
  private static int position(Schema schema, String name, int guess) {
    if (guess < schema.size() && schema.field(guess).name().equals(name)) {
      return guess;
    }
    return schema.indexOf(name).orElse(Members.NONE);
  }

  private void requireNullable(Field member) {
    if (!member.type().nullable()) {
      trail.down(member.name());
      throw WrongField.missing(path(), member.type());
    }
  }

  private void enter(char bracket, SqlType type) {
    if (json[at] != bracket) {
      throw wrongType(type);
    }
    at++;
  }

  /** Moves in front of the i-th element or member, or behind the bracket if there is none. */
  private boolean more(int i, char close) {
    skipSpace();
    if (json[at] == close) {
      at++;
      return false;
    }
    if (i > 0) {
      at++;
      skipSpace();
    }
    return true;
  }

  /** Moves in front of the value. */
  private String name() {
    int quote = at;
    at = JsonText.end(json, at);
    int end = at;
    skipSpace();
    at++;
    skipSpace();
    return names().name(json, quote, end);
  }

  private JsonNames names() {
    JsonNames current = names;
    if (current == null) {
      current = JsonNames.current();
      names = current;
    }
    return current;
  }

  private void skipSpace() {
    at = JsonScanner.spaceEnd(json, at);
  }

  private void skip() {
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> at = JsonText.end(json, at);
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':', ' ', '\n', '\r', '\t' -> at++;
        default -> at = JsonScanner.wordEnd(json, at);
      }
    } while (depth > 0);
  }

  private RuntimeException wrongType(SqlType expected) {
    return WrongField.type(path(), found(json[at]), expected);
  }

  private String path() {
    return trail.path();
  }

  private static String found(byte first) {
    return switch (first) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      default -> "a number";
    };
  }
}
