/** Files as generators. For the JVM only: a program for the browser does without it. */
package io.portals.api.file;
