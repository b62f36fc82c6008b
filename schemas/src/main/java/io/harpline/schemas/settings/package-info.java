/// What every part of Harpline is told in the same way: how to reach Kafka, and where its secrets lie.
@NullMarked
package io.harpline.schemas.settings;

import org.jspecify.annotations.NullMarked;
