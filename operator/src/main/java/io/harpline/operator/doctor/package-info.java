/// What the doctor looks at.
@NullMarked
package io.harpline.operator.doctor;

import org.jspecify.annotations.NullMarked;
