package io.harpline.local.harp;

import org.jspecify.annotations.Nullable;

/// What makes two posts one alert, besides the monitoring system, which is "api" for all that come in here.
///
/// @param environmentId absent where the post names none
record HarpIdentity(@Nullable Integer environmentId, String alertName, String source, String object) {

    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_OBJECT = 90;

    /// The identity with name and object cut as Harp cuts them, by which two long ones can become one.
    HarpIdentity cut() {
        return new HarpIdentity(environmentId, cut(alertName, LONGEST_NAME), source, cut(object, LONGEST_OBJECT));
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
    }
}
