/// Consumers of Harpline's public topics, as another team would write them.
@NullMarked
package io.harpline.examples;

import org.jspecify.annotations.NullMarked;
