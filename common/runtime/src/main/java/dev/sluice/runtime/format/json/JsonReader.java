package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.ScalarText;
import dev.sluice.runtime.format.TemporalText;
import dev.sluice.runtime.format.WrongField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value as the value of a declared type. Nothing is converted between types: "5" is no
 * INT, 5 no STRING.
 */
final class JsonReader {
  private final JsonParser parser;
  private final String field;

  JsonReader(JsonParser parser, String field) {
    this.parser = parser;
    this.field = field;
  }

  /** Reads the value whose first token the parser stands on; leaves it on the last one. */
  @Nullable Object read(SqlType type) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      if (!type.nullable()) {
        throw WrongField.missing(path(), type);
      }
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

  private Object plain(SqlType.Plain type) throws IOException {
    return switch (type.kind()) {
      case BOOLEAN -> bool(type);
      case INT -> new JsonNumbers(path(), type).integer(number(type));
      case BIGINT -> new JsonNumbers(path(), type).bigint(number(type));
      case DOUBLE -> new JsonNumbers(path(), type).floating(number(type));
      case STRING -> string(type);
      case BYTES -> bytes(type);
      case DATE -> TemporalText.date(path(), string(type), type);
    };
  }

  private boolean bool(SqlType type) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType(type);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private String number(SqlType type) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw wrongType(type);
    }
    return parser.getText();
  }

  /** Decimals travel as strings, too, because many a JSON library makes doubles of numbers. */
  private String decimalText(SqlType.Decimal type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      if (!JsonNumbers.isNumber(text)) {
        throw WrongField.type(path(), "a string that is not a number", type);
      }
      return text;
    }
    return number(type);
  }

  private String string(SqlType type) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(type);
    }
    String text = parser.getText();
    if (!ScalarText.isWellFormed(text)) {
      throw WrongField.type(path(), "text with half of a surrogate pair", type);
    }
    return text;
  }

  private byte[] bytes(SqlType type) throws IOException {
    try {
      return Base64.getDecoder().decode(string(type));
    } catch (IllegalArgumentException e) {
      throw WrongField.type(path(), "text that is not base64", type);
    }
  }

  private List<@Nullable Object> array(SqlType.Array type) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrongType(type);
    }
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(type.element()));
    }
    return elements;
  }

  private Map<String, @Nullable Object> map(SqlType.MapOf type) throws IOException {
    requireObject(type);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      entries.put(name, read(type.value()));
    }
    return entries;
  }

  private List<@Nullable Object> row(SqlType.RowOf type) throws IOException {
    requireObject(type);
    Schema schema = type.schema();
    @Nullable Object[] values = new @Nullable Object[schema.size()];
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      OptionalInt position = schema.indexOf(parser.currentName());
      parser.nextToken();
      if (position.isPresent()) {
        values[position.getAsInt()] = read(schema.field(position.getAsInt()).type());
      } else {
        parser.skipChildren();
      }
    }
    for (int i = 0; i < values.length; i++) {
      Field member = schema.field(i);
      if (values[i] == null && !member.type().nullable()) {
        throw WrongField.missing(path() + "/" + member.name(), member.type());
      }
    }
    return Arrays.asList(values);
  }

  private void requireObject(SqlType type) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType(type);
    }
  }

  private RuntimeException wrongType(SqlType expected) {
    return WrongField.type(path(), found(parser.currentToken()), expected);
  }

  /** The field, and the way down from it as a JSON pointer: {@code lines/3/price}. */
  private String path() {
    return parser.getParsingContext().inRoot()
        ? field
        : field + parser.getParsingContext().pathAsPointer();
  }

  private static String found(JsonToken token) {
    return switch (token) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
    };
  }
}
