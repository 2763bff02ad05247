package io.portals.actor;

import io.portals.api.Fn;
import java.io.Serializable;

/**
 * What actors of a kind have in common.
 *
 * @param name of the type of virtual actors; of classic ones that of their first behavior
 * @param births what a virtual actor of a name begins with; null of classic ones
 * @param isStateless whether nothing is stored of them
 * @param passivateAfter milliseconds; 0 for never
 * @param isAccounted whether it is told what they use
 */
record Kind(
        String name,
        Fn<String, Behavior<Object>> births,
        boolean isStateless,
        long passivateAfter,
        Supervision supervision,
        boolean isAccounted)
        implements Serializable {}
