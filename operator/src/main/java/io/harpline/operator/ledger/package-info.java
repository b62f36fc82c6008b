/// Counts from the topics whether everything adds up.
@NullMarked
package io.harpline.operator.ledger;

import org.jspecify.annotations.NullMarked;
