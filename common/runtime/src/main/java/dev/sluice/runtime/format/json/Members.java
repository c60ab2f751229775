package dev.sluice.runtime.format.json;

/**
 * Where in a document's bytes each top-level member lies. Who made it may let it say so of the next
 * document.
 */
final class Members {
  /** Of {@link #indexOf}: there is no such member. */
  static final int NONE = -1;

  private String[] names;

  /** Three a member: start of the name's quote, start of the value, end of the value. */
  private int[] offsets;

  private boolean surrogateEscapes;

  /** Fields are mostly asked for in the order that they have in the document. */
  private int nextGuess;

  Members(String[] names, int[] offsets, boolean surrogateEscapes) {
    this.names = names;
    this.offsets = offsets;
    this.surrogateEscapes = surrogateEscapes;
  }

  /** Of another document. */
  Members again(String[] otherNames, int[] otherOffsets, boolean otherSurrogateEscapes) {
    names = otherNames;
    offsets = otherOffsets;
    surrogateEscapes = otherSurrogateEscapes;
    nextGuess = 0;
    return this;
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
