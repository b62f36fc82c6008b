package io.harpline.operator.terminal;

/// Asks whether to go on. Where nobody can be asked, the answer is no.
public final class Confirmation {

    private Confirmation() {}

    public static boolean given(String question) {
        return Terminal.there()
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                .isPresent();
    }
}
