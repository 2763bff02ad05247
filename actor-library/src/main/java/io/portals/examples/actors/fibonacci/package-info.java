/** Many short-lived actors: a recursion, in which each call is an actor. */
package io.portals.examples.actors.fibonacci;
