package io.harpline.sink.domain;

import static io.harpline.sink.domain.Placeholder.ALERT_ID;
import static io.harpline.sink.domain.Placeholder.ALERT_TYPE;
import static io.harpline.sink.domain.Placeholder.JOB_ID;
import static io.harpline.sink.domain.Placeholder.TENANT_ID;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.domain.Template.Piece;
import java.util.List;
import java.util.stream.Stream;

/// One of the three texts by which Harp knows an alert, kept to the length that Harp keeps: an id that is too long for
/// its share is replaced by a word of its own, never cut, and the jobId gets what is left.
final class IdentityTemplate {

    /// Those that say the same in every event of an alert. With another one in its identity, its closing would be taken
    /// for that of an alert that Harp does not know.
    private static final List<Placeholder> LASTING = List.of(TENANT_ID, ALERT_ID, JOB_ID, ALERT_TYPE);

    private static final int LONGEST_TYPE = Stream.of(AlertType.values())
            .mapToInt(type -> type.name().length())
            .max()
            .orElseThrow();

    private final String key;
    private final Template template;
    private final int longest;
    private final boolean bracketed;
    private final int share;
    private final int jobs;

    /// Reads a template.
    ///
    /// @param key of the configuration, for what is wrong
    /// @param longest how many characters Harp keeps
    /// @param bracketed whether brackets of ids stay; otherwise round ones stand in for them
    /// @throws BadConfig if it is none, holds what changes in an alert's life, or leaves its ids no room
    IdentityTemplate(String key, String text, int longest, boolean bracketed) {
        this.key = key;
        this.template = Template.parse(key, text);
        this.longest = longest;
        this.bracketed = bracketed;
        List<Placeholder> placeholders = template.placeholders();
        placeholders.stream()
                .filter(other -> !LASTING.contains(other))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadConfig(
                            key + " has " + other + ", which may change in an alert's life, so that Harp would not"
                                    + " know the alert again; it can have " + Template.named(LASTING));
                });
        int ids = (int) placeholders.stream().filter(IdentityTemplate::isId).count();
        this.jobs = (int) placeholders.stream().filter(JOB_ID::equals).count();
        int constant = constant(ids);
        int most = longest - ids * IdentityText.SHORTEST_ROOM;
        if (constant > most) {
            throw new BadConfig(key + " has " + constant + " characters without its ids, and may have " + most
                    + ": Harp keeps " + longest + ", and " + IdentityText.SHORTEST_ROOM + " are each id's");
        }
        this.share = ids == 0 ? 0 : (longest - constant) / ids;
    }

    /// How many characters stand there in any case, where there is no job.
    private int constant(int ids) {
        String shortest = template.render(placeholder -> switch (placeholder) {
            case JOB_ID -> "";
            case ALERT_TYPE -> "T".repeat(LONGEST_TYPE);
            default -> "i";
        });
        return shortest.strip().length() - ids;
    }

    private static boolean isId(Placeholder placeholder) {
        return placeholder == TENANT_ID || placeholder == ALERT_ID;
    }

    String key() {
        return key;
    }

    boolean has(Placeholder placeholder) {
        return template.placeholders().contains(placeholder);
    }

    /// Whether this id can be read back from whatever is rendered: from its beginning, or from its end.
    boolean tells(Placeholder id) {
        return isReadable(id, template.pieces())
                || isReadable(id, template.pieces().reversed());
    }

    /// Words are read one after the other, each up to a separator, until a jobId comes, which may hold anything.
    private static boolean isReadable(Placeholder id, List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Value value) {
                boolean ends = i == pieces.size() - 1 || isSeparator(pieces.get(i + 1));
                if (value.of() == JOB_ID || !ends) {
                    return false;
                }
                if (value.of() == id) {
                    return true;
                }
            }
        }
        return false;
    }

    /// No word has a space, and no id a `/`.
    private static boolean isSeparator(Piece piece) {
        return piece instanceof Piece.Text text
                && (text.text().contains(" ") || text.text().contains("/"));
    }

    /// The text for this event: the same for all events of an alert, and never empty.
    String render(AlertEvent event) {
        String jobless = render(event, "");
        if (jobs == 0) {
            return jobless;
        }
        String job = bracketless(IdentityText.plain(event.state().jobId()));
        String shown = IdentityText.beginning(job, (longest - jobless.length()) / jobs);
        if (!shown.isBlank()) {
            return render(event, shown);
        }
        String stripped = jobless.strip();
        return stripped.isEmpty() ? "-" : stripped;
    }

    private String render(AlertEvent event, String job) {
        return template.render(placeholder -> switch (placeholder) {
            case JOB_ID -> job;
            case TENANT_ID, ALERT_ID -> word(placeholder.of(event));
            default -> placeholder.of(event);
        });
    }

    private String word(String id) {
        return bracketless(id).equals(id)
                ? IdentityText.token(id, share)
                : bracketless(IdentityText.replacement(id, share));
    }

    private String bracketless(String text) {
        return bracketed ? text : text.replace('[', '(').replace(']', ')');
    }
}
