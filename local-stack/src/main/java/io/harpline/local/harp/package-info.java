/// A Harp to send alerts to: it behaves as Harp is known to behave, flaws included, so that nobody tests against a
/// Harp one would like.
///
/// ```
/// POST ──▶ HarpRoutes ──▶ HarpCollector ──▶ HarpDaemon ──▶ HarpJournal (forced to disk)
///    through the Door       (reads, answers)      └──▶ HarpAlerts ──▶ GET /alerts, GET /
///                                │
///                              Today: a BadDay, or none ◀── PUT /bad-day, ./harpline harp
/// ```
@NullMarked
package io.harpline.local.harp;

import org.jspecify.annotations.NullMarked;
