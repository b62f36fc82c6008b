@NullMarked
package io.harpline.prove.nemesis;

import org.jspecify.annotations.NullMarked;
