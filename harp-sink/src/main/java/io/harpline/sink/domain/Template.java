package io.harpline.sink.domain;

import static java.util.stream.Collectors.joining;

import io.harpline.schemas.settings.BadConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with placeholders: `Gardin {alertType} alert`.
///
/// @param pieces in the order in which they are read; no two texts beside each other
record Template(List<Piece> pieces) {

    private static final Pattern PIECE = Pattern.compile("\\{[^{}]*}|[^{}]+");

    /// A part of a template.
    sealed interface Piece {

        /// What is always there.
        record Text(String text) implements Piece {}

        /// What an event says.
        record Value(Placeholder of) implements Piece {}
    }

    Template {
        pieces = List.copyOf(pieces);
    }

    /// The template that is written so; spaces around it do not count.
    ///
    /// @param key of the configuration, for what is wrong
    /// @throws BadConfig if it is empty, has text that Harp may not hold, a placeholder that does not exist, or
    /// a brace that belongs to none
    static Template parse(String key, String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw new BadConfig(key + " is empty");
        }
        if (!IdentityText.plain(written).equals(written)) {
            throw new BadConfig(key + " has a control character, or one outside the basic multilingual plane, which"
                    + " Harp may not be able to hold");
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(written);
        int end = 0;
        while (piece.find() && piece.start() == end) {
            pieces.add(piece(key, piece.group()));
            end = piece.end();
        }
        if (end < written.length()) {
            throw new BadConfig(key + " has a { or } that belongs to no placeholder");
        }
        return new Template(pieces);
    }

    private static Piece piece(String key, String written) {
        if (!written.startsWith("{")) {
            return new Piece.Text(written);
        }
        return Arrays.stream(Placeholder.values())
                .filter(known -> known.toString().equals(written))
                .findFirst()
                .map(Piece.Value::new)
                .orElseThrow(() -> new BadConfig(key + " has " + written + ", which does not exist; there are "
                        + named(List.of(Placeholder.values()))));
    }

    static String named(Collection<Placeholder> placeholders) {
        return placeholders.stream().map(Placeholder::toString).collect(joining(", "));
    }

    /// The text for these values.
    String render(Function<Placeholder, String> values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Text constant -> constant.text();
                        case Piece.Value value -> values.apply(value.of());
                    });
        }
        return text.toString();
    }

    /// Its placeholders, as often as they stand there.
    List<Placeholder> placeholders() {
        return pieces.stream()
                .<Placeholder>mapMulti((piece, found) -> {
                    if (piece instanceof Piece.Value value) {
                        found.accept(value.of());
                    }
                })
                .toList();
    }
}
