/// What Harpline says of an alert: the event and the state, Harpline's public contract.
@NullMarked
package io.harpline.schemas.alert;

import org.jspecify.annotations.NullMarked;
