package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one topic are alike: their names come in the same order, each with values of the
 * same type. This reads a document in the expectation that it is like those before ({@link
 * FormPass}). It has no opinion of its own: a document that is in any way else, or wrong, is left
 * to {@link JsonScanner} and {@link JsonReader}, and what those accepted is learned from.
 */
final class KnownForm {
  /** Behind so many documents in a row that were else, only one of so many is tried. */
  private static final int PATIENCE = 64;

  private final KnownValue root;
  private final FormPass pass = new FormPass();

  /** The names of the document before, for the next one that has the same. */
  private String[] lastNames = {};

  private int[] lastFound = {};
  private final Members members = new Members(lastNames, lastFound, false);

  /** Names that may still be learned, all objects together. */
  private int room = 4096;

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
    boolean good = pass.read(document, object);
    failures = good ? 0 : failures + 1;
    return good ? members(object) : null;
  }

  private Members members(KnownObject object) {
    if (!pass.hasFound(lastFound)) {
      lastFound = pass.found();
      lastNames = new String[lastFound.length];
      for (int i = 0; i < lastNames.length; i++) {
        lastNames[i] = object.get(lastFound[i]).name();
      }
    }
    return members.again(lastNames, pass.offsets(), pass.hasSurrogateEscapes());
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
