/** What a run tells of itself: its steps, its pending asks, why it cannot go on. */
package io.portals.local.run;
