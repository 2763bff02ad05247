/** What shipping would do to values, shown where nothing is shipped. */
package io.portals.local.verify;
