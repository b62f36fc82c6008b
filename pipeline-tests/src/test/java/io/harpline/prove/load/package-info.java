/// Tests of the senders.
@NullMarked
package io.harpline.prove.load;

import org.jspecify.annotations.NullMarked;
