/**
 * The local runtime's inside. {@link io.portals.local.engine.Engine} chooses a {@link io.portals.local.engine.Place} that has
 * something to do, and lets it handle one batch in a {@link io.portals.local.engine.Transaction}.
 *
 * <ul>
 *   <li>places: generators, inputs, the queues in front of sequencers and workflows, requests, replies, timeouts
 *   <li>a workflow processes a batch step by step ({@code WorkflowNode}, {@code StepNode})
 *   <li>a keyed task's handlers run in a {@code TaskScope}, on a {@code TaskState}
 *   <li>{@code Asks} keeps what is pending, {@code Completion} says what is left to do when nothing else is
 * </ul>
 *
 * <p>It must compile to JavaScript, and what it does must follow from the seed alone: no threads, reflection, or order of hashes.
 */
package io.portals.local.engine;
