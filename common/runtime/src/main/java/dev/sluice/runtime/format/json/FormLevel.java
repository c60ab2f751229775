package dev.sluice.runtime.format.json;

import org.jspecify.annotations.Nullable;

/** What a {@link FormPass} expects of an object or array that is open, and what came of it. */
final class FormLevel {
  private @Nullable KnownObject object;

  private KnownValue element = KnownValue.of(null, 0);

  private int guess;
  private long come;

  /** Fields that may not be missing, and have not come. */
  private int missing;

  FormLevel open(KnownObject expected) {
    object = expected;
    guess = 0;
    come = 0;
    missing = expected.required();
    return this;
  }

  FormLevel open(KnownValue expected) {
    object = null;
    element = expected;
    missing = 0;
    return this;
  }

  /** Null in an array. */
  @Nullable KnownObject object() {
    return object;
  }

  /** Of an array. */
  KnownValue element() {
    return element;
  }

  /** The name that an object has there; null: it is not known, or has come before. */
  @Nullable KnownName name(KnownObject names, byte[] json, int at) {
    int index = names.find(json, at, guess);
    if (index == KnownObject.NONE) {
      return null;
    }
    if (index < KnownObject.ANY_ORDER) {
      long bit = 1L << index;
      if ((come & bit) != 0) {
        return null;
      }
      come |= bit;
    }
    guess = index + 1;
    KnownName name = names.get(index);
    missing -= name.value().takesNull() ? 0 : 1;
    return name;
  }

  /** Which name came last, by its place among the known ones. */
  int lastName() {
    return guess - 1;
  }

  boolean isClosedBy(byte bracket) {
    return bracket == (object == null ? ']' : '}') && missing == 0;
  }
}
