package dev.cordon.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's request decoder behind a gate: a head goes to it once {@link HeadGrammar} has seen all
 * of it and found nothing that could be read in two ways.
 *
 * <p>After a fault the connection is deaf: one invalid request reaches Vert.x, whose handler
 * answers and closes, and whatever else arrives is dropped, since nobody can say where the next
 * request begins.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private final HeadGrammar grammar;
  private boolean inBody;
  private boolean deaf;

  StrictRequestDecoder(HttpServerOptions options, HeadLimits limits) {
    super(options);
    this.grammar = new HeadGrammar(limits);
  }

  /** Whether a head has begun to arrive and not ended. */
  boolean isInsideHead() {
    return grammar.hasBegun();
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (deaf) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!inBody) {
      if (!grammar.hasBegun() && !skipEmptyLine(in)) {
        return;
      }
      HeadFault fault = grammar.read(in);
      if (fault != null) {
        refuse(in, out, fault);
        return;
      }
      if (!grammar.isComplete()) {
        return;
      }
      grammar.reset();
      inBody = true;
    }
    int before = out.size();
    super.decode(ctx, in, out);
    for (int i = before; i < out.size(); i++) {
      Object message = out.get(i);
      if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
        deaf = true;
      } else if (message instanceof LastHttpContent last) {
        inBody = false;
        deaf |= last.decoderResult().isFailure();
      }
    }
  }

  /**
   * RFC 9112, section 2.2: an empty line before the request line is ignored. False while only CR
   * has arrived.
   */
  private static boolean skipEmptyLine(ByteBuf in) {
    if (in.isReadable() && in.getByte(in.readerIndex()) == '\r') {
      if (in.readableBytes() < 2) {
        return false;
      }
      if (in.getByte(in.readerIndex() + 1) == '\n') {
        in.skipBytes(2);
      }
    }
    return in.isReadable();
  }

  private void refuse(ByteBuf in, List<Object> out, HeadFault fault) {
    deaf = true;
    in.skipBytes(in.readableBytes());
    DefaultHttpRequest invalid =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, "/", HeadersMultiMap.httpHeaders());
    invalid.setDecoderResult(DecoderResult.failure(new HeadFault.Refused(fault)));
    out.add(invalid);
    out.add(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  /**
   * The fault that made {@code request} invalid, where this decoder found it; null where Netty did.
   */
  static @Nullable HeadFault faultOf(DecoderResult result) {
    return result.cause() instanceof HeadFault.Refused e ? e.fault() : null;
  }
}
