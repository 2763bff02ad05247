package io.portals.examples.shoppingcart.launch.summary;

import io.portals.examples.shoppingcart.analytics.ItemCount;
import io.portals.examples.shoppingcart.launch.RunFacts;
import io.portals.examples.shoppingcart.launch.input.Profile;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints a {@link Summary}, each figure with where it comes from. */
public final class SummaryText {
    /** So many items are shown; the file has all. */
    private static final int ITEMS_SHOWN = 10;

    private static final int DIFFERENCES_SHOWN = 100;

    private final PrintStream out;
    private final boolean stockLimited;
    private final OutputFolder output;

    public SummaryText(PrintStream out, boolean stockLimited, OutputFolder output) {
        this.out = out;
        this.stockLimited = stockLimited;
        this.output = output;
    }

    /** Prints all, and writes the balance of all items to a file. */
    public void print(Summary summary, RunFacts facts) throws IOException {
        counts(summary);
        top(summary.top());
        run(summary.input(), facts);
        writeBalance(summary.balance());
        balance(summary.balance());
    }

    private void counts(Summary summary) {
        Profile input = summary.input();
        ItemBalance total = summary.balance().total();
        out.println();
        if (input.lines() > 0) {
            row("lines", input.lines(), "in the input");
        }
        row("baskets", input.checkouts(), "checkouts in the input");
        row("dead letters", summary.deadLetters(), "committed to " + name(output.deadLetters()));
        row("orders", summary.orders(), "committed to " + name(output.orders()));
        row("empty checkouts", summary.emptyCheckouts(), "nothing in the cart, so no order");
        row("open carts", summary.openCarts(), "with items, never checked out");
        row("items asked", total.asked(), "adds in the input");
        row("items granted", total.granted(), "as the inventory counted");
        row("items refused", total.refused(), "as the inventory counted");
        row("items put back", summary.putBack(), "as the inventory counted");
    }

    private void row(String what, long number, String source) {
        out.printf(Locale.ROOT, "%-16s %,15d   %s%n", what, number, source);
    }

    private void top(List<ItemCount> top) {
        out.println();
        out.printf("top %d, as the analytics portal answered%n", top.size());
        for (int i = 0; i < top.size(); i++) {
            out.printf(
                    Locale.ROOT,
                    "%4d. %-30s %,10d%n",
                    i + 1,
                    top.get(i).item(),
                    top.get(i).count());
        }
    }

    private void run(Profile input, RunFacts facts) {
        double seconds = Math.max(1, facts.elapsed().toMillis()) / 1000.0;
        out.println();
        out.printf(
                Locale.ROOT,
                "rate: %,d operations in %.1f s from submission to last commit, %,.0f operations/s%n",
                input.operations(),
                seconds,
                input.operations() / seconds);
        out.println("checkpoints: " + facts.checkpoints());
        out.println("restarts: " + facts.restarts());
    }

    private void balance(Balance balance) {
        out.println();
        out.println(
                "balance: stocked (input) = on hand (inventory's state) + in carts (carts' state) + sold (committed orders)");
        out.println("         asked (input) = granted + refused (inventory)");
        if (!stockLimited && !balance.items().isEmpty()) {
            out.printf(Locale.ROOT, "         unlimited stock is %,d of each item%n", stockOfOne(balance));
        }
        String form = "%-30s %,16d %,16d %,10d %,10d %,10d %,10d %,10d%n";
        out.printf(
                "%-30s %16s %16s %10s %10s %10s %10s %10s%n",
                "item", "stocked", "on hand", "in carts", "sold", "asked", "granted", "refused");
        balance.items().stream()
                .sorted(Comparator.comparingLong(ItemBalance::asked).reversed().thenComparing(ItemBalance::item))
                .limit(ITEMS_SHOWN)
                .forEach(item -> itemRow(form, item));
        itemRow(form, balance.total());
        out.printf("%d items in %s%n", balance.items().size(), output.balance());
        if (balance.isOk()) {
            out.println("balance: OK");
            return;
        }
        List<ItemBalance> differing = balance.differing();
        out.printf("balance: %d items differ%n", differing.size());
        differing.stream().limit(DIFFERENCES_SHOWN).forEach(item -> out.println("  " + item.difference()));
        if (differing.size() > DIFFERENCES_SHOWN) {
            out.printf("  and %d more%n", differing.size() - DIFFERENCES_SHOWN);
        }
    }

    private static long stockOfOne(Balance balance) {
        return balance.items().stream().mapToLong(ItemBalance::stocked).max().orElse(0);
    }

    private void itemRow(String form, ItemBalance item) {
        out.printf(
                Locale.ROOT,
                form,
                item.item(),
                item.stocked(),
                item.onHand(),
                item.inCarts(),
                item.sold(),
                item.asked(),
                item.granted(),
                item.refused());
    }

    private void writeBalance(Balance balance) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("item,stocked,on hand,in carts,sold,asked,granted,refused,ok");
        for (ItemBalance item : balance.items()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "\"%s\",%d,%d,%d,%d,%d,%d,%d,%s",
                    item.item().replace("\"", "\"\""),
                    item.stocked(),
                    item.onHand(),
                    item.inCarts(),
                    item.sold(),
                    item.asked(),
                    item.granted(),
                    item.refused(),
                    item.isOk()));
        }
        Files.write(output.balance(), lines);
    }

    private String name(Path folder) {
        return output.root().relativize(folder).toString();
    }
}
