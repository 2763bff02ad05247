/** State handles on Flink's keyed state. */
package io.portals.flink.state;
