package io.harpline.prove.stack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The instances of one service, numbered from 1, and how many of them there should be.
final class Fleet {

    static final int MOST = 3;

    private final String service;
    private final Function<String, Member> maker;
    private final Consumer<Member> leave;
    private final List<Member> all = new CopyOnWriteArrayList<>();
    private volatile int size;

    /// An empty one.
    ///
    /// @param maker makes the one of a name
    /// @param leave what comes before the stop of one that is not to come back
    Fleet(String service, Function<String, Member> maker, Consumer<Member> leave) {
        this.service = service;
        this.maker = maker;
        this.leave = leave;
    }

    /// Those that should be there now.
    List<Member> present() {
        return List.copyOf(all.subList(0, size));
    }

    /// Also those that were scaled away.
    List<Member> all() {
        return List.copyOf(all);
    }

    /// Starts those that are missing at the end, or stops the last ones; a dead one stays dead.
    synchronized void scale(int instances) {
        if (instances < 1 || instances > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST + " instances, not " + instances);
        }
        while (size < instances) {
            if (all.size() == size) {
                all.add(maker.apply(service + "-" + (size + 1)));
            }
            all.get(size).start();
            size = size + 1;
        }
        while (size > instances) {
            Member last = all.get(size - 1);
            size = size - 1;
            if (last.isAlive()) {
                leave.accept(last);
                last.stop();
            }
        }
    }
}
