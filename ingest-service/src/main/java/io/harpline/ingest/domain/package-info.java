/// Who sends, and how much is kept of those who have not shown that they may; nothing else.
@NullMarked
package io.harpline.ingest.domain;

import org.jspecify.annotations.NullMarked;
