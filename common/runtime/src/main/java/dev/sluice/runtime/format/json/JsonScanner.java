package dev.sluice.runtime.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final int WORD = Long.BYTES;

  /** Names of one object that are compared one by one; more of them go into a set. */
  private static final int FEW = 32;

  /** Members; buffers of larger documents are not kept for the next one. */
  private static final int KEPT = 4096;

  private static final byte[] NOTHING = {};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /** Its buffers serve one document after the other; tasks are single threads. */
  private static final ThreadLocal<JsonScanner> CURRENT = ThreadLocal.withInitial(JsonScanner::new);

  private final JsonNames known = JsonNames.current();

  private byte[] json = NOTHING;
  private int at;
  private boolean surrogateEscapes;

  /** By depth: the bracket that closes what is open there. */
  private final byte[] closing = new byte[MAX_DEPTH + 1];

  private int depth;

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

  private Members members(byte[] document) throws MalformedException {
    json = document;
    at = 0;
    depth = 0;
    size = 0;
    top = 0;
    surrogateEscapes = false;
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
        if (depth == 0) {
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
      if (depth == 1) {
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

  private void endOfValue() {
    if (depth == 1) {
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
    if (depth == 1) {
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
    at++;
    boolean escaped = false;
    while (true) {
      at = plainEnd(json, at);
      byte next = byteAt(at);
      if (next == '"') {
        at++;
        return escaped;
      }
      if (next == '\\') {
        escape();
        escaped = true;
      } else if (next < 0) {
        skipCharacter();
      } else {
        throw unexpected();
      }
    }
  }

  /** The first byte from there on that is not ASCII that means nothing but itself. */
  static int plainEnd(byte[] json, int from) {
    int at = from;
    while (at + WORD <= json.length) {
      long word = (long) LONGS.get(json, at);
      long special = (zeros(word ^ '"' * EACH) | zeros(word ^ '\\' * EACH)) & HIGH;
      special |= ((word - ' ' * EACH) & ~word | word) & HIGH;
      if (special != 0) {
        return at + Long.numberOfTrailingZeros(special) / WORD;
      }
      at += WORD;
    }
    while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The high bit of the first byte that is zero; what is above it may be wrong. */
  private static long zeros(long word) {
    return (word - EACH) & ~word;
  }

  private void escape() throws MalformedException {
    at++;
    switch (byteAt(at)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
      case 'u' -> {
        at++;
        int value = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(byteAt(at), 16);
          if (digit < 0) {
            throw unexpected();
          }
          value = value << 4 | digit;
          at++;
        }
        surrogateEscapes |= value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
      }
      default -> throw unexpected();
    }
  }

  /** Over one character of several bytes; no overlong forms, no halves of surrogate pairs. */
  private void skipCharacter() throws MalformedException {
    int first = json[at] & 0xFF;
    int lowest = 0x80;
    int highest = 0xBF;
    int more;
    if (first >= 0xC2 && first <= 0xDF) {
      more = 1;
    } else if (first >= 0xE0 && first <= 0xEF) {
      more = 2;
      lowest = first == 0xE0 ? 0xA0 : lowest;
      highest = first == 0xED ? 0x9F : highest;
    } else if (first >= 0xF0 && first <= 0xF4) {
      more = 3;
      lowest = first == 0xF0 ? 0x90 : lowest;
      highest = first == 0xF4 ? 0x8F : highest;
    } else {
      throw notUtf8();
    }
    for (int i = 1; i <= more; i++) {
      int next = at + i < json.length ? json[at + i] & 0xFF : 0;
      if (next < lowest || next > highest) {
        throw notUtf8();
      }
      lowest = 0x80;
      highest = 0xBF;
    }
    at += 1 + more;
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
    if (json[at] == '-') {
      at++;
    }
    if (byteAt(at) == '0') {
      at++;
    } else {
      digits();
    }
    if (at < json.length && json[at] == '.') {
      at++;
      digits();
    }
    if (at < json.length && (json[at] | 0x20) == 'e') {
      at++;
      if (byteAt(at) == '+' || json[at] == '-') {
        at++;
      }
      digits();
    }
  }

  private void digits() throws MalformedException {
    if (!isDigit(byteAt(at))) {
      throw unexpected();
    }
    while (at < json.length && isDigit(json[at])) {
      at++;
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
    while (at < json.length && json[at] <= ' ' && isSpace(json[at])) {
      at++;
    }
  }

  private byte byteAt(int offset) throws MalformedException {
    if (offset >= json.length) {
      throw new MalformedException("the value ends too early, at byte " + json.length);
    }
    return json[offset];
  }

  private MalformedException unexpected() {
    return new MalformedException("a character that cannot be there, at byte " + at);
  }

  private MalformedException notUtf8() {
    return new MalformedException("byte " + at + " is not UTF-8");
  }

  private static MalformedException repeated(int quote) {
    return new MalformedException("a name is repeated within an object, at byte " + quote);
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
