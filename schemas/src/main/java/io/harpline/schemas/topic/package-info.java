/// The topics, declared once, with their whole configuration, and the headers of their records.
@NullMarked
package io.harpline.schemas.topic;

import org.jspecify.annotations.NullMarked;
