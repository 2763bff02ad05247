/**
 * What a script sees, in JavaScript: the names are those of the scripts of the first Portals, {@code PortalsJS.ApplicationBuilder} and so on.
 * It checks what it is given, as TeaVM does not.
 */
package io.portals.playground.js;
