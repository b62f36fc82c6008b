package io.harpline.ingest.edge.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Hangs up on a connection that goes on sending while 64 KiB of answers wait to be read. [UnansweredLimit] does
/// too, but Quarkus answers what has a malformed target before any code of ours sees it, and Vert.x holds those
/// answers without a limit. Netty finds this class through META-INF/services, once [NettyExtensions] has told it
/// to look there.
public final class UnreadAnswersLimit extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst("unread-answers-limit", new Listening());
    }

    private static final class Listening extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (context.channel().isWritable()) {
                context.fireChannelRead(message);
            } else {
                ReferenceCountUtil.release(message);
                var _ = context.close();
            }
        }
    }
}
