/// What a run shows: samples of each second, a timeline, and the report.
@NullMarked
package io.harpline.prove.report;

import org.jspecify.annotations.NullMarked;
