package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** Where in a document's bytes each top-level member lies. */
final class Members {
  /** Of {@link #indexOf}: there is no such member. */
  static final int NONE = -1;

  private static final int FIRST_CAPACITY = 16;

  private String[] names = new String[FIRST_CAPACITY];

  /** Three a member: start of the name's quote, start of the value, end of the value. */
  private int[] offsets = new int[3 * FIRST_CAPACITY];

  private int size;

  /** Fields are mostly asked for in the order that they have in the document. */
  private int nextGuess;

  private Members() {}

  /**
   * Reads the document to its end, so that nothing malformed slips through behind the member that
   * was asked for.
   *
   * @throws IOException when the bytes are not one JSON object
   */
  static Members scan(byte[] bytes) throws IOException {
    Members members = new Members();
    try (JsonParser parser = Json.FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NotAnObjectException();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int nameStart = offset(parser.currentTokenLocation().getByteOffset());
        parser.nextToken();
        int start = offset(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        parser.finishToken();
        members.add(name, nameStart, start, offset(parser.currentLocation().getByteOffset()));
      }
      if (parser.nextToken() != null) {
        throw new TrailingContentException();
      }
    }
    return members;
  }

  private static int offset(long offset) {
    // an array index; -1 would mean that Jackson decoded chars, which it does for UTF-16 and UTF-32
    // only
    return Math.toIntExact(offset);
  }

  private void add(String name, int nameStart, int start, int end) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      offsets = Arrays.copyOf(offsets, 6 * size);
    }
    names[size] = name;
    offsets[3 * size] = nameStart;
    offsets[3 * size + 1] = start;
    offsets[3 * size + 2] = end;
    size++;
  }

  int size() {
    return size;
  }

  String name(int member) {
    return names[member];
  }

  /** Where the member begins, its name included. */
  int nameStart(int member) {
    return offsets[3 * member];
  }

  int start(int member) {
    return offsets[3 * member + 1];
  }

  int end(int member) {
    return offsets[3 * member + 2];
  }

  int indexOf(String name) {
    for (int i = 0; i < size; i++) {
      int member = nextGuess + i < size ? nextGuess + i : nextGuess + i - size;
      if (names[member].equals(name)) {
        nextGuess = member + 1 == size ? 0 : member + 1;
        return member;
      }
    }
    return NONE;
  }

  /** The document is something else than an object. */
  static final class NotAnObjectException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The object ends before the bytes do. */
  static final class TrailingContentException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
