/// What became of a delivery to Harp: receipts, delivered versions, dead letters.
@NullMarked
package io.harpline.schemas.harp;

import org.jspecify.annotations.NullMarked;
