package dev.sluice.core.schema;

import dev.sluice.core.schema.SqlType.Kind;
import dev.sluice.core.schema.SqlType.TemporalKind;
import dev.sluice.core.schema.TypeTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types, by recursive descent. */
final class TypeParser {
  /** Types nest as deep as data does; deeper is an attack on the stack. */
  private static final int MAX_DEPTH = 50;

  private final TypeTokens tokens;
  private int depth;

  TypeParser(String text) {
    tokens = new TypeTokens(text);
  }

  SqlType parse() throws TypeProblemException {
    SqlType type = type();
    Token rest = tokens.peek();
    if (rest.kind() != TypeTokens.Kind.END) {
      throw problem(rest, "'" + rest.text() + "' is too much: the type ends before it", null);
    }
    return type;
  }

  private SqlType type() throws TypeProblemException {
    Token name = tokens.next();
    if (name.kind() != TypeTokens.Kind.WORD) {
      throw problem(name, "expected a type" + found(name) + "; types are " + TypeNames.ALL, null);
    }
    if (++depth > MAX_DEPTH) {
      throw problem(name, "the type is nested more than " + MAX_DEPTH + " deep", null);
    }
    SqlType type = named(name);
    depth--;
    if (accept("NOT")) {
      expect("NULL");
      return type.withNullable(SqlType.Nullability.NOT_NULL);
    }
    accept("NULL");
    return type;
  }

  private SqlType named(Token name) throws TypeProblemException {
    return switch (name.text().toUpperCase(Locale.ROOT)) {
      case "BOOLEAN" -> plain(Kind.BOOLEAN);
      case "INT", "INTEGER" -> plain(Kind.INT);
      case "BIGINT" -> plain(Kind.BIGINT);
      case "DOUBLE" -> {
        accept("PRECISION");
        yield plain(Kind.DOUBLE);
      }
      case "STRING" -> plain(Kind.STRING);
      case "BYTES" -> plain(Kind.BYTES);
      case "DATE" -> plain(Kind.DATE);
      case "DECIMAL", "DEC", "NUMERIC" -> decimal(name);
      case "TIME" -> temporal(name, TemporalKind.TIME, 0);
      case "TIMESTAMP" -> timestamp(name);
      case "TIMESTAMP_LTZ" -> temporal(name, TemporalKind.TIMESTAMP_LTZ, 6);
      case "ARRAY" -> array();
      case "MAP" -> map();
      case "ROW" -> row();
      default ->
          throw problem(
              name,
              "'" + name.text() + "' is not a type; types are " + TypeNames.ALL,
              TypeNames.closest(name.text()));
    };
  }

  private static SqlType plain(Kind kind) {
    return new SqlType.Plain(kind, true);
  }

  private SqlType decimal(Token name) throws TypeProblemException {
    int precision = 10;
    int scale = 0;
    Token last = name;
    if (accept("(")) {
      precision = number();
      scale = accept(",") ? number() : 0;
      last = expect(")");
    }
    if (precision < 1 || precision > 38 || scale > precision) {
      String message =
          "DECIMAL takes a precision of 1 to 38 digits and a scale of 0 to the precision";
      throw new TypeProblemException(name.start(), last.end(), message, null);
    }
    return new SqlType.Decimal(precision, scale, true);
  }

  private SqlType timestamp(Token name) throws TypeProblemException {
    SqlType.Temporal type = temporal(name, TemporalKind.TIMESTAMP, 6);
    if (accept("WITHOUT")) {
      expect("TIME");
      expect("ZONE");
    } else if (accept("WITH")) {
      Token local = tokens.next();
      if (!local.is("LOCAL")) {
        throw problem(local, "TIMESTAMP WITH TIME ZONE is not available", "TIMESTAMP_LTZ");
      }
      expect("TIME");
      expect("ZONE");
      return new SqlType.Temporal(TemporalKind.TIMESTAMP_LTZ, type.precision(), true);
    }
    return type;
  }

  private SqlType.Temporal temporal(Token name, TemporalKind kind, int defaultPrecision)
      throws TypeProblemException {
    int precision = defaultPrecision;
    if (accept("(")) {
      precision = number();
      Token last = expect(")");
      if (precision > 9) {
        String message = kind + " takes a precision of 0 to 9 digits of a second";
        throw new TypeProblemException(name.start(), last.end(), message, null);
      }
    }
    return new SqlType.Temporal(kind, precision, true);
  }

  private SqlType array() throws TypeProblemException {
    expect("<");
    SqlType element = type();
    expect(">");
    return new SqlType.Array(element, true);
  }

  private SqlType map() throws TypeProblemException {
    expect("<");
    SqlType key = type();
    expect(",");
    SqlType value = type();
    expect(">");
    return new SqlType.MapOf(key, value, true);
  }

  private SqlType row() throws TypeProblemException {
    String close = accept("(") ? ")" : ">";
    if (close.equals(">")) {
      expect("<");
    }
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    do {
      Token name = tokens.next();
      boolean named = name.kind() == TypeTokens.Kind.WORD || name.kind() == TypeTokens.Kind.QUOTED;
      if (!named || name.text().isEmpty()) {
        throw problem(name, "expected the name of a field" + found(name), null);
      }
      if (!names.add(name.text())) {
        throw problem(name, "field '" + name.text() + "' is declared twice", null);
      }
      fields.add(new Field(name.text(), type()));
    } while (accept(","));
    expect(close);
    return new SqlType.RowOf(new Schema(fields), true);
  }

  private int number() throws TypeProblemException {
    Token token = tokens.next();
    if (token.kind() != TypeTokens.Kind.NUMBER || token.text().length() > 4) {
      throw problem(token, "expected a small number" + found(token), null);
    }
    return Integer.parseInt(token.text());
  }

  private boolean accept(String text) throws TypeProblemException {
    boolean matches = tokens.peek().is(text);
    if (matches) {
      tokens.next();
    }
    return matches;
  }

  private Token expect(String text) throws TypeProblemException {
    Token token = tokens.next();
    if (!token.is(text)) {
      throw problem(token, "expected '" + text + "'" + found(token), null);
    }
    return token;
  }

  private static String found(Token token) {
    return token.kind() == TypeTokens.Kind.END
        ? ", found the end"
        : ", found '" + token.text() + "'";
  }

  private static TypeProblemException problem(
      Token at, String message, @Nullable String suggestion) {
    return new TypeProblemException(at.start(), at.end(), message, suggestion);
  }
}
