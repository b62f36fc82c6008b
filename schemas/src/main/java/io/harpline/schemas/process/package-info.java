/// What the process of each service does alike: how it ends, and how it logs.
@NullMarked
package io.harpline.schemas.process;

import org.jspecify.annotations.NullMarked;
