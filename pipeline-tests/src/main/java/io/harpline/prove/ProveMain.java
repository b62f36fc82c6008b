package io.harpline.prove;

/// `./harpline prove`.
public final class ProveMain {

    private ProveMain() {}

    public static void main(String[] arguments) {
        System.err.println(
                "usage: ./harpline prove [--minutes N] [--seed S] [--faults LIST] [--brokers 1|3], to be written");
        System.exit(2);
    }
}
