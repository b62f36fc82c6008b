/// The commands.
@NullMarked
package io.harpline.local.cli;

import org.jspecify.annotations.NullMarked;
