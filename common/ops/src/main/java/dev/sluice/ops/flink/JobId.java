package dev.sluice.ops.flink;

import java.util.regex.Pattern;

/** Flink's id of one run of a job. */
public record JobId(String value) {
  private static final Pattern LEGAL = Pattern.compile("[0-9a-f]{32}");

  public JobId {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("'" + value + "' is not a job id: 32 hexadecimal digits");
    }
  }

  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
