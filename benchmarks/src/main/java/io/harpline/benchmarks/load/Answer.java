package io.harpline.benchmarks.load;

import java.nio.ByteBuffer;

/// Reads HTTP/1.1 answers that say how long they are, one at a time: no more than a load program needs.
final class Answer {

    private static final byte[] LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'};

    private Answer() {}

    /// The status of the one answer in the buffer, or 0 while it is not whole.
    ///
    /// @param read from 0 to its position: what was read so far
    static int status(ByteBuffer read) {
        int end = endOfHead(read);
        if (end < 0 || read.position() < end + length(read, end)) {
            return 0;
        }
        return 100 * digit(read, 9) + 10 * digit(read, 10) + digit(read, 11);
    }

    private static int endOfHead(ByteBuffer read) {
        for (int at = 3; at < read.position(); at++) {
            if (read.get(at) == '\n' && read.get(at - 2) == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int length(ByteBuffer read, int end) {
        for (int at = 0; at < end - LENGTH.length; at++) {
            if (read.get(at) == '\n' && isLength(read, at + 1)) {
                int length = 0;
                for (int value = at + 1 + LENGTH.length; read.get(value) != '\r'; value++) {
                    length = read.get(value) == ' ' ? length : 10 * length + digit(read, value);
                }
                return length;
            }
        }
        throw new IllegalStateException("an answer does not say how long it is");
    }

    private static boolean isLength(ByteBuffer read, int from) {
        for (int at = 0; at < LENGTH.length; at++) {
            byte seen = read.get(from + at);
            if ((seen >= 'A' && seen <= 'Z' ? seen + 32 : seen) != LENGTH[at]) {
                return false;
            }
        }
        return true;
    }

    private static int digit(ByteBuffer read, int at) {
        int digit = read.get(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalStateException("an answer that is no HTTP/1.1");
        }
        return digit;
    }
}
