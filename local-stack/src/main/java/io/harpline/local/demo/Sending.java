package io.harpline.local.demo;

/// One request of the demo, and what must become of it.
record Sending(Telling telling, Fate fate) {

    /// What is sent.
    ///
    /// @param plant the alert's short name
    /// @param gist what it says, for a reader
    /// @param forged whether it is signed by somebody who has not the secret
    record Telling(String plant, String gist, String body, boolean forged) {

        Sending becomes(Fate fate) {
            return new Sending(this, fate);
        }

        Telling forgedBySomebody() {
            return new Telling(plant, gist + ", forged", body, true);
        }

        /// The same notificationId with other bytes.
        Telling altered(String word, String other) {
            return new Telling(plant, gist.replace(word, other) + ", same id", body.replace(word, other), forged);
        }
    }
}
