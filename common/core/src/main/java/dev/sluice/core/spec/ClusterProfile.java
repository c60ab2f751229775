package dev.sluice.core.spec;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to reach one Kafka cluster. Values may hold {@code ${env:NAME}} and {@code ${file:PATH}},
 * resolved by the process that connects ({@link SecretResolver}).
 *
 * @param common client settings for producer, consumer and admin: bootstrap.servers,
 *     security.protocol, sasl.*, ssl.*
 */
public record ClusterProfile(
    String name,
    Map<String, String> common,
    Map<String, String> producer,
    Map<String, String> consumer)
    implements Serializable {
  public ClusterProfile {
    common = Collections.unmodifiableMap(new LinkedHashMap<>(common));
    producer = Collections.unmodifiableMap(new LinkedHashMap<>(producer));
    consumer = Collections.unmodifiableMap(new LinkedHashMap<>(consumer));
  }
}
