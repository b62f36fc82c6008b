/// What the commands decide: which alerts are listed, what is the same and what differs.
@NullMarked
package io.harpline.operator.domain;

import org.jspecify.annotations.NullMarked;
