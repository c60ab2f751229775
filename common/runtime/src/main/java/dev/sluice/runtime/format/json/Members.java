package dev.sluice.runtime.format.json;

/** Where in a document's bytes each top-level member lies. */
final class Members {
  /** Of {@link #indexOf}: there is no such member. */
  static final int NONE = -1;

  private final String[] names;

  /** Three a member: start of the name's quote, start of the value, end of the value. */
  private final int[] offsets;

  private final boolean surrogateEscapes;

  /** Fields are mostly asked for in the order that they have in the document. */
  private int nextGuess;

  Members(String[] names, int[] offsets, boolean surrogateEscapes) {
    this.names = names;
    this.offsets = offsets;
    this.surrogateEscapes = surrogateEscapes;
  }

  int size() {
    return names.length;
  }

  /** Documents of the same form may share it; nobody writes to it. */
  String[] names() {
    return names;
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

  /**
   * Whether a string of the document may have half of a surrogate pair, which escapes alone can.
   */
  boolean hasSurrogateEscapes() {
    return surrogateEscapes;
  }

  int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      int member = nextGuess + i < names.length ? nextGuess + i : nextGuess + i - names.length;
      if (names[member].equals(name)) {
        nextGuess = member + 1 == names.length ? 0 : member + 1;
        return member;
      }
    }
    return NONE;
  }
}
