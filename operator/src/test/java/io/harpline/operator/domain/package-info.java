@NullMarked
package io.harpline.operator.domain;

import org.jspecify.annotations.NullMarked;
