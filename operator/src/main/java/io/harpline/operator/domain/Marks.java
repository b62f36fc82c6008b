package io.harpline.operator.domain;

import java.util.Arrays;

/// A byte for each number from 0 on, 0 until it is set.
final class Marks {

    private byte[] marks = new byte[64];

    int get(int number) {
        return number < marks.length ? marks[number] : 0;
    }

    void set(int number, int mark) {
        if (number >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(number + 1, 2 * marks.length));
        }
        marks[number] = (byte) mark;
    }

    /// Sets these bits beside those that are set.
    void add(int number, int bits) {
        set(number, get(number) | bits);
    }

    boolean has(int number, int bits) {
        return (get(number) & bits) != 0;
    }
}
