/// What Gardin is made to send: a seeded history of requests, good and bad.
@NullMarked
package io.harpline.prove.history;

import org.jspecify.annotations.NullMarked;
