package io.harpline.operator.domain;

import java.util.function.ToIntFunction;

/// Constants as marks.
final class Marked {

    private Marked() {}

    /// The one of that mark.
    static <E> E by(int mark, E[] all, ToIntFunction<E> marks) {
        for (E one : all) {
            if (marks.applyAsInt(one) == mark) {
                return one;
            }
        }
        throw new IllegalArgumentException("no mark " + mark);
    }
}
