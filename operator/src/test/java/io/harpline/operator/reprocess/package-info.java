@NullMarked
package io.harpline.operator.reprocess;

import org.jspecify.annotations.NullMarked;
