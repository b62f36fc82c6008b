@NullMarked
package io.harpline.operator.audit;

import org.jspecify.annotations.NullMarked;
