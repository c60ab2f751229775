package dev.sluice.core.name;

import java.util.regex.Pattern;

/** The name that a job jar has on a cluster, made of its content. */
public final class JobJarName {
  private static final Pattern FORM = Pattern.compile("sluice-pipeline-[0-9a-f]{16}[.]jar");

  private JobJarName() {}

  /**
   * @param hash 16 hexadecimal digits of the content
   */
  public static String of(String hash) {
    return "sluice-pipeline-" + hash + ".jar";
  }

  /** Whether a file's name is one. */
  public static boolean isOne(String file) {
    return FORM.matcher(file).matches();
  }
}
