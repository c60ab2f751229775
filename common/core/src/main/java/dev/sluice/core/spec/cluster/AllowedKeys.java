package dev.sluice.core.spec.cluster;

import java.util.List;
import java.util.stream.Stream;

/** Settings of Kafka's clients (4.2) that a profile may make. */
final class AllowedKeys {
  /** For every client: how to connect and to be let in. */
  static final List<String> COMMON =
      List.of(
          "client.dns.lookup",
          "connections.max.idle.ms",
          "default.api.timeout.ms",
          "enable.metrics.push",
          "metadata.max.age.ms",
          "metadata.recovery.rebootstrap.trigger.ms",
          "metadata.recovery.strategy",
          "metric.reporters",
          "metrics.num.samples",
          "metrics.recording.level",
          "metrics.sample.window.ms",
          "receive.buffer.bytes",
          "reconnect.backoff.max.ms",
          "reconnect.backoff.ms",
          "request.timeout.ms",
          "retry.backoff.max.ms",
          "retry.backoff.ms",
          "sasl.client.callback.handler.class",
          "sasl.jaas.config",
          "sasl.kerberos.kinit.cmd",
          "sasl.kerberos.min.time.before.relogin",
          "sasl.kerberos.service.name",
          "sasl.kerberos.ticket.renew.jitter",
          "sasl.kerberos.ticket.renew.window.factor",
          "sasl.login.callback.handler.class",
          "sasl.login.class",
          "sasl.login.connect.timeout.ms",
          "sasl.login.read.timeout.ms",
          "sasl.login.refresh.buffer.seconds",
          "sasl.login.refresh.min.period.seconds",
          "sasl.login.refresh.window.factor",
          "sasl.login.refresh.window.jitter",
          "sasl.login.retry.backoff.max.ms",
          "sasl.login.retry.backoff.ms",
          "sasl.mechanism",
          "sasl.oauthbearer.assertion.algorithm",
          "sasl.oauthbearer.assertion.claim.aud",
          "sasl.oauthbearer.assertion.claim.exp.seconds",
          "sasl.oauthbearer.assertion.claim.iss",
          "sasl.oauthbearer.assertion.claim.jti.include",
          "sasl.oauthbearer.assertion.claim.nbf.seconds",
          "sasl.oauthbearer.assertion.claim.sub",
          "sasl.oauthbearer.assertion.file",
          "sasl.oauthbearer.assertion.private.key.file",
          "sasl.oauthbearer.assertion.private.key.passphrase",
          "sasl.oauthbearer.assertion.template.file",
          "sasl.oauthbearer.client.credentials.client.id",
          "sasl.oauthbearer.client.credentials.client.secret",
          "sasl.oauthbearer.clock.skew.seconds",
          "sasl.oauthbearer.expected.audience",
          "sasl.oauthbearer.expected.issuer",
          "sasl.oauthbearer.header.urlencode",
          "sasl.oauthbearer.jwks.endpoint.refresh.ms",
          "sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms",
          "sasl.oauthbearer.jwks.endpoint.retry.backoff.ms",
          "sasl.oauthbearer.jwks.endpoint.url",
          "sasl.oauthbearer.jwt.retriever.class",
          "sasl.oauthbearer.jwt.validator.class",
          "sasl.oauthbearer.scope",
          "sasl.oauthbearer.scope.claim.name",
          "sasl.oauthbearer.sub.claim.name",
          "sasl.oauthbearer.token.endpoint.url",
          "security.protocol",
          "security.providers",
          "send.buffer.bytes",
          "socket.connection.setup.timeout.max.ms",
          "socket.connection.setup.timeout.ms",
          "ssl.cipher.suites",
          "ssl.enabled.protocols",
          "ssl.endpoint.identification.algorithm",
          "ssl.engine.factory.class",
          "ssl.key.password",
          "ssl.keymanager.algorithm",
          "ssl.keystore.certificate.chain",
          "ssl.keystore.key",
          "ssl.keystore.location",
          "ssl.keystore.password",
          "ssl.keystore.type",
          "ssl.protocol",
          "ssl.provider",
          "ssl.secure.random.implementation",
          "ssl.trustmanager.algorithm",
          "ssl.truststore.certificates",
          "ssl.truststore.location",
          "ssl.truststore.password",
          "ssl.truststore.type");

  /** Size and patience of the sinks' producers. */
  static final List<String> PRODUCER =
      withTimeouts(
          "batch.size",
          "buffer.memory",
          "compression.gzip.level",
          "compression.lz4.level",
          "compression.type",
          "compression.zstd.level",
          "delivery.timeout.ms",
          "linger.ms",
          "max.block.ms",
          "max.request.size",
          "metadata.max.idle.ms",
          "partitioner.adaptive.partitioning.enable",
          "partitioner.availability.timeout.ms");

  /** Size and patience of the sources' consumers. */
  static final List<String> CONSUMER =
      withTimeouts(
          "check.crcs",
          "client.rack",
          "default.api.timeout.ms",
          "exclude.internal.topics",
          "fetch.max.bytes",
          "fetch.max.wait.ms",
          "fetch.min.bytes",
          "max.partition.fetch.bytes",
          "max.poll.records");

  private AllowedKeys() {}

  private static List<String> withTimeouts(String... keys) {
    Stream<String> either =
        Stream.of(
            "receive.buffer.bytes",
            "send.buffer.bytes",
            "request.timeout.ms",
            "retry.backoff.ms",
            "retry.backoff.max.ms",
            "reconnect.backoff.ms",
            "reconnect.backoff.max.ms",
            "metadata.max.age.ms",
            "connections.max.idle.ms");
    return Stream.concat(Stream.of(keys), either).sorted().toList();
  }
}
