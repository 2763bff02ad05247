package io.portals.examples.shoppingcart.cart;

/** A line is no basket: says why. */
public final class MalformedLine extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedLine(String reason) {
        super(reason);
    }

    /** The reason, which is all that there is to say. */
    @Override
    public String toString() {
        return getMessage();
    }
}
