package dev.sluice.runtime.format.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a document that is expected to be like others: checks grammar, UTF-8 and declared
 * types on the way, and needs to look at a name only to see that it is the one that was expected.
 *
 * <p>Brackets are a stack and not methods that call each other: HotSpot puts such methods into each
 * other until there is no room left for what is called for each member.
 */
final class FormPass {
  /** The document is not as expected, or wrong. */
  private static final int ELSE = -1;

  /** Members; buffers of larger documents are not kept for the next one. */
  private static final int KEPT = 4096;

  private static final int FEW = 32;

  private final NumberForm number = new NumberForm();
  private final Doubts doubts = new Doubts();
  private byte[] json = {};
  private boolean surrogateEscapes;

  /** Of the root: which name, and three offsets each as {@link Members} has them. */
  private int[] found = new int[FEW];

  private int[] offsets = new int[3 * FEW];
  private int size;

  /** What is open around the object or array that is read: the root first. */
  private final FormLevel[] levels = new FormLevel[KnownValue.DEEPEST + 2];

  FormPass() {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new FormLevel();
    }
  }

  /** Whether the document is as expected: then it is well-formed and as declared. */
  boolean read(byte[] document, KnownObject root) {
    json = document;
    surrogateEscapes = false;
    size = 0;
    doubts.clear();
    int start = JsonScanner.spaceEnd(json, 0);
    int end = byteAt(start) == '{' ? object(start, root) : ELSE;
    return end != ELSE
        && JsonScanner.spaceEnd(json, end) == json.length
        && doubts.hold(json, surrogateEscapes);
  }

  private byte byteAt(int at) {
    return at < json.length ? json[at] : 0;
  }

  /** Each of these returns the offset behind what it has read. */
  private int object(int start, KnownObject root) {
    int depth = 0;
    FormLevel level = levels[0].open(root);
    int at = JsonScanner.spaceEnd(json, start + 1);
    if (level.isClosedBy(byteAt(at))) {
      return at + 1;
    }
    while (true) {
      KnownValue value = level.element();
      KnownObject names = level.object();
      if (names != null) {
        KnownName name = level.name(names, json, at);
        if (name == null) {
          return ELSE;
        }
        value = name.value();
        int quote = at;
        at = JsonScanner.spaceEnd(json, at + name.length());
        if (depth == 0) {
          found(level.lastName(), quote, at);
        }
      }
      FormLevel inner = opened(at, value, depth);
      if (inner == null) {
        at = value(at, value);
        if (at == ELSE) {
          return ELSE;
        }
      } else {
        at = JsonScanner.spaceEnd(json, at + 1);
        if (!inner.isClosedBy(byteAt(at))) {
          level = inner;
          depth++;
          continue;
        }
        at++;
      }
      at = behind(at, depth);
      while (byteAt(at) != ',') {
        if (!level.isClosedBy(byteAt(at))) {
          return ELSE;
        }
        if (depth == 0) {
          return at + 1;
        }
        depth--;
        level = levels[depth];
        at = behind(at + 1, depth);
      }
      at = JsonScanner.spaceEnd(json, at + 1);
    }
  }

  private void found(int index, int quote, int start) {
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
      offsets = Arrays.copyOf(offsets, 6 * size);
    }
    found[size] = index;
    offsets[3 * size] = quote;
    offsets[3 * size + 1] = start;
    size++;
  }

  /** A value ends there; returns where what follows it is. */
  private int behind(int end, int depth) {
    if (depth == 0) {
      offsets[3 * size - 1] = end;
    }
    return JsonScanner.spaceEnd(json, end);
  }

  /** The object or array that opens there, if it is known what to expect in it. */
  private @Nullable FormLevel opened(int at, KnownValue value, int depth) {
    switch (byteAt(at)) {
      case '{' -> {
        KnownObject object = value.takesObject() ? value.expectedObject() : null;
        return object == null ? null : levels[depth + 1].open(object);
      }
      case '[' -> {
        KnownValue element = value.takesArray() ? value.expectedElement() : null;
        return element == null ? null : levels[depth + 1].open(element);
      }
      default -> {
        return null;
      }
    }
  }

  /** Any other value. */
  private int value(int at, KnownValue value) {
    return switch (byteAt(at)) {
      case '"' -> string(at, value);
      case '{' -> value.takesObject() ? unexpected(at, value) : ELSE;
      case '[' -> value.takesArray() ? array(at, value) : ELSE;
      case 't' -> value.takesBoolean() ? JsonScanner.literalEnd(json, at, JsonScanner.TRUE) : ELSE;
      case 'f' -> value.takesBoolean() ? JsonScanner.literalEnd(json, at, JsonScanner.FALSE) : ELSE;
      case 'n' -> value.takesNull() ? JsonScanner.literalEnd(json, at, JsonScanner.NULL) : ELSE;
      default -> number(at, value);
    };
  }

  private int string(int quote, KnownValue value) {
    int end = JsonString.plainEnd(json, quote + 1);
    if (byteAt(end) != '"') {
      return escaped(quote, value);
    }
    return value.takesAnyString() ? end + 1 : formed(quote, end + 1, value);
  }

  private int escaped(int quote, KnownValue value) {
    int end = JsonString.end(json, quote);
    if (end < 0) {
      return ELSE;
    }
    boolean surrogates = JsonString.hasSurrogateEscape(json, quote, end);
    surrogateEscapes |= surrogates;
    if (value.takesAnyString()) {
      return surrogates && value.isDeclared() ? doubt(quote, end, value) : end;
    }
    return formed(quote, end, value);
  }

  private int formed(int quote, int end, KnownValue value) {
    return switch (value.kind()) {
      case FORMED_STRING ->
          TemporalForm.isSurely(json, quote + 1, end - 1, value.field().type())
              ? end
              : doubt(quote, end, value);
      case DECIMAL -> doubt(quote, end, value);
      case UNDECLARED, STRING, BOOLEAN, INT, BIGINT, DOUBLE, ARRAY, ROW, MAP -> ELSE;
    };
  }

  private int number(int at, KnownValue value) {
    int end = number.read(json, at);
    if (end < 0) {
      return ELSE;
    }
    return number.hasAtMost(value.digits(), value.decimals()) ? end : large(at, end, value);
  }

  private int large(int start, int end, KnownValue value) {
    return switch (value.kind()) {
      case UNDECLARED -> end;
      case INT, BIGINT, DOUBLE, DECIMAL -> doubt(start, end, value);
      case BOOLEAN, STRING, FORMED_STRING, ARRAY, ROW, MAP -> ELSE;
    };
  }

  /** Of which nothing is expected, as no array with elements has come. */
  private int array(int start, KnownValue value) {
    int at = JsonScanner.spaceEnd(json, start + 1);
    return byteAt(at) == ']' ? at + 1 : unexpected(start, value);
  }

  /** An object or array of which nothing is expected, but what is declared. */
  private int unexpected(int at, KnownValue value) {
    int end = JsonScanner.end(json, at, value.depth());
    if (end == ELSE) {
      return ELSE;
    }
    surrogateEscapes |= JsonString.hasSurrogateEscape(json, at, end);
    return value.isDeclared() ? doubt(at, end, value) : end;
  }

  private int doubt(int start, int end, KnownValue value) {
    return doubts.add(start, value) ? end : ELSE;
  }

  /** Whether the names of the document are these, in this order. */
  boolean hasFound(int[] names) {
    return Arrays.equals(found, 0, size, names, 0, names.length);
  }

  /** The names of the document, by their places in the root. */
  int[] found() {
    return Arrays.copyOf(found, size);
  }

  /** As {@link Members} has them; good until the next document. */
  int[] offsets() {
    int[] current = offsets;
    if (found.length > KEPT) {
      found = new int[FEW];
      offsets = new int[3 * FEW];
    }
    return current;
  }

  /** As {@link Members} has it. */
  boolean hasSurrogateEscapes() {
    return surrogateEscapes;
  }
}
