package io.portals.examples.shoppingcart.inventory;

/**
 * The state of one item: what lies on the shelf, and what was counted.
 *
 * @param stocked whether the item was ever stocked: before that, nobody can say that it is out of stock
 */
record Shelf(boolean stocked, long onHand, long granted, long refused, long putBack) {
    static final Shelf NEW = new Shelf(false, 0, 0, 0, 0);

    boolean hasOne() {
        return onHand > 0;
    }

    Shelf restocked(long number) {
        return new Shelf(true, onHand + number, granted, refused, putBack);
    }

    /** After someone asked for one, who got it if there {@link #hasOne is one}. */
    Shelf asked() {
        return hasOne()
                ? new Shelf(stocked, onHand - 1, granted + 1, refused, putBack)
                : new Shelf(stocked, onHand, granted, refused + 1, putBack);
    }

    Shelf gotBack() {
        return new Shelf(stocked, onHand + 1, granted, refused, putBack + 1);
    }

    StockLevel level(String item) {
        return new StockLevel(item, onHand, granted, refused, putBack);
    }
}
