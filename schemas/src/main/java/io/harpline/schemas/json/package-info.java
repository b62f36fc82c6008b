/// JSON as it stands in every topic.
@NullMarked
package io.harpline.schemas.json;

import org.jspecify.annotations.NullMarked;
