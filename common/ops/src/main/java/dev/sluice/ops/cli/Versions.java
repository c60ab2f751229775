package dev.sluice.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build has written down. */
final class Versions implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties versions = new Properties();
    try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
      if (file == null) {
        throw new IOException("versions.properties is not in the jar");
      }
      versions.load(file);
    }
    return new String[] {
      "sluice " + versions.getProperty("sluice"),
      "flink " + versions.getProperty("flink") + ", kafka clients " + versions.getProperty("kafka"),
      "java " + Runtime.version()
    };
  }
}
