/**
 * Verification in a JVM: by the serializers of a production runtime if there are any, else by looking for what could be changed.
 * The only place of this module with reflection and object streams.
 */
package io.portals.local.verify.standard;
