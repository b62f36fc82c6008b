package io.harpline.local.demo;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/// Colours where there is a terminal that wants them; picocli honours NO_COLOR.
record Colours(Ansi ansi) {

    String heading(String text) {
        return in(Style.bold, text);
    }

    String faint(String text) {
        return in(Style.faint, text);
    }

    String good(String text) {
        return in(Style.fg_green, text);
    }

    String odd(String text) {
        return in(Style.fg_yellow, text);
    }

    String bad(String text) {
        return in(Style.fg_red, text);
    }

    private String in(Style style, String text) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }
}
