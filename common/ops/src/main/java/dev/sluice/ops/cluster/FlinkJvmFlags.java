package dev.sluice.ops.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The module flags that Flink needs on Java 17. Its own shell scripts take them from
 * env.java.opts.all of the shipped config.yaml; a process that is started without those scripts has
 * to be given them.
 */
public final class FlinkJvmFlags {
  private static final List<String> EXPORTS =
      List.of(
          "java.base/sun.net.util",
          "java.rmi/sun.rmi.registry",
          "java.security.jgss/sun.security.krb5");

  private static final List<String> OPENS =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private FlinkJvmFlags() {}

  public static List<String> modules() {
    List<String> flags = new ArrayList<>();
    EXPORTS.forEach(exported -> flags.add("--add-exports=" + exported + "=ALL-UNNAMED"));
    OPENS.forEach(opened -> flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    return flags;
  }
}
