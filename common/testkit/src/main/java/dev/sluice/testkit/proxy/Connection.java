package dev.sluice.testkit.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One client's connection to a broker. Brokers answer in the order of the requests, so the few
 * answers that something shall happen to are waited for in a queue.
 */
final class Connection {
  private record Awaited(RequestHead request, Optional<Interception> interception, Fate fate) {}

  private final int brokerId;
  private final SocketChannel client;
  private final SocketChannel broker;
  private final Armory armory;
  private final Consumer<Connection> ended;
  private final Deque<Awaited> awaited = new ArrayDeque<>();
  private final int clientPort;

  Connection(
      int brokerId,
      SocketChannel client,
      SocketChannel broker,
      Armory armory,
      Consumer<Connection> ended)
      throws IOException {
    this.brokerId = brokerId;
    this.client = client;
    this.broker = broker;
    this.armory = armory;
    this.ended = ended;
    this.clientPort = client.socket().getPort();
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    broker.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  void start() {
    startThread("requests", new FramePump(client, broker, this::ofRequest, this::close));
    startThread("answers", new FramePump(broker, client, this::ofAnswer, this::close));
  }

  private void startThread(String what, Runnable pump) {
    Thread thread = new Thread(pump, "kafka-proxy-" + what + "-" + clientPort);
    thread.setDaemon(true);
    thread.start();
  }

  private Fate ofRequest(ByteBuffer frame) throws InterruptedException {
    if (armory.isEmpty()) {
      return Fate.PASS;
    }
    RequestHead request = RequestHead.read(frame, brokerId, clientPort);
    Optional<Interception> taken = armory.taking(request);
    if (taken.isEmpty()) {
      return Fate.PASS;
    }
    Interception interception = taken.get();
    return switch (interception.interference()) {
      case HOLD_REQUEST -> interception.hold();
      case LOSE_REQUEST -> silence(interception);
      case CUT_BEFORE_REQUEST -> Fate.CUT;
      case DOUBLE_REQUEST -> {
        await(new Awaited(request, Optional.empty(), Fate.PASS));
        await(new Awaited(request, Optional.empty(), Fate.SKIP));
        yield Fate.TWICE;
      }
      case HOLD_ANSWER -> answerMeets(taken, request);
      case LOSE_ANSWER, CUT_BEFORE_ANSWER -> answerMeets(taken, request);
    };
  }

  private Fate answerMeets(Optional<Interception> interception, RequestHead request) {
    await(new Awaited(request, interception, Fate.PASS));
    return Fate.PASS;
  }

  /** When it is over the client shall find out, instead of waiting for its own timeout. */
  private Fate silence(Interception interception) {
    interception.atEnd(this::close);
    return Fate.SILENCE;
  }

  private void await(Awaited answer) {
    synchronized (awaited) {
      awaited.add(answer);
    }
  }

  private Fate ofAnswer(ByteBuffer frame) throws InterruptedException {
    Optional<Awaited> answer = answerTo(frame.getInt(frame.position() + Integer.BYTES));
    if (answer.isEmpty()) {
      return Fate.PASS;
    }
    Awaited met = answer.get();
    if (met.interception().isEmpty()) {
      return met.fate();
    }
    Interception interception = met.interception().get();
    interception.note(met.request());
    return switch (interception.interference()) {
      case HOLD_ANSWER -> interception.hold();
      case LOSE_ANSWER -> silence(interception);
      case CUT_BEFORE_ANSWER -> Fate.CUT;
      case HOLD_REQUEST, LOSE_REQUEST, DOUBLE_REQUEST, CUT_BEFORE_REQUEST -> met.fate();
    };
  }

  /** Requests without an answer (acks=0) stay in the queue, and never match. */
  private Optional<Awaited> answerTo(int correlationId) {
    synchronized (awaited) {
      for (Iterator<Awaited> all = awaited.iterator(); all.hasNext(); ) {
        Awaited next = all.next();
        if (next.request().correlationId() == correlationId) {
          all.remove();
          return Optional.of(next);
        }
      }
      return Optional.empty();
    }
  }

  void close() {
    try (client;
        broker) {
      ended.accept(this);
    } catch (IOException e) {
      return; // it was broken before
    }
  }
}
