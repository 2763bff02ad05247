/**
 * Programs that are written step by step, as scripts are: applications whose events are values of the script's language, and whose
 * tasks are its functions. They become applications of the model, and run on the local runtime.
 */
package io.portals.playground.script;
