/**
 * How values become bytes. A runtime that keeps values as they are finds the serializers of one that ships them here, and can
 * show in a test what shipping would do to a value.
 */
package io.portals.api.codec;
