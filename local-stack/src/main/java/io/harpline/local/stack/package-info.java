/// What the local stack consists of, and where it lives.
@NullMarked
package io.harpline.local.stack;

import org.jspecify.annotations.NullMarked;
