package dev.sluice.runtime.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names of members, which are the same ones in one record after the other: of most no new String is
 * made. Bounded, whatever names records bring.
 */
final class JsonNames {
  private static final int SLOTS = 1024;
  private static final int LONGEST = 64;

  /** An odd number without a pattern: 2^64 divided by the golden ratio. */
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private static final ThreadLocal<JsonNames> CURRENT = ThreadLocal.withInitial(JsonNames::new);

  private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

  @SuppressWarnings("ArrayRecordComponent") // compared by range
  private record Entry(long hash, byte[] utf8, String name) {}

  private JsonNames() {}

  /** Of this thread. */
  static JsonNames current() {
    return CURRENT.get();
  }

  /**
   * A name as it stands in a well-formed document.
   *
   * @param quote where it opens
   * @param end behind the closing one
   */
  String name(byte[] json, int quote, int end) {
    for (int i = quote + 1; i < end - 1; i++) {
      if (json[i] == '\\') {
        return JsonText.read(json, quote);
      }
    }
    return name(hash(json, quote + 1, end - 1), json, quote + 1, end - 1);
  }

  /** Of a name without escapes. Equal hashes are a hint, no proof. */
  static long hash(byte[] json, int start, int end) {
    long hash = (long) end - start;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      hash = mixed(hash, Words.at(json, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << Byte.SIZE | json[i] & 0xFF;
    }
    return mixed(hash, rest);
  }

  /** Of a name with escapes: the same as without. */
  static long hash(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return hash(utf8, 0, utf8.length);
  }

  private static long mixed(long hash, long word) {
    long product = (hash ^ word) * MULTIPLIER;
    return product ^ product >>> Integer.SIZE;
  }

  /** The name, which has no escapes. */
  String name(long hash, byte[] json, int start, int end) {
    int slot = (int) hash & SLOTS - 1;
    Entry entry = entries[slot];
    if (entry != null
        && entry.hash() == hash
        && Arrays.equals(entry.utf8(), 0, entry.utf8().length, json, start, end)) {
      return entry.name();
    }
    String name = new String(json, start, end - start, StandardCharsets.UTF_8);
    if (end - start <= LONGEST) {
      entries[slot] = new Entry(hash, Arrays.copyOfRange(json, start, end), name);
    }
    return name;
  }
}
