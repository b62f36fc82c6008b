/// What must become of archived notifications, thought out anew and as plainly as possible: it shares no code with the
/// state machine, nor with the reader of notifications.
@NullMarked
package io.harpline.prove.model;

import org.jspecify.annotations.NullMarked;
