package io.portals.examples.shoppingcart.cart;

import java.util.ArrayList;
import java.util.List;

/**
 * The carts of one user: the open one, and those that are checked out and still wait, for the inventory or for an older cart
 * that does, as orders come in the order of their checkouts.
 *
 * @param closed oldest first
 */
record UserCarts(List<Cart> closed, Cart open) {
    static final UserCarts NEW = new UserCarts(List.of(), Cart.numbered(1));

    /** The open cart is closed, and the next one is open. */
    UserCarts checkedOut() {
        List<Cart> all = new ArrayList<>(closed);
        all.add(open);
        return new UserCarts(List.copyOf(all), Cart.numbered(open.number() + 1));
    }

    /** Whether the oldest of the closed carts can go. */
    boolean isOldestSettled() {
        return !closed.isEmpty() && oldest().isSettled();
    }

    Cart oldest() {
        return closed.get(0);
    }

    UserCarts withoutOldest() {
        return new UserCarts(List.copyOf(closed.subList(1, closed.size())), open);
    }

    /** The cart with the given number, open or closed. */
    Cart cart(long number) {
        return number == open.number() ? open : closed.get(indexOf(number));
    }

    /** These carts, of which one has changed. */
    UserCarts with(Cart changed) {
        if (changed.number() == open.number()) {
            return new UserCarts(closed, changed);
        }
        List<Cart> all = new ArrayList<>(closed);
        all.set(indexOf(changed.number()), changed);
        return new UserCarts(List.copyOf(all), open);
    }

    private int indexOf(long number) {
        for (int i = 0; i < closed.size(); i++) {
            if (closed.get(i).number() == number) {
                return i;
            }
        }
        throw new IllegalStateException("cart " + number + " is gone, but an ask made for it was not resolved");
    }
}
