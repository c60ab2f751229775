package dev.sluice.core.function;

/**
 * Orders strings by code points, which is the order of their UTF-8 bytes and so Flink's; Java's
 * differs above U+FFFF.
 */
public final class CodePointOrder {
  private CodePointOrder() {}

  public static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xHigh = Character.isSurrogate(x);
        return xHigh == Character.isSurrogate(y) ? x - y : xHigh ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
