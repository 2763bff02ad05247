/** Examples of actors, each of which knows what must come out of it. Package {@code launch} runs them. */
package io.portals.examples.actors;
