package io.portals.examples.shoppingcart.launch.summary;

/**
 * The books of one item. Each figure has a source of its own, so none of them can hide an error of another.
 *
 * @param stocked as the input says
 * @param onHand as the inventory's state said in the end
 * @param inCarts as the carts' state said in the end
 * @param sold as the committed orders say
 * @param asked as the input says
 * @param granted as the inventory counted
 * @param refused as the inventory counted
 */
public record ItemBalance(
        String item, long stocked, long onHand, long inCarts, long sold, long asked, long granted, long refused) {

    /** What came in is still there or was sold, and each ask was answered once. */
    public boolean isOk() {
        return stocked == onHand + inCarts + sold && asked == granted + refused;
    }

    /** What does not add up, in words. */
    public String difference() {
        StringBuilder text = new StringBuilder(item).append(':');
        if (stocked != onHand + inCarts + sold) {
            text.append(String.format(
                    " stocked %d, but on hand %d + in carts %d + sold %d = %d;",
                    stocked, onHand, inCarts, sold, onHand + inCarts + sold));
        }
        if (asked != granted + refused) {
            text.append(String.format(
                    " asked %d, but granted %d + refused %d = %d;", asked, granted, refused, granted + refused));
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    ItemBalance plus(ItemBalance other) {
        return new ItemBalance(
                item,
                stocked + other.stocked,
                onHand + other.onHand,
                inCarts + other.inCarts,
                sold + other.sold,
                asked + other.asked,
                granted + other.granted,
                refused + other.refused);
    }
}
