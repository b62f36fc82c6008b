/// Finds all that the topics tell of one alert.
@NullMarked
package io.harpline.operator.audit;

import org.jspecify.annotations.NullMarked;
