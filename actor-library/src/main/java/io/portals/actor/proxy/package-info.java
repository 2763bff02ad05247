/** Messages to actors as calls of methods. By reflection, so on the JVM only. */
package io.portals.actor.proxy;
