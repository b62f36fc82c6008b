package io.harpline.prove.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The instances of one service, numbered from 1, and how many of them there should be.
final class Fleet {

    static final int MOST = 3;

    private final String service;
    private final Function<String, Member> maker;
    private final Consumer<Member> leave;
    private final List<Member> all = new ArrayList<>();
    /// A stop takes seconds, in which this is to be had.
    private volatile List<Member> present = List.of();

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
        return present;
    }

    /// Also those that were scaled away.
    synchronized List<Member> all() {
        return List.copyOf(all);
    }

    /// Starts those that are missing at the end, or stops the last ones; a dead one stays dead.
    ///
    /// @return those that had to be killed
    synchronized List<String> scale(int instances) {
        if (instances < 1 || instances > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST + " instances, not " + instances);
        }
        while (all.size() < instances) {
            all.add(maker.apply(service + "-" + (all.size() + 1)));
        }
        List<Member> before = present;
        int staying = Math.min(before.size(), instances);
        // One that is there is alive, and one that is not may be dead: else somebody would start it.
        all.subList(staying, instances).forEach(Member::start);
        present = List.copyOf(all.subList(0, instances));
        List<String> killed = new ArrayList<>();
        for (Member last : before.subList(staying, before.size()).reversed()) {
            if (last.isAlive()) {
                leave.accept(last);
                if (!last.stop()) {
                    killed.add(last.name());
                }
            }
        }
        return killed;
    }
}
