/// What an alert is and how a notification changes it: pure, total, without a clock.
@NullMarked
package io.harpline.transform.domain;

import org.jspecify.annotations.NullMarked;
