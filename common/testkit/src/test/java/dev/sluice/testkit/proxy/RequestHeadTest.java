package dev.sluice.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.junit.jupiter.api.Test;

/** Against Kafka's own serialization, in every version that its clients can send. */
class RequestHeadTest {
  /** Longer than 127: its length takes two bytes. */
  private static final String ID = "orders.out.0a1b2c3d." + "x".repeat(130);

  @Test
  void readsTheTransactionalIdInEveryVersion() {
    everyVersion(ApiKeys.END_TXN, new EndTxnRequestData().setTransactionalId(ID), ID);
    everyVersion(
        ApiKeys.INIT_PRODUCER_ID, new InitProducerIdRequestData().setTransactionalId(ID), ID);
    everyVersion(ApiKeys.PRODUCE, new ProduceRequestData().setTransactionalId(ID), ID);
  }

  @Test
  void findsNoneWhereThereIsNone() {
    everyVersion(ApiKeys.PRODUCE, new ProduceRequestData().setTransactionalId(null), "");
    everyVersion(ApiKeys.FETCH, new FetchRequestData(), "");
  }

  private static void everyVersion(ApiKeys api, ApiMessage body, String expected) {
    for (short version : api.allVersions()) {
      if (version <= api.latestVersion()) {
        RequestHead head = RequestHead.read(frame(api, version, body), 2, 40_000);
        assertThat(head)
            .isEqualTo(new RequestHead(api, version, 77, "client", expected, 2, 40_000));
      }
    }
  }

  private static ByteBuffer frame(ApiKeys api, short version, ApiMessage body) {
    RequestHeaderData header =
        new RequestHeaderData()
            .setRequestApiKey(api.id)
            .setRequestApiVersion(version)
            .setCorrelationId(77)
            .setClientId("client");
    ByteBuffer frame = ByteBuffer.allocate(4_096);
    ByteBufferAccessor out = new ByteBufferAccessor(frame);
    out.writeInt(0);
    write(header, api.requestHeaderVersion(version), out);
    write(body, version, out);
    return frame.flip();
  }

  private static void write(ApiMessage message, short version, ByteBufferAccessor out) {
    ObjectSerializationCache cache = new ObjectSerializationCache();
    message.size(cache, version);
    message.write(out, cache, version);
  }
}
