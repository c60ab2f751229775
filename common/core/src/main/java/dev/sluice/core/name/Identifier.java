package dev.sluice.core.name;

import java.util.regex.Pattern;

/** What pipelines and nodes may be called: names that are safe in uids, groups and topics. */
final class Identifier {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private Identifier() {}

  static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
  }

  static void require(String value) {
    if (!isLegal(value)) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a name: a letter, then letters, digits, '_' or '-', at most 63 in all");
    }
  }
}
