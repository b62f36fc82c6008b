@NullMarked
package io.harpline.schemas.topic;

import org.jspecify.annotations.NullMarked;
