/// Plans what is to be sent again, and sends what is planned.
@NullMarked
package io.harpline.operator.replay;

import org.jspecify.annotations.NullMarked;
