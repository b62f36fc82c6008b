/// Is this request genuine? Signature, secret and key; nothing else.
@NullMarked
package io.harpline.ingest.domain;

import org.jspecify.annotations.NullMarked;
