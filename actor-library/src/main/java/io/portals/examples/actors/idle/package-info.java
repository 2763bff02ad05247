/** What actors cost that nobody uses: heap and resident memory, measured while the job runs. */
package io.portals.examples.actors.idle;
