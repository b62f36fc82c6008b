/// A second application id: its topics, its process, where it stands, and how its outputs compare with the live ones.
@NullMarked
package io.harpline.operator.reprocess;

import org.jspecify.annotations.NullMarked;
