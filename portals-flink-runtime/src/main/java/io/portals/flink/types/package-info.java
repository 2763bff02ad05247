/** Type information and serializers: records, sums (sealed hierarchies and open ones), JDK types, stored continuations. */
package io.portals.flink.types;
