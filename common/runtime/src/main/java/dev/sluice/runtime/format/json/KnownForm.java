package dev.sluice.runtime.format.json;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one topic are alike: their names come in the same order, each with values of the
 * same type. This reads a document in the expectation that it is like those before, checks grammar,
 * UTF-8 and declared types on the way, and needs to look at a name only to see that it is the one
 * that was expected. It has no opinion of its own: a document that is in any way else, or wrong, is
 * left to {@link JsonScanner} and {@link JsonReader}, and what those accepted is learned from.
 */
final class KnownForm {
  /** Behind so many documents in a row that were else, only one of so many is tried. */
  private static final int PATIENCE = 64;

  /** Members; buffers of larger documents are not kept for the next one. */
  private static final int KEPT = 4096;

  private static final int FEW = 32;

  /** The document is not as expected, or wrong. */
  private static final int ELSE = -1;

  private final KnownValue root;
  private byte[] json = {};
  private boolean surrogateEscapes;

  /** Of the root: which name, and three offsets each as {@link Members} has them. */
  private int[] found = new int[FEW];

  private int[] offsets = new int[3 * FEW];
  private int size;

  /** The names of the document before, for the next one that has the same. */
  private String[] lastNames = {};

  private int[] lastFound = {};
  private final Members members = new Members(lastNames, offsets, false);

  /** Values that have to be read to know whether they are of their type. */
  private KnownValue[] doubted = new KnownValue[FEW];

  private int[] doubtedStarts = new int[FEW];
  private int doubts;

  /** Names that may still be learned, all objects together. */
  private int room = 4096;

  private final NumberForm number = new NumberForm();
  private final JsonReader doubter = new JsonReader(json, false);
  private int failures;

  KnownForm(Schema schema) {
    this.root = KnownValue.of(new Field("root", new SqlType.RowOf(schema, false)), 0);
  }

  /**
   * The document's members, if it is as expected: then it is well-formed and as declared. They are
   * good until the next call.
   */
  @Nullable Members read(byte[] document) {
    KnownObject object = root.expectedObject();
    if (object == null || failures > PATIENCE && failures++ % PATIENCE != 0) {
      return null;
    }
    json = document;
    surrogateEscapes = false;
    size = 0;
    doubts = 0;
    int start = JsonScanner.spaceEnd(json, 0);
    int end = byteAt(start) == '{' ? object(start, object, 1) : ELSE;
    boolean good = end != ELSE && JsonScanner.spaceEnd(json, end) == json.length && doubtsHold();
    failures = good ? 0 : failures + 1;
    return good ? members(object) : null;
  }

  private Members members(KnownObject object) {
    if (!Arrays.equals(found, 0, size, lastFound, 0, lastFound.length)) {
      lastFound = Arrays.copyOf(found, size);
      lastNames = new String[size];
      for (int i = 0; i < size; i++) {
        lastNames[i] = object.get(found[i]).name();
      }
    }
    members.again(lastNames, offsets, surrogateEscapes);
    if (found.length > KEPT) {
      found = new int[FEW];
      offsets = new int[3 * FEW];
    }
    return members;
  }

  private byte byteAt(int at) {
    return at < json.length ? json[at] : 0;
  }

  /** Each of these returns the offset behind what it has read. */
  private int object(int start, KnownObject object, int depth) {
    int at = JsonScanner.spaceEnd(json, start + 1);
    int required = object.required();
    if (byteAt(at) == '}') {
      return required == 0 ? at + 1 : ELSE;
    }
    int guess = 0;
    long come = 0;
    while (true) {
      int index = object.find(json, at, guess);
      if (index == KnownObject.NONE) {
        return ELSE;
      }
      if (index < KnownObject.ANY_ORDER) {
        long bit = 1L << index;
        if ((come & bit) != 0) {
          return ELSE;
        }
        come |= bit;
      }
      guess = index + 1;
      KnownName name = object.get(index);
      int valueStart = JsonScanner.spaceEnd(json, at + name.length());
      int end = value(valueStart, name.value());
      if (end == ELSE) {
        return ELSE;
      }
      if (!name.value().takesNull()) {
        required--;
      }
      if (depth == 1) {
        found(index, at, valueStart, end);
      }
      at = JsonScanner.spaceEnd(json, end);
      byte next = byteAt(at);
      if (next == '}') {
        return required == 0 ? at + 1 : ELSE;
      } else if (next != ',') {
        return ELSE;
      }
      at = JsonScanner.spaceEnd(json, at + 1);
    }
  }

  private void found(int index, int quote, int start, int end) {
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
      offsets = Arrays.copyOf(offsets, 6 * size);
    }
    found[size] = index;
    offsets[3 * size] = quote;
    offsets[3 * size + 1] = start;
    offsets[3 * size + 2] = end;
    size++;
  }

  private int value(int at, KnownValue value) {
    KnownValue.Kind kind = value.kind();
    switch (byteAt(at)) {
      case '"' -> {
        return string(at, value);
      }
      case '{' -> {
        KnownObject object = value.expectedObject();
        if (kind != KnownValue.Kind.UNDECLARED
            && kind != KnownValue.Kind.ROW
            && kind != KnownValue.Kind.MAP) {
          return ELSE;
        }
        return object == null ? unexpected(at, value) : object(at, object, value.depth() + 1);
      }
      case '[' -> {
        if (kind != KnownValue.Kind.UNDECLARED && kind != KnownValue.Kind.ARRAY) {
          return ELSE;
        }
        return array(at, value);
      }
      case 't' -> {
        return isBoolean(kind) ? JsonScanner.literalEnd(json, at, JsonScanner.TRUE) : ELSE;
      }
      case 'f' -> {
        return isBoolean(kind) ? JsonScanner.literalEnd(json, at, JsonScanner.FALSE) : ELSE;
      }
      case 'n' -> {
        return value.takesNull() ? JsonScanner.literalEnd(json, at, JsonScanner.NULL) : ELSE;
      }
      default -> {
        return number(at, value);
      }
    }
  }

  private static boolean isBoolean(KnownValue.Kind kind) {
    return kind == KnownValue.Kind.BOOLEAN || kind == KnownValue.Kind.UNDECLARED;
  }

  private int string(int quote, KnownValue value) {
    int end = JsonString.plainEnd(json, quote + 1);
    boolean surrogates = false;
    if (byteAt(end) == '"') {
      end++;
    } else {
      end = JsonString.end(json, quote);
      if (end < 0) {
        return ELSE;
      }
      surrogates = JsonString.hasSurrogateEscape(json, quote, end);
      surrogateEscapes |= surrogates;
    }
    return switch (value.kind()) {
      case UNDECLARED -> end;
      case STRING -> surrogates ? doubt(quote, end, value) : end;
      case FORMED_STRING ->
          TemporalForm.isSurely(json, quote + 1, end - 1, value.field().type())
              ? end
              : doubt(quote, end, value);
      case DECIMAL -> doubt(quote, end, value);
      case BOOLEAN, INT, BIGINT, DOUBLE, ARRAY, ROW, MAP -> ELSE;
    };
  }

  private int number(int at, KnownValue value) {
    int end = number.read(json, at);
    if (end < 0) {
      return ELSE;
    }
    return switch (value.kind()) {
      case UNDECLARED -> end;
      case INT, BIGINT, DOUBLE, DECIMAL ->
          number.isSurely(value.field().type()) ? end : doubt(at, end, value);
      case BOOLEAN, STRING, FORMED_STRING, ARRAY, ROW, MAP -> ELSE;
    };
  }

  private int array(int start, KnownValue value) {
    int at = JsonScanner.spaceEnd(json, start + 1);
    if (byteAt(at) == ']') {
      return at + 1;
    }
    KnownValue element = value.expectedElement();
    if (element == null) {
      return unexpected(start, value);
    }
    while (true) {
      int end = value(at, element);
      if (end == ELSE) {
        return ELSE;
      }
      at = JsonScanner.spaceEnd(json, end);
      byte next = byteAt(at);
      if (next == ']') {
        return at + 1;
      } else if (next != ',') {
        return ELSE;
      }
      at = JsonScanner.spaceEnd(json, at + 1);
    }
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
    if (doubts == doubted.length) {
      if (doubts > KEPT) {
        return ELSE;
      }
      doubted = Arrays.copyOf(doubted, 2 * doubts);
      doubtedStarts = Arrays.copyOf(doubtedStarts, 2 * doubts);
    }
    doubted[doubts] = value;
    doubtedStarts[doubts] = start;
    doubts++;
    return end;
  }

  private boolean doubtsHold() {
    if (doubts == 0) {
      return true;
    }
    JsonReader reader = doubter.again(json, surrogateEscapes);
    try {
      for (int i = 0; i < doubts; i++) {
        reader.check(doubtedStarts[i], doubted[i].field());
      }
      return true;
    } catch (EvaluationException e) {
      // the other way finds it, too, and says where it is
      return false;
    }
  }

  /** Learns from a document that was accepted the other way. */
  void learn(byte[] document) {
    // names get other places
    lastFound = new int[0];
    lastNames = new String[0];
    learn(document, JsonScanner.spaceEnd(document, 0), root);
  }

  private int learn(byte[] json, int at, KnownValue value) {
    return switch (json[at]) {
      case '{' -> {
        KnownObject object = value.expectedObject();
        yield object == null
            ? JsonScanner.end(json, at, value.depth())
            : learnObject(json, at, object, value.depth() + 1);
      }
      case '[' -> learnArray(json, at, value);
      case '"' -> JsonString.end(json, at);
      default -> JsonScanner.wordEnd(json, at);
    };
  }

  private int learnObject(byte[] json, int start, KnownObject object, int depth) {
    int at = JsonScanner.spaceEnd(json, start + 1);
    int next = 0;
    boolean lesson = false;
    while (json[at] != '}') {
      int quote = json[at] == ',' ? JsonScanner.spaceEnd(json, at + 1) : at;
      int colon = JsonScanner.spaceEnd(json, JsonString.end(json, quote));
      int index = object.find(json, quote, next);
      if (index == KnownObject.NONE) {
        if (object.size() == KnownObject.MOST || room == 0) {
          object.giveUp();
          return JsonScanner.end(json, start, depth - 1);
        }
        room--;
        byte[] written = Arrays.copyOfRange(json, quote, colon + 1);
        index = object.learn(JsonText.read(json, quote), written, next, depth);
        lesson = true;
      }
      next = index + 1;
      at = learn(json, JsonScanner.spaceEnd(json, colon + 1), object.get(index).value());
      at = JsonScanner.spaceEnd(json, at);
    }
    if (lesson) {
      object.countLesson();
    }
    return at + 1;
  }

  private int learnArray(byte[] json, int start, KnownValue value) {
    int at = JsonScanner.spaceEnd(json, start + 1);
    if (json[at] == ']') {
      return at + 1;
    }
    KnownValue element = value.learnElement();
    if (element == null) {
      return JsonScanner.end(json, start, value.depth());
    }
    while (json[at] != ']') {
      at = learn(json, json[at] == ',' ? JsonScanner.spaceEnd(json, at + 1) : at, element);
      at = JsonScanner.spaceEnd(json, at);
    }
    return at + 1;
  }
}
