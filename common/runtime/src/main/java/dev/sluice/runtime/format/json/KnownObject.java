package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The names that the objects at one place of the documents had so far, in their usual order. */
final class KnownObject {
  /** Of {@link #find}: there is no such name. */
  static final int NONE = -1;

  /** Up to here names may come in any order, as a bit for each says which have come. */
  static final int ANY_ORDER = Long.SIZE;

  /** Names; objects that have more of them have data for names. */
  static final int MOST = 512;

  /** So many documents may bring something new, in the names or the way that they are written. */
  private static final int PATIENCE = 1024;

  private final @Nullable Schema schema;
  private KnownName[] all = {};
  private int required;
  private int lessons;

  /**
   * @param schemaOrNull of objects that are rows
   */
  KnownObject(@Nullable Schema schemaOrNull) {
    this.schema = schemaOrNull;
    this.required =
        schemaOrNull == null
            ? 0
            : (int) schemaOrNull.fields().stream().filter(f -> !f.type().nullable()).count();
  }

  int size() {
    return all.length;
  }

  KnownName get(int index) {
    return all[index];
  }

  /** Fields that may not be missing. */
  int required() {
    return required;
  }

  /** The name that the document has there: mostly the one that is guessed, or one behind it. */
  int find(byte[] json, int at, int guess) {
    for (int i = guess; i < all.length; i++) {
      if (all[i].isAt(json, at)) {
        return i;
      }
    }
    if (all.length <= ANY_ORDER) {
      for (int i = 0; i < guess; i++) {
        if (all[i].isAt(json, at)) {
          return i;
        }
      }
    }
    return NONE;
  }

  /** Whether names of these objects are data: nothing is learned from one for the next. */
  boolean isVarying() {
    return lessons > PATIENCE;
  }

  /** A document had something that was not known. */
  void countLesson() {
    lessons++;
  }

  /** From now on nothing is expected. */
  void giveUp() {
    lessons = PATIENCE + 1;
    become(new KnownName[0]);
  }

  /**
   * Takes a name in.
   *
   * @param place where it would be expected
   * @param written from its quote to the colon
   * @return where it is
   */
  int learn(String name, byte[] written, int place, int depth) {
    KnownValue value = null;
    int at = place;
    for (int i = 0; value == null && i < all.length; i++) {
      if (all[i].name().equals(name)) {
        value = all[i].value();
        remove(i);
        at = i < place ? place - 1 : place;
      }
    }
    if (value == null) {
      value = KnownValue.of(declared(name), depth);
    }
    KnownName[] next = Arrays.copyOf(all, all.length + 1);
    System.arraycopy(all, at, next, at + 1, all.length - at);
    next[at] = new KnownName(name, written, value);
    become(next);
    return at;
  }

  private @Nullable Field declared(String name) {
    if (schema == null) {
      return null;
    }
    OptionalInt position = schema.indexOf(name);
    return position.isPresent() ? schema.field(position.getAsInt()) : null;
  }

  private void remove(int index) {
    KnownName[] next = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, index + 1, next, index, next.length - index);
    become(next);
  }

  private void become(KnownName[] next) {
    all = next;
  }
}
