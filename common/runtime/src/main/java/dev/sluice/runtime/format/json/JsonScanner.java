package dev.sluice.runtime.format.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a JSON object (RFC 8259): finds where each member lies, and refuses
 * whatever is not well-formed, wherever it is. Strings are read eight bytes at a time. Time and
 * memory grow with the document's size alone, whatever its form.
 */
final class JsonScanner {
  /**
   * Objects and arrays within each other. Deeper documents are attacks or accidents, and cost stack
   * elsewhere.
   */
  static final int MAX_DEPTH = 1000;

  /** Names of one object that are compared one by one; more of them go into a set. */
  private static final int FEW = 32;

  /** Members; buffers of larger documents are not kept for the next one. */
  private static final int KEPT = 4096;

  private static final byte[] NOTHING = {};
  static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /** Its buffers serve one document after the other; tasks are single threads. */
  private static final ThreadLocal<JsonScanner> CURRENT = ThreadLocal.withInitial(JsonScanner::new);

  private final JsonNames known = JsonNames.current();

  private final NumberForm number = new NumberForm();

  private byte[] json = NOTHING;
  private int at;
  private boolean surrogateEscapes;

  /** By depth: the bracket that closes what is open there. */
  private final byte[] closing = new byte[MAX_DEPTH + 1];

  private int depth;

  /** Brackets around what is read: with any, it is not the root. */
  private int outside;

  /** The root's members: their names, and three offsets each as {@link Members} has them. */
  private String[] names = new String[FEW];

  private int[] offsets = new int[3 * FEW];
  private int size;

  /** Names of all open objects, the innermost one's last: hash and where the quote is. */
  private long[] hashes = new long[FEW];

  private int[] quotes = new int[FEW];
  private int top;

  /** By depth: where the object's names begin, and a bit for each hash: no bit, no such name. */
  private final int[] base = new int[MAX_DEPTH + 1];

  private final long[] bits = new long[MAX_DEPTH + 1];
  private final @Nullable Set<String>[] many = sets();

  private JsonScanner() {}

  /** The bytes are not one JSON object; the message says why, and quotes nothing. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
      super(reason, null, false, false);
    }
  }

  static Members scan(byte[] json) throws MalformedException {
    return CURRENT.get().members(json);
  }

  /**
   * The offset behind an object or array; -1 if there is no well-formed one.
   *
   * @param around brackets that are open around it
   */
  static int end(byte[] json, int start, int around) {
    JsonScanner scanner = CURRENT.get();
    scanner.begin(json, start, around);
    try {
      scanner.value();
      scanner.contents();
      return scanner.at;
    } catch (MalformedException e) {
      return -1;
    } finally {
      scanner.release();
    }
  }

  private void begin(byte[] document, int start, int around) {
    json = document;
    at = start;
    depth = around;
    outside = around;
    size = 0;
    top = 0;
    surrogateEscapes = false;
  }

  private Members members(byte[] document) throws MalformedException {
    begin(document, 0, 0);
    try {
      root();
      return new Members(
          Arrays.copyOf(names, size), Arrays.copyOf(offsets, 3 * size), surrogateEscapes);
    } finally {
      release();
    }
  }

  private void release() {
    json = NOTHING;
    if (names.length > KEPT) {
      names = new String[FEW];
      offsets = new int[3 * FEW];
    }
    if (hashes.length > KEPT) {
      hashes = new long[FEW];
      quotes = new int[FEW];
    }
    Arrays.fill(many, 0, depth + 1, null);
  }

  private void root() throws MalformedException {
    if (json.length == 0) {
      throw new MalformedException("the value is empty");
    }
    skipSpace();
    if (at == json.length || json[at] != '{') {
      throw at == json.length || beginsValue(json[at])
          ? new MalformedException("the value is not an object")
          : unexpected();
    }
    open((byte) '}');
    contents();
    skipSpace();
    if (at < json.length) {
      throw beginsValue(json[at])
          ? new MalformedException("there is more behind the object")
          : unexpected();
    }
  }

  /** From behind the root's bracket to behind the one that closes it. */
  private void contents() throws MalformedException {
    boolean opened = true;
    while (true) {
      byte next = token();
      if (next == closing[depth]) {
        at++;
        close();
        if (depth == outside) {
          return;
        }
        opened = false;
        continue;
      }
      if (!opened) {
        expect((byte) ',');
        token();
      }
      if (closing[depth] == '}') {
        name();
        token();
        expect((byte) ':');
        token();
      }
      if (isRoot()) {
        offsets[3 * size + 1] = at;
      }
      opened = value();
    }
  }

  /** Whether it was a bracket, whose contents come next. */
  private boolean value() throws MalformedException {
    switch (json[at]) {
      case '{' -> {
        open((byte) '}');
        return true;
      }
      case '[' -> {
        open((byte) ']');
        return true;
      }
      case '"' -> string();
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> number();
    }
    endOfValue();
    return false;
  }

  private void open(byte close) throws MalformedException {
    at++;
    if (depth == MAX_DEPTH) {
      throw new MalformedException("nested deeper than " + MAX_DEPTH + " levels");
    }
    depth++;
    closing[depth] = close;
    base[depth] = top;
    bits[depth] = 0;
  }

  private void close() {
    top = base[depth];
    many[depth] = null;
    depth--;
    endOfValue();
  }

  private boolean isRoot() {
    return depth == 1 && outside == 0;
  }

  private void endOfValue() {
    if (isRoot()) {
      offsets[3 * size + 2] = at;
      size++;
    }
  }

  private void name() throws MalformedException {
    if (json[at] != '"') {
      throw unexpected();
    }
    int quote = at;
    boolean escaped = string();
    String text = escaped ? JsonText.read(json, quote) : null;
    long hash = text == null ? JsonNames.hash(json, quote + 1, at - 1) : JsonNames.hash(text);
    requireNew(hash, quote);
    if (isRoot()) {
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        offsets = Arrays.copyOf(offsets, 6 * size);
      }
      names[size] = text == null ? known.name(hash, json, quote + 1, at - 1) : text;
      offsets[3 * size] = quote;
    }
  }

  /** Which of two values was meant is never guessed. */
  private void requireNew(long hash, int quote) throws MalformedException {
    Set<String> all = many[depth];
    if (all != null) {
      if (!all.add(JsonText.read(json, quote))) {
        throw repeated(quote);
      }
      return;
    }
    long bit = 1L << hash;
    if ((bits[depth] & bit) != 0) {
      for (int i = base[depth]; i < top; i++) {
        if (hashes[i] == hash
            && JsonText.read(json, quotes[i]).equals(JsonText.read(json, quote))) {
          throw repeated(quote);
        }
      }
    }
    bits[depth] |= bit;
    if (top == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * top);
      quotes = Arrays.copyOf(quotes, 2 * top);
    }
    hashes[top] = hash;
    quotes[top] = quote;
    top++;
    if (top - base[depth] > FEW) {
      all = new HashSet<>();
      for (int i = base[depth]; i < top; i++) {
        all.add(JsonText.read(json, quotes[i]));
      }
      many[depth] = all;
    }
  }

  /** Moves behind the closing quote; whether there are escapes. */
  private boolean string() throws MalformedException {
    int quote = at;
    at = JsonString.plainEnd(json, quote + 1);
    if (byteAt(at) == '"') {
      at++;
      return false;
    }
    at = JsonString.end(json, quote);
    if (at < 0) {
      at = -at;
      throw at < json.length && json[at] < 0 ? notUtf8() : unexpected();
    }
    boolean escaped = JsonString.isEscaped(json, quote, at);
    surrogateEscapes |= escaped && JsonString.hasSurrogateEscape(json, quote, at);
    return escaped;
  }

  private void literal(byte[] text) throws MalformedException {
    for (byte each : text) {
      if (byteAt(at) != each) {
        throw unexpected();
      }
      at++;
    }
  }

  private void number() throws MalformedException {
    at = number.read(json, at);
    if (at < 0) {
      at = -at;
      throw unexpected();
    }
  }

  /** The next byte that is no white space. */
  private byte token() throws MalformedException {
    skipSpace();
    return byteAt(at);
  }

  private void expect(byte wanted) throws MalformedException {
    if (json[at] != wanted) {
      throw unexpected();
    }
    at++;
  }

  private void skipSpace() {
    at = spaceEnd(json, at);
  }

  private byte byteAt(int offset) throws MalformedException {
    if (offset >= json.length) {
      throw new MalformedException("the value ends too early, at byte " + json.length);
    }
    return json[offset];
  }

  private MalformedException unexpected() throws MalformedException {
    byteAt(at);
    return new MalformedException("a character that cannot be there, at byte " + at);
  }

  private MalformedException notUtf8() {
    return new MalformedException("byte " + at + " is not UTF-8");
  }

  private static MalformedException repeated(int quote) {
    return new MalformedException("a name is repeated within an object, at byte " + quote);
  }

  /** The first byte from there on that is no white space. */
  static int spaceEnd(byte[] json, int start) {
    int at = start;
    while (at < json.length && json[at] <= ' ' && isSpace(json[at])) {
      at++;
    }
    return at;
  }

  /** The offset behind a literal; -1 if it is not there. */
  static int literalEnd(byte[] json, int start, byte[] text) {
    int end = start + text.length;
    return end <= json.length && Arrays.equals(json, start, end, text, 0, text.length) ? end : -1;
  }

  /** The offset behind a number or literal of a well-formed document. */
  static int wordEnd(byte[] json, int start) {
    int at = start;
    while (true) {
      switch (json[at]) {
        case ',', '}', ']', ' ', '\n', '\r', '\t' -> {
          return at;
        }
        default -> at++;
      }
    }
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean beginsValue(byte b) {
    return isDigit(b) || "{[\"-tfn".indexOf(b) >= 0;
  }

  @SuppressWarnings("unchecked") // Java has no arrays of generic types
  private static @Nullable Set<String>[] sets() {
    return (@Nullable Set<String>[]) new @Nullable Set<?>[MAX_DEPTH + 1];
  }
}
