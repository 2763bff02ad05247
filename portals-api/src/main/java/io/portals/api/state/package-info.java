/** Durable state: named, typed handles, scoped to the task that declares them, and the declaration of what a task may touch. */
package io.portals.api.state;
