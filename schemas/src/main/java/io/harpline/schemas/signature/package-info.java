/// Is this body genuine? Signature, secret and key, and how keys lie in a directory.
@NullMarked
package io.harpline.schemas.signature;

import org.jspecify.annotations.NullMarked;
