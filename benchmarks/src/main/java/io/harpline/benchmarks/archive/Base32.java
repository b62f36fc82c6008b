package io.harpline.benchmarks.archive;

import java.util.random.RandomGenerator;

/// The digits of a ULID: https://www.crockford.com/base32.html
final class Base32 {

    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME = 10;
    private static final int LENGTH = 26;

    private Base32() {}

    /// A ULID: ten digits of time, sixteen of chance.
    static String ulid(long epochMillis, RandomGenerator chance) {
        char[] digits = new char[LENGTH];
        write(digits, 0, TIME, epochMillis);
        write(digits, TIME, TIME + 8, chance.nextLong());
        write(digits, TIME + 8, LENGTH, chance.nextLong());
        return new String(digits);
    }

    private static void write(char[] digits, int from, int to, long number) {
        long rest = number;
        for (int at = to - 1; at >= from; at--) {
            digits[at] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
