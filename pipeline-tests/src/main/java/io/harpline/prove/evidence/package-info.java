/// What a run has left behind: topics, answers, Harp's journal and alerts, logs, read once and held in memory.
@NullMarked
package io.harpline.prove.evidence;

import org.jspecify.annotations.NullMarked;
