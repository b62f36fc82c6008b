package io.harpline.ingest.edge.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jboss.logging.Logger;

/// Hangs up on a connection that asks faster than it is answered, or does not read its answers. Vert.x holds what waits
/// on either side without a limit, so that a single such connection would fill the heap.
final class UnansweredLimit extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(UnansweredLimit.class);

    private static final String NAME = "unanswered-limit";
    private static final int MOST = 4;

    // The request at whose sight it was installed.
    private int unanswered = 1;

    private UnansweredLimit() {}

    /// Limits the request's connection, if it is not limited yet. Vert.x has no hook for a connection as such.
    static void on(HttpServerRequest request) {
        ChannelPipeline pipeline =
                ((ConnectionBase) request.connection()).channel().pipeline();
        // Last stands Vert.x' own handler of requests, behind the codec; nothing does once the connection is closed.
        ChannelHandlerContext last = pipeline.lastContext();
        if (last != null && pipeline.get(NAME) == null) {
            pipeline.addBefore(last.name(), NAME, new UnansweredLimit());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        if (unanswered > MOST || !context.channel().isWritable()) {
            LOG.debugf("hung up: unanswered=%d", unanswered);
            ReferenceCountUtil.release(message);
            var _ = context.close();
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        var _ = context.write(message, written);
    }

    private static boolean isInterim(Object message) {
        return message instanceof FullHttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
