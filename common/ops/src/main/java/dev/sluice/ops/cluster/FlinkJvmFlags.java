package dev.sluice.ops.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The flags that Flink needs on Java 17, and those that make it fast. Its own shell scripts take
 * them from env.java.opts.all of config.yaml; a process that is started without those scripts has
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

  /**
   * Twenty times what the optimising compiler waits for by default. A pipeline reaches the default
   * in a fiftieth of a second, before its rare branches were taken once: each of these then throws
   * away a method of 50 KB, of which the compiling takes a second (decision 0014).
   */
  private static final List<String> COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=12000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=800000");

  /** Tables of a hundred megabytes are read at random: with pages of 4 KB each look costs two. */
  private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  /**
   * The default collector's bookkeeping, when what lives long refers to the record at hand, takes a
   * sixth to a quarter of a record's time (decision 0014).
   */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  /** Its default is reached three times while a job starts, and each time all is collected. */
  private static final String METASPACE = "-XX:MetaspaceSize=128m";

  private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

  /** Where a JVM takes flags from besides its command line. */
  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private FlinkJvmFlags() {}

  /**
   * Of a process that runs pipelines, with its own behind them.
   *
   * @param own if they or the environment choose a garbage collector, it is theirs: of two a JVM
   *     does not start
   */
  public static List<String> with(List<String> own) {
    return with(own, System.getenv());
  }

  static List<String> with(List<String> own, Map<String, String> environment) {
    List<String> flags = new ArrayList<>(modules());
    flags.addAll(COMPILER);
    flags.add(METASPACE);
    if (Stream.concat(
            own.stream(), VARIABLES.stream().map(name -> environment.getOrDefault(name, "")))
        .noneMatch(flag -> ANY_COLLECTOR.matcher(flag).find())) {
      flags.add(COLLECTOR);
    }
    // elsewhere a JVM does not know the flag, and does not start
    if ("Linux".equals(System.getProperty("os.name"))) {
      flags.add(HUGE_PAGES);
    }
    flags.addAll(own);
    return flags;
  }

  private static List<String> modules() {
    List<String> flags = new ArrayList<>();
    EXPORTS.forEach(exported -> flags.add("--add-exports=" + exported + "=ALL-UNNAMED"));
    OPENS.forEach(opened -> flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    return flags;
  }
}
