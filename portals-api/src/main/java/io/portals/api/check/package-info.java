/**
 * Validation: rules, one a class, and their report. Every problem says where, what, and how to mend it, and all are reported
 * at once.
 */
package io.portals.api.check;
