/**
 * What users implement ({@link io.portals.api.task.Task} for events, {@link io.portals.api.task.Replier} for requests,
 * {@link io.portals.api.task.OnReply} for continuations) and the contexts that their handlers get.
 */
package io.portals.api.task;
