package io.harpline.local;

/// Text as one word of a shell's command line, to be pasted.
public final class ShellWord {

    private ShellWord() {}

    public static String of(Object text) {
        String word = text.toString();
        return word.matches("[A-Za-z0-9_./:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
