package dev.sluice.ops.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkHomeTest {

  @ParameterizedTest
  @CsvSource({
    "'rest: {address: a, port: 18081}', http://a:18081",
    "'rest.address: a', http://a:8081",
    "'rest:\n  port: 9\njobmanager:\n  rpc:\n    address: jm', http://jm:9",
    "'rest:\n  address: a\nsecurity:\n  ssl.rest.enabled: true', https://a:8081",
    "'parallelism.default: 1', http://localhost:8081"
  })
  void findsTheRestAddress(String config, String address, @TempDir Path home) throws IOException {
    Files.createDirectory(home.resolve("conf"));
    Files.writeString(home.resolve("conf/config.yaml"), config);
    assertThat(new FlinkHome(home).restAddress()).isEqualTo(URI.create(address));
  }
}
