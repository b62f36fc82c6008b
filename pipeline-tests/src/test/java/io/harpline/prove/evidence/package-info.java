/// How evidence is read.
@NullMarked
package io.harpline.prove.evidence;

import org.jspecify.annotations.NullMarked;
