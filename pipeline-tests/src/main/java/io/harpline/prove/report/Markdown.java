package io.harpline.prove.report;

/// A text in Markdown that is being written.
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    /// With empty lines around its title.
    void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    /// So that it stays within its column of a table.
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
