/// The domain put between topics: reads the archive, keeps the alerts, writes what became of each notification.
@NullMarked
package io.harpline.transform.topology;

import org.jspecify.annotations.NullMarked;
