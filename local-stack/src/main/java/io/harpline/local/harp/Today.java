package io.harpline.local.harp;

import java.io.IOException;

/// How Harp fares now, for all who ask.
final class Today {

    private final Door door;
    private BadDay day = BadDay.WELL;

    Today(Door door) {
        this.door = door;
    }

    synchronized BadDay day() {
        return day;
    }

    /// Changes it until told otherwise; returns once it is so.
    ///
    /// @throws IOException if the door cannot be opened again; then nothing has changed
    synchronized void becomes(BadDay next) throws IOException {
        if (next.mood() == Mood.REFUSE) {
            door.shut();
        } else {
            door.open();
        }
        day = next;
        notifyAll();
    }

    /// The day on which a post that is here now is looked at: this one, or the next one that does not leave it hanging.
    synchronized BadDay awaitLookedAt(HarpPost post) throws InterruptedException {
        while (day.leavesHanging(post)) {
            wait();
        }
        return day;
    }
}
