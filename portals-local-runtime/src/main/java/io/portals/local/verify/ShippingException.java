package io.portals.local.verify;

/** A value, or a function, would not arrive as it is where it is shipped to: says where, what, why, and how to mend it. */
public final class ShippingException extends IllegalArgumentException {
    public ShippingException(String message) {
        super(message);
    }

    public ShippingException(String message, Throwable cause) {
        super(message, cause);
    }
}
