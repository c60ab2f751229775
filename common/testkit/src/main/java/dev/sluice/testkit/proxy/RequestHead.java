package dev.sluice.testkit.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * What the first bytes of a request say (Kafka protocol guide, "Request Header v1 and v2").
 *
 * @param transactionalId empty in requests of no transaction
 * @param broker that it is sent to
 * @param clientPort of the connection that it came on, to find the process
 */
public record RequestHead(
    ApiKeys api,
    short version,
    int correlationId,
    String clientId,
    String transactionalId,
    int broker,
    int clientPort) {
  /** Size, header, client id and transactional id, as long as anybody makes them. */
  static final int BYTES = 1_024;

  /** Those whose first field is the transactional id in the versions that clients send. */
  private static final Set<ApiKeys> TRANSACTIONAL =
      Set.of(
          ApiKeys.PRODUCE,
          ApiKeys.INIT_PRODUCER_ID,
          ApiKeys.END_TXN,
          ApiKeys.ADD_OFFSETS_TO_TXN,
          ApiKeys.TXN_OFFSET_COMMIT);

  /** Reads a frame from its size on, and leaves the buffer as it is. */
  static RequestHead read(ByteBuffer frame, int broker, int clientPort) {
    ByteBuffer bytes = frame.duplicate();
    bytes.getInt(); // size
    ApiKeys api = ApiKeys.forId(bytes.getShort());
    short version = bytes.getShort();
    int correlationId = bytes.getInt();
    String clientId = text(bytes, bytes.getShort());
    boolean flexible = api.requestHeaderVersion(version) >= 2;
    if (flexible) {
      bytes.get(); // the count of tagged fields: clients send none
    }
    String transactionalId =
        names(api, version) ? text(bytes, flexible ? compactLength(bytes) : bytes.getShort()) : "";
    return new RequestHead(
        api, version, correlationId, clientId, transactionalId, broker, clientPort);
  }

  private static boolean names(ApiKeys api, short version) {
    return TRANSACTIONAL.contains(api) || api == ApiKeys.ADD_PARTITIONS_TO_TXN && version < 4;
  }

  /** An unsigned varint of the length plus one; 0 is null. */
  private static int compactLength(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value - 1;
  }

  private static String text(ByteBuffer bytes, int length) {
    if (length <= 0) {
      return "";
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
