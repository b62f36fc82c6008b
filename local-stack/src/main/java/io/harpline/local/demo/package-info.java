/// The demonstration: lives of alerts, told well and badly, followed through the real topics to what Harp shows.
@NullMarked
package io.harpline.local.demo;

import org.jspecify.annotations.NullMarked;
