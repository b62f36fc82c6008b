/// Tests of the report.
@NullMarked
package io.harpline.prove.report;

import org.jspecify.annotations.NullMarked;
